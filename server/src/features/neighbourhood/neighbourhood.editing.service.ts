import type { buildingDraft } from '@liren/shared/neighbourhood'
import {
  keptKinds,
  type KeptKind,
  type Place,
  type PlaceAction,
  type PlaceChange,
  type PlaceFacts,
} from '@liren/shared/neighbourhood.editing'
import type { Page, PageQuery } from '@liren/shared/page'
import type { z } from 'zod'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, positionOf } from '../../platform/http/cursor.ts'
import { carryOwners } from '../register/register.owners.service.ts'
import { isBound } from '../roles/roles.bound.service.ts'
import * as store from './neighbourhood.editing.store.ts'
import { readGrids, releaseBuildings } from './neighbourhood.grids.store.ts'
import { insertPlaceChanges, listPlaceChanges } from './neighbourhood.history.store.ts'
import { placesById, type PlacedRef } from './neighbourhood.labels.store.ts'
import { differing } from './neighbourhood.rules.ts'

type Kept = PlacedRef & { kind: KeptKind }

const isKept = (place: PlacedRef | undefined): place is Kept => (keptKinds as readonly unknown[]).includes(place?.kind)

/** A place that the committee keeps, also one that has ended; `not_found` otherwise. */
export async function expectKept(db: Db, communityId: string, id: string): Promise<Kept> {
  const place = (await placesById(db, communityId, [id])).get(id)
  if (!isKept(place)) throw new DomainError('not_found')
  return place
}

/** Locks a place as the editor read it: `not_found` when it does not stand, `edited_elsewhere` at another version. */
export async function lockAt(db: Db, communityId: string, kind: KeptKind, id: string, version: number) {
  const [place] = await store.lockPlaces(db, communityId, kind, [id])
  if (!place) throw new DomainError('not_found')
  if (place.version !== version) throw new DomainError('edited_elsewhere')
  return place
}

/** Writes one thing down that the actor did to one place. */
export const writeDown = (
  db: Db,
  { communityId, accountId }: CommunityActor,
  place: { kind: KeptKind; id: string },
  action: PlaceAction,
  { before, after }: { before: PlaceFacts; after: PlaceFacts },
  reason: string | null = null,
) =>
  insertPlaceChanges(
    db,
    communityId,
    [{ placeKind: place.kind, placeId: place.id, action, before, after, reason }],
    accountId,
  )

/** A place as it is opened for editing. */
export async function openPlace(db: Db, communityId: string, id: string): Promise<Place> {
  const { kind, label, endedAt } = await expectKept(db, communityId, id)
  const read = await store.readPlace(db, communityId, kind, id)
  if (!read) throw new DomainError('not_found')
  const { name = '', ordinal = null, use, areaCentiares = null, areaSource = null, saleState } = read.facts
  const grid = kind === 'grid' ? (await readGrids(db, communityId, id))[0] : undefined
  return {
    id,
    kind,
    label,
    name,
    ordinal,
    version: read.version,
    endedAt: endedAt?.toISOString() ?? null,
    unit: use && saleState ? { use, areaCentiares, areaSource, saleState } : null,
    buildings: kind === 'grid' ? (grid?.buildings ?? []) : null,
  }
}

/** What happened to a place, newest first. Of an import stands who ran it; its number says nothing to people. */
export async function changesOf(db: Db, communityId: string, id: string, query: PageQuery): Promise<Page<PlaceChange>> {
  await expectKept(db, communityId, id)
  const rows = await listPlaceChanges(db, communityId, id, positionOf(query), query.limit + 1)
  return pageFrom(
    rows,
    query.limit,
    (row) => [row.at, row.id],
    ({ nickname, at, reason, ...row }) => ({
      ...row,
      reason: row.action === 'imported' ? null : reason,
      by: nickname ?? '',
      at: at.toISOString(),
    }),
  )
}

type Edit = z.output<typeof buildingDraft> & { version: number }

/** Renames or reorders an estate, a building or an entrance. Saving what is there already changes nothing. */
export async function editPlace(
  db: Db,
  actor: CommunityActor,
  id: string,
  { version, ...to }: Edit,
): Promise<{ version: number }> {
  const { communityId } = actor
  const { kind } = await expectKept(db, communityId, id)
  if (kind === 'grid' || kind === 'unit') throw new DomainError('not_found')
  const place = await lockAt(db, communityId, kind, id, version)
  const change = differing(place.facts, to)
  if (!change) return { version }
  await store.renamePlace(db, communityId, kind, id, to)
  await writeDown(db, actor, { kind, id }, 'edited', change)
  return { version: version + 1 }
}

/**
 * Retires a place with nothing and nobody in it (`place_in_use`). A grid lets its buildings go; of a unit that is no
 * more, the ownerships end.
 */
export async function endPlace(
  db: Db,
  actor: CommunityActor,
  id: string,
  { version, reason }: { version: number; reason: string },
): Promise<void> {
  const { communityId, accountId } = actor
  const { kind, estateId } = await expectKept(db, communityId, id)
  // The register is locked by estate, and before the units in it.
  if (kind === 'unit' && estateId) await store.lockPlaces(db, communityId, 'estate', [estateId])
  const place = await lockAt(db, communityId, kind, id, version)
  if (!(await store.isEmpty(db, communityId, kind, id)) || (await isBound(db, communityId, [id])))
    throw new DomainError('place_in_use')
  const buildings = kind === 'grid' ? ((await readGrids(db, communityId, id))[0]?.buildings ?? []) : null
  if (kind === 'grid') await releaseBuildings(db, communityId, id, [])
  if (kind === 'unit' && estateId) await carryOwners(db, { communityId, estateId, actorId: accountId }, [id], [])
  await store.endPlaces(db, communityId, kind, [id])
  const before = buildings ? { ...place.facts, buildings } : place.facts
  await writeDown(db, actor, { kind, id }, 'ended', { before, after: {} }, reason)
}
