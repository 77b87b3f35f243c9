import type { DataRead } from '@liren/shared/privacy'
import { names } from '../../../lib/names.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { FullMoment } from '../../../ui/moment.tsx'
import { More } from '../../../ui/more.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useDataReads } from '../hooks/use-data-reads.ts'
import { privacyTexts } from '../privacy.texts.ts'
import styles from './reads.screen.module.css'

/** Who looked at my data, in which office, why and when. */
export function ReadsScreen() {
  return (
    <SignedIn title={privacyTexts.use().reads.title}>
      <ReadsPage />
    </SignedIn>
  )
}

function ReadsPage() {
  const words = privacyTexts.use().reads
  const reads = useDataReads()
  useRefresh(reads)
  return (
    <Screen id="data-reads" title={words.title}>
      <QueryView query={reads}>
        {({ pages }) => {
          const all = pages.flatMap((page) => page.items)
          if (all.length === 0) {
            return <EmptyState id="reads-empty" picture="lamp" title={words.emptyTitle} body={words.emptyBody} />
          }
          return (
            <Stack>
              <Box as="p" className={styles['intro']}>
                {words.intro}
              </Box>
              {all.map((read) => (
                <Read key={read.id} read={read} />
              ))}
              <More
                hasMore={reads.hasNextPage}
                isLoading={reads.isFetchingNextPage}
                onMore={() => void reads.fetchNextPage()}
              />
            </Stack>
          )
        }}
      </QueryView>
    </Screen>
  )
}

function Read({ read }: { read: DataRead }) {
  const words = privacyTexts.use().reads
  const roles = names.use().role
  const reader = read.readerRole === null ? read.readerName : `${roles[read.readerRole]} ${read.readerName}`
  return (
    <Card id={`read-${read.id}`}>
      <Box as="h2" className={styles['what']}>
        {reader} {words.what[read.what]}
      </Box>
      <Box as="p">{words.purpose(read.purpose)}</Box>
      <Box className={styles['meta']}>
        <Txt>{words.where(read.community.name)}</Txt>
        <FullMoment id={`read-at-${read.id}`} instant={read.createdAt} />
      </Box>
    </Card>
  )
}
