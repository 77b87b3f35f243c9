/** Sends codes by text message, or has them read out by a call. */
export interface SmsPort {
  /**
   * Hands one message over to the carrier's gateway; that it was delivered is not known.
   * @param phone a mainland number, eleven digits
   * @throws SmsError
   */
  sendCode(phone: string, code: string): Promise<void>
  /**
   * Has a machine call the number and read the code out; absent where no such service is set up.
   * @throws SmsError
   */
  callCode?(phone: string, code: string): Promise<void>
}
