import { useEffect, useState } from 'react'
import type { Announcement } from '@liren/shared/announcements'
import { names } from '../../../lib/names.ts'
import { routes } from '../../../lib/routes.ts'
import { replace } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Badge } from '../../../ui/chip.tsx'
import { FullMoment } from '../../../ui/moment.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { announcementsTexts } from '../announcements.texts.ts'
import { DiscardSheet } from '../components/discard.sheet.tsx'
import { NoticeView } from '../components/notice.view.tsx'
import { ReachCard } from '../components/reach.card.tsx'
import { useAnnouncement, useMarkRead } from '../hooks/use-announcement.ts'

/** One notice: who says what to whom, and for its author how far it came. */
export function DetailScreen() {
  return (
    <SignedIn title={announcementsTexts.use().detail.title}>
      <DetailPage />
    </SignedIn>
  )
}

function DetailPage() {
  const words = announcementsTexts.use().detail
  const { community = '', id = '', published } = usePageParams()
  const notice = useAnnouncement(community, id)
  const [isDiscarding, setDiscarding] = useState(false)
  const abilities = notice.data?.abilities
  return (
    <Screen
      id="announcement"
      title={words.title}
      footer={
        abilities?.edit && (
          <Button id="edit-draft" kind="primary" onPress={() => replace(routes.compose(community, id))}>
            {words.edit}
          </Button>
        )
      }
      sheets={
        isDiscarding && (
          <DiscardSheet communityId={community} announcementId={id} onClose={() => setDiscarding(false)} />
        )
      }
    >
      <QueryView query={notice}>
        {(data) => (
          <Stack>
            {published && data.reach && (
              <Banner id="published-banner" tone="good">
                {words.publishedBanner(data.reach.people)}
              </Banner>
            )}
            <Notice notice={data} communityId={community} />
            {data.abilities.discard && (
              <Button id="discard-draft" kind="danger" onPress={() => setDiscarding(true)}>
                {words.discard}
              </Button>
            )}
          </Stack>
        )}
      </QueryView>
    </Screen>
  )
}

function Notice({ notice, communityId }: { notice: Announcement; communityId: string }) {
  const words = announcementsTexts.use().detail
  const roles = names.use().role
  const { mutate: markRead } = useMarkRead(communityId, notice.id)
  const isDue = !notice.isRead && notice.abilities.markRead
  // It is on screen now: that is what reading means here.
  useEffect(() => {
    if (isDue) markRead()
  }, [isDue, markRead])
  return (
    <>
      <Card>
        <NoticeView
          title={notice.title}
          blocks={notice.body}
          author={`${notice.author.scopeLabel} ${roles[notice.author.role]} ${notice.author.nickname}`}
          when={
            notice.publishedAt ? (
              <FullMoment id="published-at" instant={notice.publishedAt} />
            ) : (
              <Badge tone="warn">{words.draft}</Badge>
            )
          }
          labels={notice.audienceLabels}
        />
      </Card>
      {notice.reach && notice.status === 'published' && <ReachCard reach={notice.reach} />}
    </>
  )
}
