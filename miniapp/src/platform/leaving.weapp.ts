import Taro from '@tarojs/taro'

/** Has WeChat ask before this page is left, also by its own back. Returns the way to stop. */
export function warnBeforeLeaving(words: string): () => void {
  if (!Taro.canIUse('enableAlertBeforeUnload')) return () => {}
  Taro.enableAlertBeforeUnload({ message: words })
  return () => Taro.disableAlertBeforeUnload()
}
