import { squareMetres } from '../../../lib/area.ts'
import { routes } from '../../../lib/routes.ts'
import { unitNames } from '../../../lib/unit.names.ts'
import { open } from '../../../platform/navigation.ts'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { More } from '../../../ui/more.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { useUnits } from '../hooks/use-tree.ts'
import { placesTexts } from '../places.texts.ts'
import type { EntrancePlace } from './estate.card.tsx'

interface UnitsSheetProps {
  communityId: string
  entrance: EntrancePlace
  /** Whether places may be opened for editing. */
  mayEdit: boolean
  onClose: () => void
}

/** The flats behind an entrance. */
export function UnitsSheet({ communityId, entrance, mayEdit, onClose }: UnitsSheetProps) {
  const words = placesTexts.use()
  const names = unitNames.use()
  const units = useUnits(communityId, entrance.id)
  return (
    <Sheet
      id="units-sheet"
      title={words.units(entrance.label)}
      onClose={onClose}
      footer={
        mayEdit && (
          <Button id="entrance-edit" icon="edit" onPress={() => open(routes.place(communityId, entrance.id))}>
            {words.editEntrance}
          </Button>
        )
      }
    >
      <QueryView query={units}>
        {({ pages }) => {
          const all = pages.flatMap((page) => page.items)
          if (all.length === 0) return <EmptyState picture="stairs" title={words.unitsEmpty} body="" />
          return (
            <Stack>
              <Card flush>
                {all.map((unit) => (
                  <ListRow
                    key={unit.id}
                    id={`unit-${unit.id}`}
                    title={unit.label}
                    note={names.use[unit.use]}
                    trailing={unit.areaCentiares === null ? names.noArea : names.area(squareMetres(unit.areaCentiares))}
                    {...(mayEdit ? { onPress: () => open(routes.place(communityId, unit.id, entrance.id)) } : {})}
                  />
                ))}
              </Card>
              <More
                hasMore={units.hasNextPage}
                isLoading={units.isFetchingNextPage}
                onMore={() => void units.fetchNextPage()}
              />
            </Stack>
          )
        }}
      </QueryView>
    </Sheet>
  )
}
