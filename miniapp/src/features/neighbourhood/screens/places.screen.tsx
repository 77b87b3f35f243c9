import { useState } from 'react'
import type { Tree } from '@liren/shared/neighbourhood'
import { routes } from '../../../lib/routes.ts'
import { open } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useFreshOnShow } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useDuties } from '../../workbench/hooks/use-duties.ts'
import { AddSheet } from '../components/add.sheet.tsx'
import { EstateCard, type EntrancePlace } from '../components/estate.card.tsx'
import { UnitsSheet } from '../components/units.sheet.tsx'
import { useTree } from '../hooks/use-tree.ts'
import { placesTexts } from '../places.texts.ts'

/** The community as it stands: estates, buildings, entrances, flats, and the grids over them. */
export function PlacesScreen() {
  return (
    <SignedIn title={placesTexts.use().title}>
      <PlacesPage />
    </SignedIn>
  )
}

function PlacesPage() {
  const words = placesTexts.use()
  const { community = '' } = usePageParams()
  const tree = useTree(community)
  const membership = useDuties(community).data?.membership
  const mayEdit = membership?.abilities.manageNeighbourhood === true
  const seesGrids = mayEdit || membership?.roles.some(({ role }) => role === 'grid_worker') === true
  const [entrance, setEntrance] = useState<EntrancePlace | null>(null)
  const [isAdding, setAdding] = useState(false)
  useFreshOnShow(tree)
  return (
    <Screen
      id="places"
      title={words.title}
      wide
      footer={
        mayEdit && (
          <Button id="estate-add" kind="primary" icon="plus" onPress={() => setAdding(true)}>
            {words.add.estate}
          </Button>
        )
      }
      sheets={
        <>
          {entrance && (
            <UnitsSheet
              communityId={community}
              entrance={entrance}
              mayEdit={mayEdit}
              onClose={() => setEntrance(null)}
            />
          )}
          {isAdding && <AddSheet communityId={community} kind="estate" onClose={() => setAdding(false)} />}
        </>
      }
    >
      <QueryView query={tree}>
        {(data) => (
          <Overview
            tree={data}
            onEntrance={setEntrance}
            onGrids={seesGrids ? () => open(routes.grids(community)) : null}
            onEdit={mayEdit ? (placeId) => open(routes.place(community, placeId)) : null}
          />
        )}
      </QueryView>
    </Screen>
  )
}

interface OverviewProps {
  tree: Tree
  onEntrance: (entrance: EntrancePlace) => void
  onGrids: (() => void) | null
  onEdit: ((placeId: string) => void) | null
}

function Overview({ tree, onEntrance, onGrids, onEdit }: OverviewProps) {
  const words = placesTexts.use()
  if (tree.estates.length === 0) {
    return <EmptyState picture="stairs" title={words.placesEmptyTitle} body={words.placesEmptyBody} />
  }
  return (
    <Stack>
      {tree.estates.map((estate) => (
        <EstateCard key={estate.id} estate={estate} onEntrance={onEntrance} onEdit={onEdit} />
      ))}
      <Card flush>
        <ListRow
          id="open-grids"
          icon="grid"
          title={words.grids}
          note={tree.grids.map(({ name }) => name).join('、') || words.none}
          {...(onGrids ? { onPress: onGrids } : {})}
        />
      </Card>
    </Stack>
  )
}
