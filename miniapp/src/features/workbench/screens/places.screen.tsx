import { useState } from 'react'
import type { Tree } from '@liren/shared/neighbourhood'
import { usePageParams } from '../../../platform/page.params.ts'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useTree } from '../../neighbourhood/hooks/use-tree.ts'
import { EstateCard, type EntrancePlace } from '../components/estate.card.tsx'
import { UnitsSheet } from '../components/units.sheet.tsx'
import { workbenchTexts } from '../workbench.texts.ts'

/** The community as it stands: estates, buildings, entrances, flats, and the grids over them. */
export function PlacesScreen() {
  return (
    <SignedIn title={workbenchTexts.use().places}>
      <PlacesPage />
    </SignedIn>
  )
}

function PlacesPage() {
  const words = workbenchTexts.use()
  const { community = '' } = usePageParams()
  const tree = useTree(community)
  const [entrance, setEntrance] = useState<EntrancePlace | null>(null)
  return (
    <Screen
      id="places"
      title={words.places}
      wide
      sheets={entrance && <UnitsSheet communityId={community} entrance={entrance} onClose={() => setEntrance(null)} />}
    >
      <QueryView query={tree}>{(data) => <Overview tree={data} onEntrance={setEntrance} />}</QueryView>
    </Screen>
  )
}

function Overview({ tree, onEntrance }: { tree: Tree; onEntrance: (entrance: EntrancePlace) => void }) {
  const words = workbenchTexts.use()
  if (tree.estates.length === 0) {
    return <EmptyState picture="stairs" title={words.placesEmptyTitle} body={words.placesEmptyBody} />
  }
  const buildingsOf = (gridId: string) =>
    tree.estates.reduce((sum, one) => sum + one.buildings.filter((building) => building.gridId === gridId).length, 0)
  return (
    <>
      <Stack>
        {tree.estates.map((estate) => (
          <EstateCard key={estate.id} estate={estate} onEntrance={onEntrance} />
        ))}
      </Stack>
      {tree.grids.length > 0 && (
        <Section title={words.grids}>
          <Card flush>
            {tree.grids.map((grid) => (
              <ListRow key={grid.id} icon="grid" title={grid.name} trailing={words.gridCount(buildingsOf(grid.id))} />
            ))}
          </Card>
        </Section>
      )}
    </>
  )
}
