import Taro from '@tarojs/taro'

/** How much larger than normal WeChat's own text is set; 1 to 2. */
export function systemTextScale(): number {
  // Taro's types lag behind: fontSizeScaleFactor came with base library 2.30.
  const info = Taro.getAppBaseInfo() as Taro.getAppBaseInfo.Result & { fontSizeScaleFactor?: number }
  const factor = info.fontSizeScaleFactor ?? 1
  return Number.isFinite(factor) ? Math.min(Math.max(factor, 1), 2) : 1
}
