import { useState } from 'react'
import { usePageParams } from '../../../platform/page.params.ts'
import { Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import type { QueueOf } from '../complaints.api.ts'
import { ComplaintList } from '../components/complaint.list.tsx'
import { UnsentNotes } from '../components/unsent.tsx'
import { complaintDeskTexts } from '../desk.texts.ts'
import { useQueue } from '../hooks/use-complaints.ts'

const views: readonly QueueOf[] = ['offices', 'me']

/** What waits for whoever handles matters; what is due first is at the top. */
export function ComplaintDeskScreen() {
  return (
    <SignedIn title={complaintDeskTexts.use().title}>
      <DeskPage />
    </SignedIn>
  )
}

function DeskPage() {
  const words = complaintDeskTexts.use()
  const { community = '' } = usePageParams()
  const [view, setView] = useState<QueueOf>('offices')
  return (
    <Screen id="complaint-desk" title={words.title}>
      <Stack>
        <Chips oneOf label={words.viewsLabel}>
          {views.map((one) => (
            <Chip key={one} id={`queue-${one}`} role="radio" chosen={one === view} onPress={() => setView(one)}>
              {words.views[one]}
            </Chip>
          ))}
        </Chips>
        <UnsentNotes communityId={community} />
        <Queue key={view} communityId={community} of={view} />
      </Stack>
    </Screen>
  )
}

function Queue({ communityId, of }: { communityId: string; of: QueueOf }) {
  const words = complaintDeskTexts.use()
  const queue = useQueue(communityId, of)
  useRefresh(queue)
  return (
    <ComplaintList
      communityId={communityId}
      list={queue}
      empty={<EmptyState id="queue-empty" picture="tree" title={words.emptyTitle} body={words.emptyBody} />}
    />
  )
}
