import type { Matter } from '@liren/shared/announcements.matter'
import type { LinkTarget, StructuredText as Blocks } from '@liren/shared/structured.text'
import type { ReactNode } from 'react'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Badge } from '../../../ui/chip.tsx'
import { StructuredText } from '../../../ui/structured.text.tsx'
import { announcementsTexts } from '../announcements.texts.ts'
import { Facts } from './facts.tsx'
import { KindMark } from '../../../ui/mark.tsx'
import styles from './notice.view.module.css'

interface NoticeViewProps {
  matter: Matter
  title: string
  blocks: Blocks
  /** Who signs, such as `3幢 楼长 王秀英`. */
  author: string
  when: ReactNode
  labels: readonly string[]
  /** The column it stands in. */
  column?: string | undefined
  displayedUntil?: string | null
  displayDays?: number | undefined
  expiresAt?: string | null
  /** Pictures and PDFs below the text. */
  files?: ReactNode
  /** Marks beside the kind, such as that it was corrected. */
  marks?: ReactNode
  onLink?: ((to: LinkTarget) => void) | undefined
}

/** A notice as residents read it; the composer shows the same. */
export function NoticeView({ matter, title, blocks, author, when, labels, ...more }: NoticeViewProps) {
  const words = announcementsTexts.use().detail
  const { column, displayedUntil = null, displayDays, expiresAt = null, files, marks, onLink } = more
  const hasMarks = matter.kind !== 'notice' || column !== undefined || Boolean(marks)
  return (
    <Box as="article" className={styles['notice']}>
      {hasMarks && (
        <Box className={styles['marks']}>
          <KindMark matter={matter} />
          {column !== undefined && <Badge>{column}</Badge>}
          {marks}
        </Box>
      )}
      <Box as="h2" className={styles['title']}>
        {title}
      </Box>
      <Box className={styles['meta']}>
        <Txt className={styles['author']}>{author}</Txt>
        {when}
      </Box>
      {labels.length > 0 && (
        <Box className={styles['labels']}>
          <Txt>{words.forWhom}</Txt>
          {labels.map((label) => (
            <Badge key={label}>{label}</Badge>
          ))}
        </Box>
      )}
      <Facts matter={matter} displayedUntil={displayedUntil} displayDays={displayDays} expiresAt={expiresAt} />
      {blocks.length > 0 && (
        <Box className={styles['body']}>
          <StructuredText blocks={blocks} onLink={onLink} />
        </Box>
      )}
      {files}
    </Box>
  )
}
