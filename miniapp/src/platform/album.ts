import { save } from './files.ts'

/** Where pictures go: browsers have no album, and save a file. */
export const pictureShelf: 'album' | 'file' = 'file'

/** Keeps a picture (PNG) for its reader; false where the device does not allow it. */
export async function keepPicture(bytes: Uint8Array, name: string): Promise<boolean> {
  save(new Blob([bytes.slice().buffer], { type: 'image/png' }), `${name}.png`)
  return true
}
