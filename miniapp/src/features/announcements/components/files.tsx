import type { Attachment } from '@liren/shared/announcements.attachments'
import type { FileSource } from '../files.api.ts'
import { Gallery } from './gallery.tsx'
import { PdfRows } from './pdf.rows.tsx'

/** Everything that hangs beside the text of a notice: pictures, then documents. */
export function Files({ source, files }: { source: FileSource; files: readonly Attachment[] }) {
  return (
    <>
      <Gallery source={source} pictures={files.filter(({ kind }) => kind === 'picture')} />
      <PdfRows source={source} files={files.filter(({ kind }) => kind === 'pdf')} />
    </>
  )
}
