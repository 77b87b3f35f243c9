import type { Attachment } from '@liren/shared/announcements.attachments'
import { Gallery } from '../../../ui/gallery.tsx'
import { fetchPicture, type FileSource } from '../files.api.ts'
import { PdfRows } from './pdf.rows.tsx'

/** Everything that hangs beside the text of a notice: pictures, then documents. */
export function Files({ source, files }: { source: FileSource; files: readonly Attachment[] }) {
  const { communityId, announcementId, isPublic } = source
  return (
    <>
      <Gallery
        id="notice-pictures"
        load={{
          of: [communityId, announcementId, isPublic].join(),
          fetch: (id, size, signal) => fetchPicture(source, id, size, signal),
        }}
        pictures={files.filter(({ kind }) => kind === 'picture')}
      />
      <PdfRows source={source} files={files.filter(({ kind }) => kind === 'pdf')} />
    </>
  )
}
