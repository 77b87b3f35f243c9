import { useState } from 'react'
import { routes } from '../../../lib/routes.ts'
import { Box } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useFreshOnShow } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useDuties } from '../../workbench/hooks/use-duties.ts'
import { AddGridSheet } from '../components/add.grid.sheet.tsx'
import { GridCard } from '../components/grid.card.tsx'
import styles from '../components/place.module.css'
import { gridsTexts } from '../grids.texts.ts'
import { useGrids } from '../hooks/use-place.ts'
import { useTree } from '../hooks/use-tree.ts'

/** The grids of the community: how large each is, who serves it, what is amiss. */
export function GridsScreen() {
  return (
    <SignedIn title={gridsTexts.use().title}>
      <GridsPage />
    </SignedIn>
  )
}

function GridsPage() {
  const words = gridsTexts.use()
  const { community = '' } = usePageParams()
  const grids = useGrids(community)
  const tree = useTree(community)
  const mayEdit = useDuties(community).data?.membership?.abilities.manageNeighbourhood === true
  const [isAdding, setAdding] = useState(false)
  useFreshOnShow(grids)
  return (
    <Screen
      id="grids"
      title={words.title}
      wide
      footer={
        mayEdit && (
          <Button id="grid-add" kind="primary" icon="plus" onPress={() => setAdding(true)}>
            {words.add}
          </Button>
        )
      }
      sheets={
        isAdding &&
        tree.data && <AddGridSheet communityId={community} tree={tree.data} onClose={() => setAdding(false)} />
      }
    >
      <QueryView query={grids}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState picture="lane" title={words.emptyTitle} body={words.emptyBody} />
          ) : (
            <Box className={styles['grid']}>
              {items.map((grid) => (
                <GridCard
                  key={grid.id}
                  grid={grid}
                  onEdit={mayEdit ? () => open(routes.place(community, grid.id)) : null}
                />
              ))}
            </Box>
          )
        }
      </QueryView>
    </Screen>
  )
}
