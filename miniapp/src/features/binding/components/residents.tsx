import { useState } from 'react'
import type { Tree } from '@liren/shared/neighbourhood'
import { names } from '../../../lib/names.ts'
import { Card, Section } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { More } from '../../../ui/more.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useTree } from '../../neighbourhood/hooks/use-tree.ts'
import { staffTexts } from '../staff.texts.ts'
import { bindingTexts } from '../binding.texts.ts'
import { useResidents, type Resident } from '../hooks/use-residents.ts'
import { EntrancePick, type Picked } from './entrance.pick.tsx'
import { ResidentSheet } from './resident.sheet.tsx'

/** Who lives behind an entrance, flat by flat. */
export function Residents({ communityId }: { communityId: string }) {
  const tree = useTree(communityId)
  return <QueryView query={tree}>{(data) => <AtEntrance communityId={communityId} tree={data} />}</QueryView>
}

function AtEntrance({ communityId, tree }: { communityId: string; tree: Tree }) {
  const words = staffTexts.use()
  const [picked, setPicked] = useState<Picked | null>(null)
  const entranceId = picked?.entranceId
  return (
    <>
      <EntrancePick tree={tree} picked={picked} onPick={setPicked} />
      {entranceId ? (
        <People key={entranceId} communityId={communityId} entranceId={entranceId} />
      ) : (
        <EmptyState picture="stairs" title={words.pickTitle} body={words.pickBody} />
      )}
    </>
  )
}

/** Rows that came by unit, gathered under their units. */
function byUnit(all: readonly Resident[]): [string, Resident[]][] {
  const units = new Map<string, Resident[]>()
  for (const one of all) units.set(one.unitLabel, [...(units.get(one.unitLabel) ?? []), one])
  return [...units]
}

function People({ communityId, entranceId }: { communityId: string; entranceId: string }) {
  const words = staffTexts.use()
  const residents = useResidents(communityId, entranceId)
  const [chosenId, setChosen] = useState<string | null>(null)
  const all = residents.data?.pages.flatMap((page) => page.items) ?? []
  const chosen = all.find((one) => one.residenceId === chosenId)
  return (
    <>
      <QueryView query={residents}>
        {() =>
          all.length === 0 ? (
            <EmptyState id="residents-empty" picture="stairs" title={words.nobodyTitle} body={words.nobodyBody} />
          ) : (
            <>
              {byUnit(all).map(([unit, people]) => (
                <Section key={unit} title={unit}>
                  <Card flush>
                    {people.map((one) => (
                      <Person key={one.residenceId} one={one} onPress={() => setChosen(one.residenceId)} />
                    ))}
                  </Card>
                </Section>
              ))}
              <More
                hasMore={residents.hasNextPage}
                isLoading={residents.isFetchingNextPage}
                onMore={() => void residents.fetchNextPage()}
              />
            </>
          )
        }
      </QueryView>
      {chosen && (
        <ResidentSheet communityId={communityId} entranceId={entranceId} one={chosen} onClose={() => setChosen(null)} />
      )}
    </>
  )
}

function Person({ one, onPress }: { one: Resident; onPress: () => void }) {
  const relations = names.use().relation
  const standings = bindingTexts.use().standing
  return (
    <ListRow
      id={`resident-${one.residenceId}`}
      icon="me"
      title={one.nickname}
      note={[relations[one.relation], standings[one.standing], one.phoneMasked].filter(Boolean).join(' · ')}
      onPress={onPress}
    />
  )
}
