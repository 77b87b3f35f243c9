import { useState } from 'react'
import type { AnnouncementReach } from '@liren/shared/announcements.reach'
import { messageOf } from '../../../lib/messages.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button, Buttons } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { FullMoment } from '../../../ui/moment.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import styles from '../components/reach.head.module.css'
import { ReachCard } from '../components/reach.card.tsx'
import { ReachTimeline } from '../components/reach.timeline.tsx'
import { ReachWechat } from '../components/reach.wechat.tsx'
import { RemindSheet } from '../components/remind.sheet.tsx'
import { UnreachedList } from '../components/unreached.list.tsx'
import { usePrinting, useReach } from '../hooks/use-reach.ts'
import { reachTexts } from '../reach.texts.ts'

/** How far a notice has come, whom it has not reached, and what can be done about them. */
export function ReachScreen() {
  return (
    <SignedIn title={reachTexts.use().title}>
      <ReachPage />
    </SignedIn>
  )
}

function ReachPage() {
  const words = reachTexts.use()
  const { community = '', id = '' } = usePageParams()
  const reach = useReach(community, id)
  const printing = usePrinting(community, id)
  const [isAsking, setAsking] = useState(false)
  return (
    <Screen
      id="reach-page"
      title={words.title}
      footer={
        reach.data && (
          <Button
            id="door-sheet"
            kind="primary"
            icon="print"
            busy={printing.isPending}
            onPress={() => printing.mutate('doors')}
          >
            {words.doorSheet}
          </Button>
        )
      }
      sheets={isAsking && <RemindSheet communityId={community} announcementId={id} onClose={() => setAsking(false)} />}
    >
      <QueryView query={reach}>
        {(data) => (
          <Stack>
            <Head reach={data} />
            {printing.error && <Banner tone="danger">{messageOf(printing.error)}</Banner>}
            <ReachCard reach={data.reach} confirmed={data.confirmed} />
            <ReachTimeline reach={data} />
            <ReachWechat wechat={data.wechat} />
            <Buttons>
              {data.abilities.remind && (
                <Button id="remind" icon="clock" onPress={() => setAsking(true)}>
                  {words.remind}
                </Button>
              )}
              <Button id="poster" icon="print" busy={printing.isPending} onPress={() => printing.mutate('poster')}>
                {words.poster}
              </Button>
            </Buttons>
            <UnreachedList communityId={community} announcementId={id} />
          </Stack>
        )}
      </QueryView>
    </Screen>
  )
}

function Head({ reach }: { reach: AnnouncementReach }) {
  const words = reachTexts.use()
  return (
    <Card>
      <Stack tight>
        <Box as="h2" className={styles['title']}>
          {reach.title}
        </Box>
        <Box className={styles['meta']}>
          <FullMoment id="published-at" instant={reach.publishedAt} /> <Txt>{reach.audienceLabels.join('、')}</Txt>
        </Box>
        {reach.reminder && (
          <Box id="reminded" className={styles['meta']}>
            <Txt>{words.reminded} </Txt>
            <FullMoment id="reminded-at" instant={reach.reminder.remindedAt} />
          </Box>
        )}
      </Stack>
    </Card>
  )
}
