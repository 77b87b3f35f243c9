import { useRouter } from '@tarojs/taro'
import { names } from '../../../lib/names.ts'
import { Card, Stack } from '../../../ui/card.tsx'
import { FullMoment } from '../../../ui/moment.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { announcementsTexts } from '../announcements.texts.ts'
import { NoticeView } from '../components/notice.view.tsx'
import { Files } from '../components/files.tsx'
import { Mark } from '../../../ui/mark.tsx'
import { RevisionsPart } from '../components/revisions.part.tsx'
import { StatePart } from '../components/state.part.tsx'
import { addressOf } from '../link.places.ts'
import { open } from '../../../platform/navigation.ts'
import { usePublicAnnouncement } from '../hooks/use-public.ts'

/** One notice to everybody in a community, for whoever passes by; the office signs, not the person. */
export function PublicScreen() {
  const words = announcementsTexts.use().detail
  const { role: roles, corrected } = names.use()
  const { community = '', id = '' } = useRouter().params
  const source = { communityId: community, announcementId: id, isPublic: true }
  const notice = usePublicAnnouncement(community, id)
  return (
    <Screen id="public-announcement" title={words.title}>
      <QueryView query={notice}>
        {(data) => (
          <Stack>
            <StatePart notice={{ ...data, publishAt: null, scheduleFault: null }} />
            <Card>
              <NoticeView
                matter={data.matter}
                title={data.title}
                blocks={data.body}
                author={`${data.office.scopeLabel} ${roles[data.office.role]}`}
                when={<FullMoment id="published-at" instant={data.publishedAt} />}
                labels={[data.community.name]}
                column={data.column?.name}
                displayedUntil={data.withdrawal ? null : data.displayedUntil}
                expiresAt={data.expiresAt}
                marks={data.corrections > 0 && <Mark icon="edit">{corrected}</Mark>}
                files={<Files source={source} files={data.attachments} />}
                onLink={(to) => open(addressOf(to, community))}
              />
            </Card>
            <RevisionsPart source={source} corrections={data.corrections} />
          </Stack>
        )}
      </QueryView>
    </Screen>
  )
}
