import type { Topic, TopicRow } from '@liren/shared/complaints.coordination'
import type { Page, PageQuery } from '@liren/shared/page'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, positionOf } from '../../platform/http/cursor.ts'
import * as store from './complaints.coordination.store.ts'
import { excerptOf } from './complaints.excerpt.rules.ts'
import { listByIds } from './complaints.lists.store.ts'
import { maySettle } from './complaints.policy.ts'
import { presentRows } from './complaints.view.service.ts'

const excerptLetters = 60

/** The coordination list: what is open on it, or what was settled. */
export async function topicsFor(
  db: Db,
  { communityId }: CommunityActor,
  query: PageQuery & { state: 'open' | 'settled' },
): Promise<Page<TopicRow>> {
  const rows = await store.listTopics(db, communityId, query.state, positionOf(query), query.limit + 1)
  return pageFrom(
    rows,
    query.limit,
    ({ listedAt, id }) => [listedAt, id],
    ({ id, source, category, placeLabel, matters, openMatters, listedAt, settledAt, text }) => ({
      ...{ id, source, category, place: placeLabel, matters, openMatters },
      listedAt: listedAt.toISOString(),
      settledAt: settledAt?.toISOString() ?? null,
      excerpt: excerptOf(text, excerptLetters),
    }),
  )
}

/** One parent matter, with every matter under it; of those everything but whose they are. */
export async function topicFor(db: Db, actor: CommunityActor, id: string): Promise<Topic> {
  const { communityId } = actor
  const found = await store.readTopic(db, communityId, id)
  if (!found) throw new DomainError('not_found')
  const rows = await listByIds(db, communityId, await store.mattersUnder(db, communityId, id))
  const views = await presentRows(db, actor, rows, 'nameless')
  const isOpen = found.settledAt === null
  const open = rows.filter(({ deskRole }) => deskRole !== null).length
  return {
    ...{ id, source: found.source, category: found.category, place: found.placeLabel },
    ...{ matters: rows.length, openMatters: open },
    listedAt: found.listedAt.toISOString(),
    settledAt: found.settledAt?.toISOString() ?? null,
    settledFor: found.settledFor,
    items: rows.flatMap((row) => views.get(row.id) ?? []),
    abilities: { settle: isOpen && maySettle(actor), convene: isOpen && open > 0 && maySettle(actor) },
  }
}

/** Takes a parent matter off the list, saying how it was settled. */
export async function settleTopic(db: Db, actor: CommunityActor, id: string, note: string): Promise<Topic> {
  const { communityId, accountId } = actor
  if (!(await store.readTopic(db, communityId, id))) throw new DomainError('not_found')
  const settled = { settledAt: await readClock(db), settledBy: accountId, settledFor: note }
  if (!(await store.settleTopic(db, { communityId, id }, settled))) throw new DomainError('complaint_step_illegal')
  return topicFor(db, actor, id)
}
