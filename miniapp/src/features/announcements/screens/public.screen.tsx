import { useRouter } from '@tarojs/taro'
import { names } from '../../../lib/names.ts'
import { Card } from '../../../ui/card.tsx'
import { FullMoment } from '../../../ui/moment.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { announcementsTexts } from '../announcements.texts.ts'
import { NoticeView } from '../components/notice.view.tsx'
import { usePublicAnnouncement } from '../hooks/use-public.ts'

/** One notice to everybody in a community, for whoever passes by; the office signs, not the person. */
export function PublicScreen() {
  const words = announcementsTexts.use().detail
  const roles = names.use().role
  const { community = '', id = '' } = useRouter().params
  const notice = usePublicAnnouncement(community, id)
  return (
    <Screen id="public-announcement" title={words.title}>
      <QueryView query={notice}>
        {(data) => (
          <Card>
            <NoticeView
              title={data.title}
              blocks={data.body}
              author={`${data.office.scopeLabel} ${roles[data.office.role]}`}
              when={<FullMoment id="published-at" instant={data.publishedAt} />}
              labels={[data.community.name]}
            />
          </Card>
        )}
      </QueryView>
    </Screen>
  )
}
