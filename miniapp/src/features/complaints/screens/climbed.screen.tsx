import { usePageParams } from '../../../platform/page.params.ts'
import { Box } from '../../../platform/elements.tsx'
import { Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { ComplaintList } from '../components/complaint.list.tsx'
import { useClimbed } from '../hooks/use-board.ts'
import { ordersTexts } from '../orders.texts.ts'

/** What is a day overdue or more, longest first: for the committee and the street. */
export function ClimbedComplaintsScreen() {
  return (
    <SignedIn title={ordersTexts.use().climbed}>
      <ClimbedPage />
    </SignedIn>
  )
}

function ClimbedPage() {
  const words = ordersTexts.use()
  const { community = '' } = usePageParams()
  const climbed = useClimbed(community)
  useRefresh(climbed)
  return (
    <Screen id="climbed-complaints" title={words.climbed}>
      <Stack>
        <Box as="p">{words.climbedBody}</Box>
        <ComplaintList
          communityId={community}
          list={climbed}
          empty={
            <EmptyState
              id="climbed-empty"
              picture="tree"
              title={words.climbedEmptyTitle}
              body={words.climbedEmptyBody}
            />
          }
        />
      </Stack>
    </Screen>
  )
}
