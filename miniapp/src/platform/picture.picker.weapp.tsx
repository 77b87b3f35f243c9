import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { PicturePickerProps } from './files.types.ts'

const nameOf = (path: string) => path.split('/').pop() ?? 'picture.jpg'

/** WeChat's album and camera; it makes pictures smaller on the way. */
export function PicturePicker({ id, className, label, most, onPick, children }: PicturePickerProps) {
  const choose = async () => {
    const options = { count: most, mediaType: ['image' as const], sizeType: ['compressed' as const] }
    const chosen = await Taro.chooseMedia(options).catch(() => null)
    const files = chosen?.tempFiles ?? []
    if (files.length > 0)
      onPick(files.map(({ tempFilePath, size }) => ({ name: nameOf(tempFilePath), size, source: tempFilePath })))
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
