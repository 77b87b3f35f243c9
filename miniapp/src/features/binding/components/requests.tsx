import { useState } from 'react'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { Stack } from '../../../ui/card.tsx'
import { More } from '../../../ui/more.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { staffTexts } from '../staff.texts.ts'
import { usePendingRequests, type BindingRequest } from '../hooks/use-requests.ts'
import { ApproveSheet, RefuseSheet } from './decide.sheets.tsx'
import { RequestCard } from './request.card.tsx'

type Deciding = { request: BindingRequest; isApproval: boolean } | null

/** Requests that wait for the committee, oldest first. */
export function Requests({ communityId }: { communityId: string }) {
  const words = staffTexts.use()
  const requests = usePendingRequests(communityId)
  const [deciding, setDeciding] = useState<Deciding>(null)
  const DecideSheet = deciding?.isApproval ? ApproveSheet : RefuseSheet
  return (
    <>
      <QueryView query={requests}>
        {({ pages }) => {
          const all = pages.flatMap((page) => page.items)
          if (all.length === 0) {
            return (
              <EmptyState
                id="requests-empty"
                picture="letterbox"
                title={words.noRequestsTitle}
                body={words.noRequestsBody}
              />
            )
          }
          return (
            <Stack>
              {all.map((request) => (
                <RequestCard
                  key={request.id}
                  request={request}
                  onApprove={() => setDeciding({ request, isApproval: true })}
                  onRefuse={() => setDeciding({ request, isApproval: false })}
                />
              ))}
              <More
                hasMore={requests.hasNextPage}
                isLoading={requests.isFetchingNextPage}
                onMore={() => void requests.fetchNextPage()}
              />
            </Stack>
          )
        }}
      </QueryView>
      {deciding && (
        <DecideSheet communityId={communityId} request={deciding.request} onClose={() => setDeciding(null)} />
      )}
    </>
  )
}
