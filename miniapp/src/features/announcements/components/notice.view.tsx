import type { StructuredText as Blocks } from '@liren/shared/structured.text'
import type { ReactNode } from 'react'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Badge } from '../../../ui/chip.tsx'
import { StructuredText } from '../../../ui/structured.text.tsx'
import { announcementsTexts } from '../announcements.texts.ts'
import styles from './notice.view.module.css'

interface NoticeViewProps {
  title: string
  blocks: Blocks
  /** Who signs, such as `3幢 楼长 王秀英`. */
  author: string
  when: ReactNode
  labels: readonly string[]
}

/** A notice as residents read it; the composer shows the same. */
export function NoticeView({ title, blocks, author, when, labels }: NoticeViewProps) {
  const words = announcementsTexts.use().detail
  return (
    <Box as="article" className={styles['notice']}>
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
      <Box className={styles['body']}>
        <StructuredText blocks={blocks} />
      </Box>
    </Box>
  )
}
