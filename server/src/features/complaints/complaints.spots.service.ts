import { mostSpots, type ComplaintSpot } from '@liren/shared/complaints.spots'
import { reportPage, spotScene, spotUrl } from '@liren/shared/complaints.spots.code'
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
import type { PageCodePort } from '../../platform/wechat/page.codes.ts'
import { codeFrom } from '../binding/binding.rules.ts'
import { placesEver, placesOf } from '../neighbourhood/neighbourhood.service.ts'
import { mayPutUpAt } from './complaints.policy.ts'
import * as store from './complaints.spots.store.ts'

const present = ({ id, code, placeKind, placeId, placeLabel, spot }: store.SpotRow): ComplaintSpot => ({
  ...{ id, code, spot },
  place: { kind: placeKind, id: placeId, label: placeLabel },
})

/** The common places that have a square code. */
export async function spotsFor(
  db: Db,
  { communityId }: CommunityActor,
  hasWechat: boolean,
  query: PageQuery,
): Promise<Page<ComplaintSpot> & { hasWechat: boolean }> {
  const rows = await store.listSpots(db, communityId, positionOf(query), query.limit + 1)
  return { ...pageFrom(rows, query.limit, ({ createdAt, id }) => [createdAt, id], present), hasWechat }
}

/** Gives a common place a square code. */
export async function addSpot(
  db: Db,
  actor: CommunityActor,
  { place, spot }: { place: { kind: ComplaintPlaceKind; id: string }; spot: string },
): Promise<ComplaintSpot> {
  const { communityId, accountId } = actor
  const found = (await placesOf(db, communityId, [place.id])).get(place.id)
  if (found?.kind !== place.kind || !mayPutUpAt(actor, found)) throw new DomainError('complaint_place_wrong')
  if ((await store.countSpots(db, communityId)) >= mostSpots) throw new DomainError('complaint_spots_full')
  const row = {
    ...{ id: uuidv7(), code: codeFrom((n) => randomInt(n)), spot, createdAt: await readClock(db) },
    ...{ placeKind: place.kind, placeId: place.id, placeLabel: found.label },
  }
  await store.insertSpot(db, { ...row, communityId, madeBy: accountId })
  return present(row)
}

/** Ends a square code. */
export async function removeSpot(db: Db, actor: CommunityActor, id: string): Promise<Record<string, never>> {
  const placeId = await store.endSpot(db, actor.communityId, id)
  const place = placeId === null ? undefined : (await placesEver(db, actor.communityId, [placeId])).get(placeId)
  if (!place || !mayPutUpAt(actor, place)) throw new DomainError('not_found')
  return {}
}

/** Where a square code hangs. */
export async function spotByCode(db: Db, { communityId }: CommunityActor, code: string): Promise<ComplaintSpot> {
  const row = await store.readSpot(db, communityId, code)
  if (!row) throw new DomainError('not_found')
  return present(row)
}

interface Printing {
  publicOrigin: string
  pageCodes: PageCodePort | null
}

/** So many codes WeChat is asked for at once. */
const atOnce = 4

/** WeChat's own codes, in the order of what they lead to. */
async function codesOf(pageCodes: PageCodePort, scenes: readonly string[]): Promise<Buffer[]> {
  const codes: Buffer[] = []
  for (let from = 0; from < scenes.length; from += atOnce) {
    const asked = scenes.slice(from, from + atOnce)
    codes.push(...(await Promise.all(asked.map((scene) => pageCodes.codeOf({ page: reportPage.slice(1), scene })))))
  }
  return codes
}

/** The square codes to cut out, those made last first; drawn after the transaction. */
export async function sheetsOfSpots(
  db: Db,
  { communityId }: CommunityActor,
  { publicOrigin, pageCodes }: Printing,
  { spotId, as }: { spotId?: string | undefined; as: 'link' | 'wechat' },
): Promise<LateFile> {
  const rows = await store.listSpots(db, communityId, null, mostSpots)
  const wanted = spotId === undefined ? rows : rows.filter(({ id }) => id === spotId)
  if (wanted.length === 0) throw new DomainError('not_found')
  if (as === 'wechat' && pageCodes === null) throw new DomainError('wechat_unavailable')
  const community = (await placesOf(db, communityId, [communityId])).get(communityId)?.label ?? ''
  const name = `${community} 报修${as === 'wechat' ? '小程序码' : '二维码'}.pdf`
  return new LateFile(name, async () => {
    const pictures =
      as === 'wechat' && pageCodes !== null
        ? await codesOf(
            pageCodes,
            wanted.map(({ code }) => spotScene(communityId, code)),
          ).catch((error: unknown) => {
            throw new DomainError('wechat_unavailable', { cause: error })
          })
        : []
    const spots = wanted.map(({ placeLabel, spot, code }, at) => ({
      ...{ place: placeLabel, spot },
      code: pictures[at] ?? spotUrl(publicOrigin, communityId, code),
    }))
    return spotSheets({ community, spots })
  })
}
