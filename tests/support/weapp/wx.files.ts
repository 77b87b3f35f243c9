import type { Device } from './device.ts'
import { WxFailure, type WxCalls } from './wx.call.ts'

const shown = ['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'pdf']

type Agreed = (reason: string) => Promise<boolean>

/** WeChat's files: a folder of the mini-program's own, a viewer for documents, and files out of chats. */
export function createFiles(device: Device, { later }: WxCalls, agreed: Agreed) {
  const { files, documents, person } = device
  const at = (path: string) => {
    const bytes = files.get(path)
    if (!bytes) throw new Error(`no such file ${path}`)
    return bytes
  }
  const manager = {
    accessSync: (path: string) => void at(path),
    copyFileSync: (from: string, to: string) => void files.set(to, at(from)),
    readdirSync: (folder: string) =>
      [...files.keys()].filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1)),
    readFileSync: (path: string) => at(path).toString('utf8'),
    unlinkSync: (path: string) => void (at(path) && files.delete(path)),
    writeFileSync: (path: string, data: ArrayBuffer | string) =>
      void files.set(path, typeof data === 'string' ? Buffer.from(data) : Buffer.from(new Uint8Array(data))),
  }
  return {
    getFileSystemManager: () => manager,
    chooseMessageFile: later('chooseMessageFile', async ({ count, type, extension }) => {
      if (count !== 1 || type !== 'file') throw new WxFailure('parameter error')
      if (!(await agreed('chooseMessageFile')))
        throw new WxFailure('privacy permission is not authorized', { errno: 104 })
      const chosen = person.chosenFile()
      const ending = chosen?.name.split('.').at(-1) ?? ''
      if (!chosen || !(extension as string[]).includes(ending)) throw new WxFailure('cancel')
      const path = `http://tmp/${String(files.size)}.${ending}`
      files.set(path, chosen.bytes)
      return { tempFiles: [{ path, name: chosen.name, size: chosen.bytes.length, type: 'file', time: 0 }] }
    }),
    chooseMedia: later('chooseMedia', async ({ count, mediaType, sizeType }) => {
      if (Number(count) > 20 || String(mediaType) !== 'image' || String(sizeType) !== 'compressed')
        throw new WxFailure('parameter error')
      if (!(await agreed('chooseMedia'))) throw new WxFailure('privacy permission is not authorized', { errno: 104 })
      const chosen = person.chosenPictures().slice(0, Number(count))
      if (chosen.length === 0) throw new WxFailure('cancel')
      const tempFiles = chosen.map(({ name, bytes }, n) => {
        const tempFilePath = `http://tmp/${String(files.size)}-${String(n)}-${name}`
        files.set(tempFilePath, bytes)
        return { tempFilePath, size: bytes.length, fileType: 'image' }
      })
      return { tempFiles, type: 'image' }
    }),
    previewImage: later('previewImage', ({ urls, current }) => {
      const all = urls as string[]
      if (!all.includes(String(current)) || all.some((url) => !files.has(url))) throw new WxFailure('no such picture')
      device.viewed = all
    }),
    saveImageToPhotosAlbum: later('saveImageToPhotosAlbum', async ({ filePath }) => {
      const picture = files.get(String(filePath))
      if (!picture) throw new WxFailure('file not found')
      if (!(await agreed('saveImageToPhotosAlbum')))
        throw new WxFailure('privacy permission is not authorized', { errno: 104 })
      if (!person.allowsAlbum) throw new WxFailure('auth deny')
      if (picture.readUInt32BE(0) !== 0x89504e47) throw new WxFailure('invalid file type')
      device.album.push(picture)
    }),
    openDocument: later('openDocument', ({ filePath, fileType }) => {
      if (!files.has(String(filePath))) throw new WxFailure("file doesn't exist")
      if (!shown.includes(String(fileType))) throw new WxFailure('filetype not supported')
      documents.push(String(filePath))
    }),
  }
}
