export type WechatFault = 'code_invalid' | 'rate_limited' | 'risky_account' | 'unavailable'

/** Why there is no answer that could be used, where no errcode says it. */
export type WechatReason =
  | 'refused'
  | 'timeout'
  | 'network'
  | 'no_connection'
  | 'http_status'
  | 'not_json'
  | 'unexpected_reply'
  | 'foreign_phone'

/**
 * WeChat did not do as asked. Holds nothing secret and no cause, since the text of a cause may quote a reply:
 * it is safe to log as it is.
 */
export class WechatError extends Error {
  override name = 'WechatError'
  readonly kind: WechatFault
  readonly reason: WechatReason
  /** WeChat's own number, or null when no reply of it could be read. */
  readonly errcode: number | null
  /** WeChat's id of the call (its "rid"), for a question to their support. */
  readonly requestId: string | null

  constructor(
    kind: WechatFault,
    call: string,
    {
      reason,
      errcode = null,
      requestId = null,
    }: { reason: WechatReason; errcode?: number | null; requestId?: string | null },
  ) {
    super(`WeChat ${call}: ${reason}${errcode === null ? '' : ` (${errcode})`}`)
    this.kind = kind
    this.reason = reason
    this.errcode = errcode
    this.requestId = requestId
  }
}
