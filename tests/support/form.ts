import type { Endpoint } from '@liren/shared/endpoint'
import { hugePng } from './pictures.ts'
import { smallPdf } from './pdf.ts'

const boundary = 'a-line-between-parts'

export const formType = `multipart/form-data; boundary=${boundary}`

/** The body of a form that carries one file. */
export const formWith = ({ name, bytes }: { name: string; bytes: Buffer }): Buffer =>
  Buffer.concat([
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])

/** A file that an upload takes, where any will do. */
export const someFile = { name: '名册.csv', bytes: Buffer.from('楼栋,室号,专有面积,业主姓名\n1号楼,101,80,张三\n') }

/** Uploads that take pictures and PDFs. */
const takingPdfs = ['announcements.attach', 'votes.attach', 'votes.deliveryFile', 'votes.addScan', 'votes.officialFile']

/** A file that this endpoint takes. */
export const fileFor = ({ id }: Endpoint) => {
  if (id === 'complaints.attach') return { name: '灯.png', bytes: hugePng(16) }
  return takingPdfs.includes(id) ? { name: '停水.pdf', bytes: smallPdf() } : someFile
}
