import type { ComplaintRow as RowView } from '@liren/shared/complaints.views'
import type { Page, PageQuery } from '@liren/shared/page'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { placesEver, placesOf, unitsOf } from '../neighbourhood/neighbourhood.service.ts'
import { isDistant, mayWriteFor, type Sight } from './complaints.policy.ts'
import type { ComplaintRow } from './complaints.store.ts'

type Buildings = Awaited<ReturnType<typeof placesEver>>

/** The buildings of flats, as neighbours are told them. */
export function buildingsOf(db: Db, communityId: string, rows: readonly ComplaintRow[]): Promise<Buildings> {
  const ids = rows.flatMap(({ placeKind, buildingId }) => (placeKind === 'unit' ? (buildingId ?? []) : []))
  return placesEver(db, communityId, [...new Set(ids)])
}

/** Where a matter is: the flat is for those concerned, neighbours are told the building. */
export function placeOf(row: ComplaintRow, sight: Sight, buildings: Buildings): RowView['place'] {
  const { placeKind, placeId, placeLabel, buildingId } = row
  if (isDistant(sight) && placeKind === 'unit' && buildingId !== null)
    return { kind: 'building', id: buildingId, label: buildings.get(buildingId)?.label ?? '', spot: null }
  return { kind: placeKind, id: placeId, label: placeLabel, spot: sight === 'course' ? null : row.spot }
}

/** What neighbours are told of where a matter is. */
export const placeAfar = async (db: Db, row: ComplaintRow): Promise<string> =>
  placeOf(row, 'course', await buildingsOf(db, row.communityId, [row])).label

/** The flats of an entrance by their names, to say for which of them something is written down. */
export async function flatsAt(
  db: Db,
  actor: CommunityActor,
  entranceId: string,
  query: PageQuery,
): Promise<Page<{ id: string; label: string }>> {
  const entrance = (await placesOf(db, actor.communityId, [entranceId])).get(entranceId)
  if (entrance?.kind !== 'entrance' || !mayWriteFor(actor, entrance)) throw new DomainError('not_found')
  const page = await unitsOf(db, actor.communityId, entranceId, query)
  return { ...page, items: page.items.map(({ id, label }) => ({ id, label })) }
}
