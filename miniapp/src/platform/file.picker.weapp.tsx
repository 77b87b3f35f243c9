import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { FilePickerProps } from './files.types.ts'

/** Files come to WeChat through chats: the reader chooses one that was sent to somebody, or to themselves. */
export function FilePicker({ id, className, label, endings, onPick, children }: FilePickerProps) {
  const choose = async () => {
    const chosen = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: [...endings] }).catch(() => null)
    const file = chosen?.tempFiles[0]
    if (file) onPick({ name: file.name, size: file.size, source: file.path })
  }
  return (
    <View
      id={id}
      className={className}
      hoverClass="pressed"
      onClick={() => void choose()}
      {...{ 'aria-role': 'button', 'aria-label': label }}
    >
      {children}
    </View>
  )
}
