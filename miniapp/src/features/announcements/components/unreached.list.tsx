import type { Unreached } from '@liren/shared/announcements.reach'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { Badge } from '../../../ui/chip.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { More } from '../../../ui/more.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useUnreached } from '../hooks/use-reach.ts'
import { reachTexts } from '../reach.texts.ts'

/** Where nobody has read a notice, in the order one walks, each with the reason. */
export function UnreachedList({ communityId, announcementId }: { communityId: string; announcementId: string }) {
  const words = reachTexts.use()
  const unreached = useUnreached(communityId, announcementId)
  return (
    <Section title={words.unreached}>
      <QueryView query={unreached}>
        {({ pages }) => {
          const all = pages.flatMap((page) => page.items)
          if (all.length === 0)
            return (
              <EmptyState id="unreached-none" picture="stairs" title={words.everybody} body={words.everybodyBody} />
            )
          return (
            <Stack>
              <Card id="unreached" flush>
                {all.map((one, at) => (
                  <UnreachedRow key={one.unitId ?? `office-${String(at)}`} one={one} />
                ))}
              </Card>
              <More
                hasMore={unreached.hasNextPage}
                isLoading={unreached.isFetchingNextPage}
                onMore={() => void unreached.fetchNextPage()}
              />
            </Stack>
          )
        }}
      </QueryView>
    </Section>
  )
}

function UnreachedRow({ one }: { one: Unreached }) {
  const words = reachTexts.use()
  const place = one.unitId === null ? words.inOffice : `${one.building} ${one.entrance} ${one.unitLabel}`
  const names = one.people.map(({ name, reason }) =>
    reason === one.reason ? name : `${name}（${words.reasons[reason]}）`,
  )
  return (
    <ListRow
      icon={one.unitId === null ? 'people' : 'home'}
      title={place}
      {...(one.reason === 'nobody' ? {} : { note: [names.join('、'), words.reasons[one.reason]].join(' · ') })}
      {...(one.reason === 'nobody' ? { trailing: <Badge tone="warn">{words.reasons.nobody}</Badge> } : {})}
    />
  )
}
