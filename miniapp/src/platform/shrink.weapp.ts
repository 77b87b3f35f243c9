import Taro from '@tarojs/taro'
import type { PickedFile } from './files.types.ts'

const smallBytes = 1024 * 1024

/** The picture small enough for a phone's line; WeChat's album has mostly seen to it already. */
export async function shrunk(file: PickedFile): Promise<PickedFile> {
  if (typeof file.source !== 'string' || file.size <= smallBytes) return file
  const made = await Taro.compressImage({ src: file.source, quality: 80, compressedWidth: 2400 }).catch(() => null)
  return made ? { ...file, source: made.tempFilePath } : file
}
