import Taro from '@tarojs/taro'

/** Puts words where they can be pasted from; false where the device does not let us. */
export const copy = (data: string): Promise<boolean> =>
  Taro.setClipboardData({ data }).then(
    () => true,
    () => false,
  )
