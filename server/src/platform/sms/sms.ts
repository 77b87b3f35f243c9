/** Sends sign-in codes by text message. */
export interface SmsPort {
  /**
   * Hands one message over to the carrier's gateway; that it was delivered is not known.
   * @param phone a mainland number, eleven digits
   * @throws SmsError
   */
  sendCode(phone: string, code: string): Promise<void>
}
