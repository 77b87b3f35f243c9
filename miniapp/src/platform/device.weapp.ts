import Taro from '@tarojs/taro'

/** What the owner of a phone will recognise in the list of devices, such as `HUAWEI P50 · 微信`. */
export function deviceLabel(): string {
  const model = Taro.getDeviceInfo().model.replace(/<.*>/, '').trim()
  return `${model || '手机'} · 微信`.slice(0, 60)
}

export const devicePlatform = 'weapp' as const
