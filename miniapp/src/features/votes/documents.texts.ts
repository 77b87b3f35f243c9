import { texts } from '../../lib/i18n.ts'

export const documentsTexts = texts(
  {
    label: '附件',
    hint: (count: number) => `PDF 或图片，最多 ${count} 份。公告发出后不能再换：公告里写着每份附件的指纹。`,
    known: '用以前传过的',
    knownTitle: '这个小区传过的文件',
    knownEmpty: '还没有传过文件。先在这里加图片或 PDF。',
    list: (count: number) => `附件 ${count} 份`,
    look: (name: string) => `看 ${name}`,
    pdf: 'PDF',
    picture: '图片',
    missing: '没有取到，请检查网络后再打开',
    fingerprint: '指纹',
    fingerprintNote: '这份文件的 SHA-256。公告和开票记录里写着同一串，谁改过一个字都对不上。',
    rests: '规则依据的文件',
  },
  {
    label: 'Documents',
    hint: (count: number) =>
      `PDFs or pictures, up to ${count}. They cannot be exchanged after the notice: it bears the fingerprint of each.`,
    known: 'Use one sent before',
    knownTitle: 'Documents of this estate',
    knownEmpty: 'None yet. Add a picture or PDF here first.',
    list: (count: number) => (count === 1 ? '1 document' : `${count} documents`),
    look: (name: string) => `Look at ${name}`,
    pdf: 'PDF',
    picture: 'Picture',
    missing: 'It did not come. Check the connection and open it again',
    fingerprint: 'Fingerprint',
    fingerprintNote:
      'SHA-256 of this file. The notice and the log bear the same: whoever changed a letter is found out.',
    rests: 'What the rules rest on',
  },
)
