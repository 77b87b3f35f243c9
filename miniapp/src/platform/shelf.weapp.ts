import Taro from '@tarojs/taro'
import type { PickedFile } from './files.types.ts'

const folder = () => Taro.env.USER_DATA_PATH ?? ''
const beginning = 'waiting-'
const pathOf = (key: string) => `${folder()}/${beginning}${key}`

/** Keeps a chosen file: what WeChat gives is a temporary path, which goes with the mini-program. */
export async function shelve(key: string, { source }: PickedFile): Promise<void> {
  try {
    if (typeof source === 'string') Taro.getFileSystemManager().copyFileSync(source, pathOf(key))
  } catch {
    // No room for it: when the page is opened again it says which file is to be chosen again.
  }
}

/** Where a file that was kept lies; null when it was not, or is gone. */
export async function takeUp(key: string): Promise<string | null> {
  try {
    Taro.getFileSystemManager().accessSync(pathOf(key))
    return pathOf(key)
  } catch {
    return null
  }
}

/** Lets go of every file whose key begins so. */
export async function unshelve(start: string): Promise<void> {
  try {
    const files = Taro.getFileSystemManager()
    for (const name of files.readdirSync(folder()))
      if (name.startsWith(beginning + start)) files.unlinkSync(`${folder()}/${name}`)
  } catch {
    // They go with the mini-program.
  }
}
