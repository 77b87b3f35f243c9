import Taro from '@tarojs/taro'

export const pictureShelf: 'album' | 'file' = 'album'

/** Puts a picture (PNG) into the phone’s album; false where its owner does not let us. */
export async function keepPicture(bytes: Uint8Array, name: string): Promise<boolean> {
  const files = Taro.getFileSystemManager()
  const filePath = `${Taro.env.USER_DATA_PATH ?? ''}/${name}.png`
  files.writeFileSync(filePath, bytes.slice().buffer)
  try {
    await Taro.saveImageToPhotosAlbum({ filePath })
    return true
  } catch {
    return false
  } finally {
    files.unlinkSync(filePath)
  }
}
