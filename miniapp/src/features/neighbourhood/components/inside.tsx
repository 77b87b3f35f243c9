import type { Tree } from '@liren/shared/neighbourhood'
import type { Place } from '@liren/shared/neighbourhood.editing'
import { squareMetres } from '../../../lib/area.ts'
import { routes } from '../../../lib/routes.ts'
import { unitNames } from '../../../lib/unit.names.ts'
import { open } from '../../../platform/navigation.ts'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { More } from '../../../ui/more.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useTree, useUnits } from '../hooks/use-tree.ts'
import { placesTexts } from '../places.texts.ts'

interface InsideProps {
  communityId: string
  place: Place
  child: 'building' | 'entrance' | 'unit'
  onAdd: () => void
}

/** What lies in a place, each to be opened in turn. */
export function Inside({ communityId, place, child, onAdd }: InsideProps) {
  const words = placesTexts.use()
  const kind = place.kind as 'estate' | 'building' | 'entrance'
  return (
    <Section
      title={words.inside[kind]}
      action={
        place.endedAt === null && (
          <Button id="place-add" snug kind="quiet" icon="plus" onPress={onAdd}>
            {words.add[child]}
          </Button>
        )
      }
    >
      {child === 'unit' ? (
        <Units communityId={communityId} entranceId={place.id} />
      ) : (
        <Branches communityId={communityId} placeId={place.id} />
      )}
    </Section>
  )
}

function childrenOf(tree: Tree, placeId: string): readonly { id: string; name: string }[] {
  for (const estate of tree.estates) {
    if (estate.id === placeId) return estate.buildings
    const building = estate.buildings.find(({ id }) => id === placeId)
    if (building) return building.entrances
  }
  return []
}

function Branches({ communityId, placeId }: { communityId: string; placeId: string }) {
  const words = placesTexts.use()
  const tree = useTree(communityId)
  return (
    <QueryView query={tree}>
      {(data) => {
        const all = childrenOf(data, placeId)
        if (all.length === 0) return <Card>{words.none}</Card>
        return (
          <Card flush>
            {all.map(({ id, name }) => (
              <ListRow key={id} id={`inside-${id}`} title={name} onPress={() => open(routes.place(communityId, id))} />
            ))}
          </Card>
        )
      }}
    </QueryView>
  )
}

function Units({ communityId, entranceId }: { communityId: string; entranceId: string }) {
  const words = placesTexts.use()
  const names = unitNames.use()
  const units = useUnits(communityId, entranceId)
  return (
    <QueryView query={units}>
      {({ pages }) => {
        const all = pages.flatMap((page) => page.items)
        if (all.length === 0) return <Card>{words.none}</Card>
        return (
          <Stack tight>
            <Card flush>
              {all.map((unit) => (
                <ListRow
                  key={unit.id}
                  id={`inside-${unit.id}`}
                  title={unit.label}
                  note={[
                    names.use[unit.use],
                    ...(unit.saleState === 'delivered' ? [] : [names.sale[unit.saleState]]),
                  ].join(' · ')}
                  trailing={unit.areaCentiares === null ? names.noArea : names.area(squareMetres(unit.areaCentiares))}
                  onPress={() => open(routes.place(communityId, unit.id, entranceId))}
                />
              ))}
            </Card>
            {units.hasNextPage && (
              <More hasMore isLoading={units.isFetchingNextPage} onMore={() => void units.fetchNextPage()} />
            )}
          </Stack>
        )
      }}
    </QueryView>
  )
}
