import { Card, Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { More } from '../../../ui/more.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { useUnits } from '../../neighbourhood/hooks/use-tree.ts'
import { workbenchTexts } from '../workbench.texts.ts'
import type { EntrancePlace } from './estate.card.tsx'

interface UnitsSheetProps {
  communityId: string
  entrance: EntrancePlace
  onClose: () => void
}

/** Areas are exact integers of 0.01 m²; written without rounding. */
const squareMetres = (centiares: number) => `${Math.floor(centiares / 100)}.${String(centiares % 100).padStart(2, '0')}`

/** The flats behind an entrance. */
export function UnitsSheet({ communityId, entrance, onClose }: UnitsSheetProps) {
  const words = workbenchTexts.use()
  const units = useUnits(communityId, entrance.id)
  return (
    <Sheet id="units-sheet" title={words.units(entrance.label)} onClose={onClose}>
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
                    title={unit.label}
                    note={words.uses[unit.use]}
                    trailing={unit.areaCentiares === null ? words.noArea : words.area(squareMetres(unit.areaCentiares))}
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
