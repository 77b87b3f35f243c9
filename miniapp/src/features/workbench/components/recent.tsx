import { routes } from '../../../lib/routes.ts'
import { Txt } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { Button } from '../../../ui/button.tsx'
import { Card, Section } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { Moment } from '../../../ui/moment.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { StatusBadge } from '../../../ui/status.badge.tsx'
import { useMine } from '../../announcements/hooks/use-mine.ts'
import { workbenchTexts } from '../workbench.texts.ts'

const most = 8

/** My latest drafts and notices, with how many people read them. */
export function Recent({ communityId }: { communityId: string }) {
  const words = workbenchTexts.use()
  const mine = useMine(communityId)
  return (
    <Section
      title={words.recent}
      action={
        <Button id="desk-all" snug kind="quiet" onPress={() => open(routes.myAnnouncements(communityId))}>
          {words.all}
        </Button>
      }
    >
      <QueryView query={mine}>
        {({ pages }) => {
          const latest = (pages[0]?.items ?? []).slice(0, most)
          if (latest.length === 0) {
            return <EmptyState picture="board" title={words.recentEmptyTitle} body={words.recentEmptyBody} />
          }
          return (
            <Card flush>
              {latest.map((notice) => {
                return (
                  <ListRow
                    key={notice.id}
                    id={`recent-${notice.id}`}
                    title={notice.title}
                    note={
                      <Txt>
                        <Moment instant={notice.publishedAt ?? notice.updatedAt} /> · {notice.audienceLabels.join('、')}
                      </Txt>
                    }
                    trailing={
                      notice.status === 'published' ? (
                        <Txt>{words.readBy(notice.peopleRead)}</Txt>
                      ) : (
                        <StatusBadge status={notice.status} />
                      )
                    }
                    onPress={() => open(routes.writtenByMe(communityId, notice))}
                  />
                )
              })}
            </Card>
          )
        }}
      </QueryView>
    </Section>
  )
}
