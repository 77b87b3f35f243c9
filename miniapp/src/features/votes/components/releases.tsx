import type { Release } from '@liren/shared/votes.exports'
import { voteRoutes } from '../../../lib/vote.routes.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { FullMoment } from '../../../ui/moment.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { useReleases } from '../hooks/use-releases.ts'
import { releaseTexts } from '../release.texts.ts'
import type { InDecision } from '../votes.api.ts'
import styles from './motion.card.module.css'

/** To whom counting files were given out, for everybody who sees the result; and the way to give one out. */
export function Releases({ at, mayRelease }: { at: InDecision; mayRelease: boolean }) {
  const words = releaseTexts.use()
  return (
    <Section title={words.listTitle}>
      <Card id="releases">
        <ReleaseList at={at} />
      </Card>
      {mayRelease && (
        <Button
          id="to-release"
          kind="quiet"
          icon="key"
          onPress={() => open(voteRoutes.release(at.communityId, at.decisionId))}
        >
          {words.toRelease}
        </Button>
      )}
    </Section>
  )
}

/** The list by itself. */
function ReleaseList({ at }: { at: InDecision }) {
  const words = releaseTexts.use()
  const releases = useReleases(at)
  return (
    <QueryView query={releases} skeleton={<Skeleton cards={1} />}>
      {(data) => {
        const items = data.pages.flatMap((page) => page.items)
        if (items.length === 0) return <Txt id="no-releases">{words.listNone}</Txt>
        return (
          <Stack tight>
            <Txt className={styles['meta']}>{words.listNote}</Txt>
            {items.map((one) => (
              <OneRelease key={one.seq} release={one} />
            ))}
            {releases.hasNextPage && (
              <Button
                id="releases-more"
                kind="quiet"
                busy={releases.isFetchingNextPage}
                onPress={() => void releases.fetchNextPage()}
              >
                {words.more}
              </Button>
            )}
          </Stack>
        )
      }}
    </QueryView>
  )
}

function OneRelease({ release }: { release: Release }) {
  const words = releaseTexts.use()
  const { seq, at, to, reason, by, file } = release
  return (
    <Box id={`release-${seq}`}>
      <Box className={styles['strong']}>{words.given(to.join('、'))}</Box>
      <Box>{reason}</Box>
      <Box className={styles['meta']}>{by === 'STREET' ? words.by.STREET : words.by.COUNTER}</Box>
      <FullMoment id={`release-at-${seq}`} instant={at} />
      <Box className={styles['code']}>{words.print(file)}</Box>
    </Box>
  )
}
