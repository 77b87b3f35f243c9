import { texts } from '../../lib/i18n.ts'

export const filesTexts = texts(
  {
    files: '图片和 PDF',
    most: (count: number) => `最多 ${count} 个`,
    alt: '这张图上是什么',
    altPlaceholder: '说一说图上是什么',
    altOf: (index: number) => `第 ${index} 张图上是什么`,
    rowOf: (index: number, name: string) => `第 ${index} 个，${name}`,
    up: (name: string) => `${name} 上移`,
    down: (name: string) => `${name} 下移`,
    remove: (name: string) => `拿掉 ${name}`,
    waitingForWords: '写好标题、正文和范围后自动上传',
    bytes: (bytes: number) =>
      bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`,
    openPdf: (name: string) => `打开 ${name}`,
    pdf: 'PDF',
  },
  {
    files: 'Pictures and PDFs',
    most: (count: number) => `Up to ${count}`,
    alt: 'What the picture shows',
    altPlaceholder: 'Say what it shows',
    altOf: (index: number) => `What picture ${index} shows`,
    rowOf: (index: number, name: string) => `No. ${index}, ${name}`,
    up: (name: string) => `Move ${name} up`,
    down: (name: string) => `Move ${name} down`,
    remove: (name: string) => `Take out ${name}`,
    waitingForWords: 'Sent by itself once title, text and audience are there',
    bytes: (bytes: number) =>
      bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`,
    openPdf: (name: string) => `Open ${name}`,
    pdf: 'PDF',
  },
)
