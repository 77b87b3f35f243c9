import { texts } from '../lib/i18n.ts'

export const fileRowsTexts = texts(
  {
    addPictures: '加图片',
    addPdf: '加 PDF',
    rowOf: (index: number, name: string) => `第 ${index} 个，${name}`,
    remove: (name: string) => `拿掉 ${name}`,
    stop: (name: string) => `停止上传 ${name}`,
    again: (name: string) => `再传一次 ${name}`,
    waiting: '等着上传',
    sending: (percent: number) => `正在上传 ${percent}%`,
    failed: '没有传上去，写的内容都还在',
    lost: '这个文件没能留在这台设备上，请重新选一次',
    tooLarge: 'PDF 最大 20 MB，请压缩后再传',
    bytes: (bytes: number) =>
      bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`,
  },
  {
    addPictures: 'Add pictures',
    addPdf: 'Add PDF',
    rowOf: (index: number, name: string) => `No. ${index}, ${name}`,
    remove: (name: string) => `Take out ${name}`,
    stop: (name: string) => `Stop sending ${name}`,
    again: (name: string) => `Send ${name} again`,
    waiting: 'Waiting to be sent',
    sending: (percent: number) => `Sending, ${percent}%`,
    failed: 'It was not sent; what you wrote is kept',
    lost: 'This device could not keep the file; please choose it again',
    tooLarge: 'A PDF may have 20 MB at most; please compress it',
    bytes: (bytes: number) =>
      bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`,
  },
)
