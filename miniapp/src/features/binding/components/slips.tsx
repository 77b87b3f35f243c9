import { useLocale } from '../../../lib/i18n.ts'
import { messageOf } from '../../../lib/messages.ts'
import { fullMomentText } from '../../../lib/time.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { Badge } from '../../../ui/chip.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { More } from '../../../ui/more.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { staffTexts } from '../staff.texts.ts'
import { useInvitations, useRevokeSlip } from '../hooks/use-slips.ts'

/** The slips of an entrance: which were used, which are still about. */
export function Slips({ communityId, entranceId }: { communityId: string; entranceId: string }) {
  const words = staffTexts.use().slips
  const locale = useLocale()
  const slips = useInvitations(communityId, entranceId)
  const revoking = useRevokeSlip(communityId)
  return (
    <Section title={words.state}>
      {revoking.error && <Banner tone="danger">{messageOf(revoking.error)}</Banner>}
      <QueryView query={slips}>
        {({ pages }) => {
          const all = pages.flatMap((page) => page.items)
          if (all.length === 0) return <Box as="p">{words.none}</Box>
          return (
            <Stack>
              <Card flush>
                {all.map(({ id, unitLabel, status, expiresAt }) => (
                  <ListRow
                    key={id}
                    id={`slip-${id}`}
                    title={unitLabel}
                    note={status === 'open' ? words.until(fullMomentText(expiresAt, locale)) : words.status[status]}
                    trailing={
                      status === 'open' ? (
                        <Button
                          id={`revoke-${id}`}
                          snug
                          kind="quiet"
                          label={words.revokeLabel(unitLabel)}
                          busy={revoking.isPending && revoking.variables === id}
                          onPress={() => revoking.mutate(id)}
                        >
                          {words.revoke}
                        </Button>
                      ) : (
                        <Badge tone={status === 'used' ? 'accent' : 'plain'}>{words.status[status]}</Badge>
                      )
                    }
                  />
                ))}
              </Card>
              <More
                hasMore={slips.hasNextPage}
                isLoading={slips.isFetchingNextPage}
                onMore={() => void slips.fetchNextPage()}
              />
            </Stack>
          )
        }}
      </QueryView>
    </Section>
  )
}
