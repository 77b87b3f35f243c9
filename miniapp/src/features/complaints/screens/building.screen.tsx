import { usePageParams } from '../../../platform/page.params.ts'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { ComplaintList } from '../components/complaint.list.tsx'
import { complaintsTexts } from '../complaints.texts.ts'
import { useBuildingComplaints } from '../hooks/use-complaints.ts'

/** What neighbours let one another see: of a building, its estate and the community. */
export function BuildingComplaintsScreen() {
  return (
    <SignedIn title={complaintsTexts.use().building}>
      <BuildingPage />
    </SignedIn>
  )
}

function BuildingPage() {
  const words = complaintsTexts.use()
  const { community = '', id = '' } = usePageParams()
  const shown = useBuildingComplaints(community, id)
  useRefresh(shown)
  return (
    <Screen id="building-complaints" title={words.building}>
      <ComplaintList
        communityId={community}
        list={shown}
        empty={
          <EmptyState
            id="building-complaints-empty"
            picture="stairs"
            title={words.buildingEmptyTitle}
            body={words.buildingEmptyBody}
          />
        }
      />
    </Screen>
  )
}
