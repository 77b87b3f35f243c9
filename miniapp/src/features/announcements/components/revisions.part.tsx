import { useState } from 'react'
import type { Revision } from '@liren/shared/announcements.life'
import { useLocale } from '../../../lib/i18n.ts'
import { fullMomentText, spanText } from '../../../lib/time.ts'
import { useNow } from '../../../lib/clock.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { More } from '../../../ui/more.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { StructuredText } from '../../../ui/structured.text.tsx'
import type { FileSource } from '../files.api.ts'
import { useRevisions } from '../hooks/use-life.ts'
import { lifeTexts } from '../life.texts.ts'
import { Files } from './files.tsx'
import styles from './revisions.module.css'

/** That a notice was corrected, and, once asked for, what it said before and why that changed. */
export function RevisionsPart({ source, corrections }: { source: FileSource; corrections: number }) {
  const words = lifeTexts.use()
  const [isOpen, setOpen] = useState(false)
  if (corrections === 0) return null
  return (
    <Section
      title={words.corrected(corrections)}
      action={
        <Button id="see-earlier" snug kind="quiet" onPress={() => setOpen(!isOpen)}>
          {isOpen ? words.hideEarlier : words.seeEarlier}
        </Button>
      }
    >
      {isOpen && <Earlier source={source} />}
    </Section>
  )
}

function Earlier({ source }: { source: FileSource }) {
  const revisions = useRevisions(source.communityId, source.announcementId, source.isPublic, true)
  return (
    <QueryView query={revisions}>
      {({ pages }) => (
        <Stack>
          {pages
            .flatMap((page) => page.items)
            .map((one) => (
              <OneRevision key={one.version} source={source} one={one} />
            ))}
          {revisions.hasNextPage && (
            <More hasMore isLoading={revisions.isFetchingNextPage} onMore={() => void revisions.fetchNextPage()} />
          )}
        </Stack>
      )}
    </QueryView>
  )
}

function OneRevision({ source, one }: { source: FileSource; one: Revision }) {
  const words = lifeTexts.use()
  const locale = useLocale()
  const now = useNow()
  return (
    <Card id={`revision-${String(one.version)}`}>
      <Box className={styles['when']}>
        {words.until(fullMomentText(one.saidFrom, locale), fullMomentText(one.correctedAt, locale))}
      </Box>
      <Box as="h3" className={styles['title']}>
        {one.title}
      </Box>
      {one.event && (
        <Box className={styles['event']}>
          {`${spanText(one.event.from, one.event.to, now, locale)} · ${one.event.where}`}
        </Box>
      )}
      <Box className={styles['text']}>
        <StructuredText blocks={one.body} />
      </Box>
      <Files source={source} files={one.attachments} />
      <Box className={styles['reason']}>
        <Txt className={styles['label']}>{words.because}</Txt>
        <Txt>{one.reason}</Txt>
        {one.correctedBy && <Txt className={styles['label']}>{words.by(one.correctedBy)}</Txt>}
      </Box>
    </Card>
  )
}
