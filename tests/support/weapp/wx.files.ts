import type { Device } from './device.ts'
import { WxFailure, type WxCalls } from './wx.call.ts'

const shown = ['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'pdf']

/** WeChat's files: a folder of the mini-program's own, and a viewer for documents. */
export function createFiles({ files, documents }: Device, { later }: WxCalls) {
  const manager = {
    writeFileSync: (path: string, data: ArrayBuffer | string) =>
      void files.set(path, typeof data === 'string' ? Buffer.from(data) : Buffer.from(new Uint8Array(data))),
  }
  return {
    getFileSystemManager: () => manager,
    openDocument: later('openDocument', ({ filePath, fileType }) => {
      if (!files.has(String(filePath))) throw new WxFailure("file doesn't exist")
      if (!shown.includes(String(fileType))) throw new WxFailure('filetype not supported')
      documents.push(String(filePath))
    }),
  }
}
