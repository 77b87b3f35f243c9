import { useState } from 'react'
import type { VoteFile } from '@liren/shared/votes.files'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { fileRowsTexts } from '../../../ui/file.rows.texts.ts'
import { ListRow } from '../../../ui/list.row.tsx'
import { documentsTexts } from '../documents.texts.ts'
import { useOpenVotePdf } from '../hooks/use-documents.ts'
import type { InDecision } from '../votes.api.ts'
import styles from './documents.list.module.css'
import { PictureSheet } from './picture.sheet.tsx'

interface DocumentsListProps {
  at: InDecision
  files: readonly VoteFile[]
  /** What the ids of the rows begin with. */
  id: string
}

/** Files of a decision: a PDF opens in the reader, a picture over the page. */
export function DocumentsList({ at, files, id }: DocumentsListProps) {
  const words = documentsTexts.use()
  const rows = fileRowsTexts.use()
  const opening = useOpenVotePdf(at)
  const [shown, setShown] = useState<VoteFile | null>(null)
  if (files.length === 0) return null
  return (
    <Box role="group" label={words.list(files.length)} className={styles['files']}>
      {files.map((file, place) => (
        <ListRow
          key={file.id}
          id={`${id}-${place + 1}`}
          icon={file.kind === 'pdf' ? 'file' : 'photo'}
          title={file.name}
          note={`${words[file.kind]} · ${rows.bytes(file.bytes)}`}
          onPress={() => (file.kind === 'pdf' ? opening.mutate(file.id) : setShown(file))}
        />
      ))}
      {opening.error && <Banner tone="danger">{messageOf(opening.error)}</Banner>}
      {shown && <PictureSheet at={at} file={shown} onClose={() => setShown(null)} />}
    </Box>
  )
}
