import { texts } from '../../lib/i18n.ts'

export const scansTexts = texts(
  {
    label: '这张选票的照片或扫描件',
    hint: '录入以前先存档，字要看得清。只有记票、复核的人能看；录入后照片的指纹写进记录，不能再换。',
    none: '还没有照片。没有存档不能录入。',
    look: (index: number) => `看第 ${index} 张`,
    remove: (index: number) => `拿掉第 ${index} 张`,
    page: (index: number) => `第 ${index} 张`,
  },
  {
    label: 'Photographs or scans of this paper',
    hint: 'Kept before it is entered, and legible. Only those who record or recount see them; once it is entered their fingerprints are in the log.',
    none: 'No photograph yet. Without one it cannot be entered.',
    look: (index: number) => `Look at page ${index}`,
    remove: (index: number) => `Take out page ${index}`,
    page: (index: number) => `Page ${index}`,
  },
)
