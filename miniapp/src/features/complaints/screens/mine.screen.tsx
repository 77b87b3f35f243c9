import { complaintRoutes } from '../../../lib/complaint.routes.ts'
import { open } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useMe } from '../../identity/hooks/use-me.ts'
import { ComplaintList } from '../components/complaint.list.tsx'
import { NotBound, useIsUnbound } from '../components/not.bound.tsx'
import { TellMe } from '../components/tell.me.tsx'
import { Unsent } from '../components/unsent.tsx'
import { complaintsTexts } from '../complaints.texts.ts'
import { useMyComplaints } from '../hooks/use-complaints.ts'

/** What I reported: what waits to be sent, then where everything stands; and the way to what neighbours show. */
export function MyComplaintsScreen() {
  return (
    <SignedIn title={complaintsTexts.use().mine}>
      <MinePage />
    </SignedIn>
  )
}

function MinePage() {
  const words = complaintsTexts.use()
  const { community = '' } = usePageParams()
  const mine = useMyComplaints(community)
  useRefresh(mine)
  if (useIsUnbound(community, mine.error))
    return (
      <Screen id="my-complaints" title={words.mine}>
        <NotBound />
      </Screen>
    )
  return (
    <Screen
      id="my-complaints"
      title={words.mine}
      footer={
        <Button id="mine-report" kind="primary" icon="edit" onPress={() => open(complaintRoutes.report(community))}>
          {words.report}
        </Button>
      }
    >
      <Stack>
        <Unsent communityId={community} />
        {isUnderWay(mine) && <TellMe as="author" />}
        <ComplaintList
          communityId={community}
          list={mine}
          empty={<EmptyState id="my-complaints-empty" picture="lamp" title={words.emptyTitle} body={words.emptyBody} />}
        />
        <Neighbours communityId={community} />
      </Stack>
    </Screen>
  )
}

/** Whether anything of mine is not over yet. */
const isUnderWay = ({ data }: ReturnType<typeof useMyComplaints>): boolean =>
  data?.pages.some(({ items }) => items.some(({ isMine, holder }) => isMine && holder !== null)) ?? false

/** The way to what neighbours of my buildings let one another see. */
function Neighbours({ communityId }: { communityId: string }) {
  const words = complaintsTexts.use()
  const homes = useMe().data?.memberships.find(({ community }) => community.id === communityId)?.homes ?? []
  const buildings = new Map(
    homes.map(({ buildingId, estateName, label }) => [buildingId, `${estateName} ${label.split(' ')[0] ?? ''}`]),
  )
  if (buildings.size === 0) return null
  return (
    <Card flush>
      {[...buildings].map(([id, name]) => (
        <ListRow
          key={id}
          id={`neighbours-${id}`}
          icon="building"
          title={words.neighbours(name)}
          note={words.neighboursNote}
          onPress={() => open(complaintRoutes.building(communityId, id))}
        />
      ))}
    </Card>
  )
}
