/**
 * 'rate_limited': this number got too many messages lately. 'rejected': this number can get none.
 * 'unavailable': everything that is not about the number: time-out, network, balance, template, key, quota.
 */
export type SmsFault = 'rate_limited' | 'rejected' | 'unavailable'

/** A message was not taken. Holds neither number nor code nor key, and no cause: it is safe to log as it is. */
export class SmsError extends Error {
  override name = 'SmsError'
  readonly kind: SmsFault
  /** The gateway's own code, such as `isv.BUSINESS_LIMIT_CONTROL`, or what kept its reply from us. */
  readonly code: string
  /** The gateway's id of the call, for a question to their support. */
  readonly requestId: string | null

  constructor(kind: SmsFault, code: string, requestId: string | null = null) {
    super(`SMS gateway: ${code}`)
    this.kind = kind
    this.code = code
    this.requestId = requestId
  }
}
