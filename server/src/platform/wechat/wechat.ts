/** What we ask of WeChat. Both refuse with a `WechatError`. */
export interface WechatPort {
  /**
   * Who stands behind a code of `wx.login` (five minutes, single use).
   * `unionid` is null unless the mini-program is bound to an open-platform account.
   */
  sessionOfLoginCode(code: string): Promise<{ openid: string; unionid: string | null }>
  /** The mainland number, eleven digits, behind a code of the phone button (another code than that of `wx.login`). */
  phoneOfCode(code: string): Promise<string>
}

/** The one access token that all processes use. */
export interface SharedToken {
  /** The token, or null when there is none that is still good. */
  current(): Promise<string | null>
  /**
   * A token other than `stale`: one that somebody else fetched meanwhile, or what `fetchNew` brings.
   * However many callers notice the same stale token at once, in however many processes, `fetchNew` runs once.
   */
  renew(stale: string | null, fetchNew: () => Promise<{ value: string; expiresInSeconds: number }>): Promise<string>
}
