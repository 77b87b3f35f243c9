import Taro from '@tarojs/taro'

export const hasWechatLogin: boolean = true

/** A fresh code of wx.login: five minutes, one use. Rejects when WeChat gives none. */
export async function wechatCode(): Promise<string> {
  const { code } = await Taro.login()
  return code
}
