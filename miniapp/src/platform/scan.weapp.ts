import Taro from '@tarojs/taro'

export const canScan: boolean = true

/** Opens WeChat's scanner; null when it was closed, or may not use the camera. */
export async function scan(): Promise<string | null> {
  try {
    const { result } = await Taro.scanCode({ scanType: ['qrCode'] })
    return result
  } catch {
    return null
  }
}
