import { mostSpots, type ComplaintSpot } from '@liren/shared/complaints.spots'
import { spotUrl } from '@liren/shared/complaints.spots.code'
import type { ComplaintPlaceKind } from '@liren/shared/complaints'
import type { Page, PageQuery } from '@liren/shared/page'
import { randomInt } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, positionOf } from '../../platform/http/cursor.ts'
import { LateFile } from '../../platform/http/files.ts'
import { spotSheets } from '../../platform/print/spot.sheets.ts'
import { codeFrom } from '../binding/binding.rules.ts'
import { placesOf } from '../neighbourhood/neighbourhood.service.ts'
import * as store from './complaints.spots.store.ts'

const present = ({ id, code, placeKind, placeId, placeLabel, spot }: store.SpotRow): ComplaintSpot => ({
  ...{ id, code, spot },
  place: { kind: placeKind, id: placeId, label: placeLabel },
})

/** The common places that have a square code. */
export async function spotsFor(
  db: Db,
  { communityId }: CommunityActor,
  query: PageQuery,
): Promise<Page<ComplaintSpot>> {
  const rows = await store.listSpots(db, communityId, positionOf(query), query.limit + 1)
  return pageFrom(rows, query.limit, ({ createdAt, id }) => [createdAt, id], present)
}

/** Gives a common place a square code. */
export async function addSpot(
  db: Db,
  { communityId, accountId }: CommunityActor,
  { place, spot }: { place: { kind: ComplaintPlaceKind; id: string }; spot: string },
): Promise<ComplaintSpot> {
  const found = (await placesOf(db, communityId, [place.id])).get(place.id)
  if (found?.kind !== place.kind) throw new DomainError('complaint_place_wrong')
  if ((await store.countSpots(db, communityId)) >= mostSpots) throw new DomainError('complaint_spots_full')
  const row = {
    ...{ id: uuidv7(), code: codeFrom((n) => randomInt(n)), spot, createdAt: await readClock(db) },
    ...{ placeKind: place.kind, placeId: place.id, placeLabel: found.label },
  }
  await store.insertSpot(db, { ...row, communityId, madeBy: accountId })
  return present(row)
}

/** Ends a square code. */
export async function removeSpot(db: Db, { communityId }: CommunityActor, id: string): Promise<Record<string, never>> {
  if (!(await store.endSpot(db, communityId, id))) throw new DomainError('not_found')
  return {}
}

/** Where a square code hangs. */
export async function spotByCode(db: Db, { communityId }: CommunityActor, code: string): Promise<ComplaintSpot> {
  const row = await store.readSpot(db, communityId, code)
  if (!row) throw new DomainError('not_found')
  return present(row)
}

/** The square codes to cut out, those made last first; drawn after the transaction. */
export async function sheetsOfSpots(
  db: Db,
  { communityId }: CommunityActor,
  publicOrigin: string,
  only: string | undefined,
): Promise<LateFile> {
  const rows = await store.listSpots(db, communityId, null, mostSpots)
  const wanted = only === undefined ? rows : rows.filter(({ id }) => id === only)
  if (wanted.length === 0) throw new DomainError('not_found')
  const community = (await placesOf(db, communityId, [communityId])).get(communityId)?.label ?? ''
  const spots = wanted.map(({ placeLabel, spot, code }) => ({
    ...{ place: placeLabel, spot },
    url: spotUrl(publicOrigin, communityId, code),
  }))
  return new LateFile(`${community} 报修二维码.pdf`, () => spotSheets({ community, spots }))
}
