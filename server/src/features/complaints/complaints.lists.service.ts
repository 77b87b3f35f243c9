import { similarHours } from '@liren/shared/complaints'
import type { Page, PageQuery } from '@liren/shared/page'
import type { ComplaintRow as RowView } from '@liren/shared/complaints.views'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, positionOf, type Position } from '../../platform/http/cursor.ts'
import { gramsOfText } from '../announcements/announcements.grams.rules.ts'
import { placesOf } from '../neighbourhood/neighbourhood.service.ts'
import { isSimilar } from './complaints.similar.rules.ts'
import * as store from './complaints.lists.store.ts'
import {
  handlingRoles,
  maySeeBuilding,
  noTies,
  sightAmongOwn,
  sightInQueue,
  sightOf,
  type Sight,
} from './complaints.policy.ts'
import type { ComplaintRow } from './complaints.store.ts'
import { presentRows, type SightIn } from './complaints.view.service.ts'

/** A page of matters as a list shows them to the actor. */
export async function pageOf<Row extends ComplaintRow>(
  db: Db,
  actor: CommunityActor,
  { rows, limit }: { rows: Row[]; limit: number },
  sight: Sight | SightIn,
  positionIn: (row: Row) => Position,
): Promise<Page<RowView>> {
  const views = await presentRows(db, actor, rows.slice(0, limit), sight)
  const page = pageFrom(rows, limit, positionIn, ({ id }) => views.get(id))
  return { ...page, items: page.items.filter((item) => item !== undefined) }
}

const newest = ({ createdAt, id }: ComplaintRow): Position => [createdAt, id]
const dueFirst = ({ queuedAt, id }: store.QueuedRow): Position => [queuedAt, id]

/** What the actor reported, wrote down for others, follows, or was let into. */
export async function mineOf(db: Db, actor: CommunityActor, query: PageQuery): Promise<Page<RowView>> {
  const rows = await store.listMine(db, actor, positionOf(query), query.limit + 1)
  return pageOf(db, actor, { rows, limit: query.limit }, (row) => sightAmongOwn(actor, row), newest)
}

/** What neighbours of a building may see of it, and of what is around it. */
export async function atBuilding(
  db: Db,
  actor: CommunityActor,
  buildingId: string,
  query: PageQuery,
): Promise<Page<RowView>> {
  const { communityId } = actor
  const place = (await placesOf(db, communityId, [buildingId])).get(buildingId)
  if (place?.kind !== 'building' || !maySeeBuilding(actor, buildingId)) throw new DomainError('not_found')
  const { estateId } = place
  const rows = await store.listAtBuilding(db, { communityId, buildingId, estateId }, positionOf(query), query.limit + 1)
  return pageOf(db, actor, { rows, limit: query.limit }, 'outline', newest)
}

/** What the actor, or an office of the actor's, has to do; due first first. */
export async function queueOf(
  db: Db,
  actor: CommunityActor,
  query: PageQuery & { of: 'me' | 'offices' },
): Promise<Page<RowView>> {
  const offices = actor.roles.flatMap(({ role, scopeId }) =>
    handlingRoles.includes(role) && scopeId !== null ? [{ role, scopeId }] : [],
  )
  const decides = offices.some(({ role }) => role === 'committee')
  const after = positionOf(query)
  const rows =
    query.of === 'me'
      ? await store.listTaken(db, actor, after, query.limit + 1)
      : await store.listQueue(db, { ...actor, offices, decides }, after, query.limit + 1)
  return pageOf(db, actor, { rows, limit: query.limit }, (row) => sightInQueue(actor, row), dueFirst)
}

const mostSimilar = 5

/** Open matters like one that is about to be reported, as far as the actor may see them. */
export async function similarTo(
  db: Db,
  actor: CommunityActor,
  { category, placeId, text }: { category: string; placeId: string; text: string },
): Promise<{ items: RowView[] }> {
  const { communityId, accountId } = actor
  const young = await store.listYoung(db, { communityId, accountId, placeId, category }, similarHours)
  const grams = gramsOfText(text)
  const found = young.filter((row) => sightOf(actor, row, noTies) !== null && isSimilar(grams, gramsOfText(row.text)))
  const shown = found.slice(0, mostSimilar)
  const views = await presentRows(db, actor, shown, 'outline')
  return { items: shown.flatMap(({ id }) => views.get(id) ?? []) }
}
