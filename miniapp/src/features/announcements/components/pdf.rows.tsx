import type { Attachment } from '@liren/shared/announcements.attachments'
import { messageOf } from '../../../lib/messages.ts'
import { Banner } from '../../../ui/banner.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { Box } from '../../../platform/elements.tsx'
import type { FileSource } from '../files.api.ts'
import { filesTexts } from '../files.texts.ts'
import { useOpenPdf } from '../hooks/use-open-pdf.ts'
import styles from './pdf.rows.module.css'

/** The PDFs of a notice; a tap opens one. */
export function PdfRows({ source, files }: { source: FileSource; files: readonly Attachment[] }) {
  const words = filesTexts.use()
  const opening = useOpenPdf(source)
  if (files.length === 0) return null
  return (
    <Box className={styles['files']}>
      {files.map(({ id, name, bytes }) => (
        <ListRow
          key={id}
          id={`pdf-${id}`}
          icon="file"
          title={name}
          note={`${words.pdf} · ${words.bytes(bytes)}`}
          onPress={() => opening.mutate(id)}
        />
      ))}
      {opening.error && <Banner tone="danger">{messageOf(opening.error)}</Banner>}
    </Box>
  )
}
