/** Whether this target can sign in with WeChat. A browser cannot. */
export const hasWechatLogin: boolean = false

/** Code for `signInWithWechat`; only where `hasWechatLogin`. */
export async function wechatCode(): Promise<string> {
  throw new Error('no WeChat here')
}
