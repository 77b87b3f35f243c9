import type { Page, PageQuery } from '@liren/shared/page'
import type { DataRead, ReadKind } from '@liren/shared/privacy'
import { uuidv7 } from 'uuidv7'
import type { Db } from '../../platform/db/context.ts'
import type { AccountActor, CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, positionOf, type Position } from '../../platform/http/cursor.ts'
import { countInside } from '../identity/identity.limits.service.ts'
import { placesOf } from '../neighbourhood/neighbourhood.service.ts'
import { communitiesOf } from '../roles/roles.service.ts'
import { lookLimits } from './privacy.rules.ts'
import * as store from './privacy.store.ts'

/** Whom a look was about: a person, an owner of the register, or a whole estate's register. */
export interface Look {
  actor: CommunityActor
  what: ReadKind
  purpose: string
  subjectAccountId?: string | null
  ownerId?: string | null
  estateId?: string | null
}

/**
 * Writes down that the actor looked at personal data, in the transaction that shows it. Looks one by one are limited,
 * or many of them would be an export that nobody proved to be allowed.
 */
export async function recordRead(db: Db, look: Look): Promise<void> {
  const { communityId, accountId, roles } = look.actor
  if (look.what !== 'register_export') {
    for (const limit of lookLimits) await countInside(db, look.actor, limit, accountId)
    await db.enter({ accountId, communityId })
  }
  const office = roles.find((held) => held.role === 'committee') ?? roles[0]
  await store.insertRead(db, {
    communityId,
    id: uuidv7(),
    accountId: look.subjectAccountId ?? null,
    ownerId: look.ownerId ?? null,
    estateId: look.estateId ?? null,
    what: look.what,
    purpose: look.purpose,
    readerId: accountId,
    readerRole: office?.role ?? null,
  })
}

const newestFirst = (a: { createdAt: Date; id: string }, b: { createdAt: Date; id: string }): number =>
  b.createdAt.getTime() - a.createdAt.getTime() || (b.id < a.id ? -1 : 1)

/** Looks at the person's data in every community they are known in, newest first; at most `limit`. */
async function gatherReads(db: Db, accountId: string, after: Position | null, limit: number) {
  const found: (store.ReadRow & { community: DataRead['community'] })[] = []
  for (const communityId of await communitiesOf(db, accountId)) {
    await db.enter({ accountId, communityId })
    const rows = await store.listReads(db, { communityId, accountId }, after, limit)
    if (rows.length === 0) continue
    const place = (await placesOf(db, communityId, [communityId])).get(communityId)
    const community = { id: communityId, name: place?.label ?? '', code: place?.code ?? '' }
    found.push(...rows.map((row) => ({ ...row, community })))
  }
  await db.enter({ accountId })
  return found.toSorted(newestFirst).slice(0, limit)
}

/** Who looked at the actor's data, newest first. */
export async function readsOf(db: Db, { accountId }: AccountActor, query: PageQuery): Promise<Page<DataRead>> {
  const rows = await gatherReads(db, accountId, positionOf(query), query.limit + 1)
  return pageFrom(
    rows,
    query.limit,
    (row) => [row.createdAt, row.id],
    ({ createdAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString() }),
  )
}
