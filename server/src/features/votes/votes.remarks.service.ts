import type { PageQuery } from '@liren/shared/page'
import type { Remark, RemarkKind } from '@liren/shared/votes.views'
import { uuidv7 } from 'uuidv7'
import type { Vault } from '../../platform/crypto/vault.ts'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, positionOf } from '../../platform/http/cursor.ts'
import { tell } from '../messages/messages.service.ts'
import { partOf } from './votes.hats.service.ts'
import { objectionsUntil } from './votes.life.rules.ts'
import { append, markOf } from './votes.log.service.ts'
import { ownUnits } from './votes.policy.ts'
import * as store from './votes.remarks.store.ts'
import { expectVisible } from './votes.service.ts'
import type { DecisionRow } from './votes.store.ts'

const present = (actor: CommunityActor, seesAll: boolean, row: store.RemarkRow): Remark => ({
  ...{ id: row.id, kind: row.kind, text: row.body, answer: row.answer, isUpheld: row.isUpheld },
  by: seesAll ? row.nickname : '',
  isMine: row.createdBy === actor.accountId,
  createdAt: row.createdAt.toISOString(),
  answeredAt: row.answeredAt?.toISOString() ?? null,
})

async function seesAllOf(db: Db, actor: CommunityActor, row: DecisionRow): Promise<boolean> {
  const { isOrganiser, parties } = await partOf(db, actor, row, [])
  return isOrganiser || parties.includes('RESIDENTS_COMMITTEE')
}

/** Comments and objections, oldest first. */
export async function remarksFor(db: Db, actor: CommunityActor, decisionId: string, query: PageQuery) {
  const row = await expectVisible(db, actor, decisionId)
  const seesAll = await seesAllOf(db, actor, row)
  const at = { communityId: actor.communityId, decisionId }
  const reader = { seesAll, accountId: actor.accountId }
  const rows = await store.listRemarks(db, at, reader, positionOf(query), query.limit + 1)
  return pageFrom(
    rows,
    query.limit,
    (one) => [one.createdAt, one.id],
    (one) => present(actor, seesAll, one),
  )
}

/** When each kind may be made, and by whom. */
async function expectTimely(db: Db, actor: CommunityActor, row: DecisionRow, kind: RemarkKind, now: Date) {
  if (kind === 'review') {
    const { parties } = await partOf(db, actor, row, [])
    if (!parties.includes('RESIDENTS_COMMITTEE')) throw new DomainError('forbidden')
    if (row.state !== 'REVIEW') throw new DomainError('vote_step_illegal')
    return
  }
  if (ownUnits(actor, row.estateId).length === 0) throw new DomainError('forbidden')
  if (row.state !== (kind === 'roll' ? 'ROLL_FROZEN' : 'OBJECTION')) throw new DomainError('vote_step_illegal')
  const until = objectionsUntil(row)
  if (kind === 'result' && until !== null && now >= until) throw new DomainError('vote_closed')
}

/** Comments on a draft, or objects to the roll or the result; an objection is an entry of the log. */
export async function makeRemark(
  db: Db,
  vault: Vault,
  actor: CommunityActor,
  decisionId: string,
  { kind, text }: { kind: RemarkKind; text: string },
): Promise<Remark> {
  const { communityId, accountId } = actor
  const row = await expectVisible(db, actor, decisionId, true)
  const now = await readClock(db)
  await expectTimely(db, actor, row, kind, now)
  const id = uuidv7()
  await store.insertRemark(db, { communityId, id, decisionId, kind, body: text, createdBy: accountId, createdAt: now })
  if (kind !== 'review') {
    const body = { to: kind, remark: id, actor: markOf(vault, decisionId, accountId) }
    await append(db, { communityId, decisionId }, { kind: 'objection', at: now, body, actorId: accountId })
  }
  const made = await store.readRemark(db, { communityId, decisionId }, id)
  if (!made) throw new DomainError('not_found')
  return present(actor, await seesAllOf(db, actor, row), made)
}

/** Answers a remark in writing, once; whoever made it is told. */
export async function answerRemark(
  db: Db,
  actor: CommunityActor,
  { decisionId, remarkId }: { decisionId: string; remarkId: string },
  { text, isUpheld }: { text: string; isUpheld: boolean },
): Promise<Remark> {
  const { communityId, accountId } = actor
  const row = await expectVisible(db, actor, decisionId, true)
  const at = { communityId, decisionId }
  const found = await store.readRemark(db, at, remarkId)
  if (!found) throw new DomainError('not_found')
  if (!(await partOf(db, actor, row, [])).isOrganiser) throw new DomainError('forbidden')
  const answer = { answer: text, isUpheld, answeredBy: accountId, answeredAt: await readClock(db) }
  if (!(await store.answerRemark(db, at, remarkId, answer))) throw new DomainError('vote_remark_answered')
  const matter = { communityId, kind: 'vote_remark_answered' as const, subjectId: decisionId, title: row.title }
  await tell(db, { ...matter, sender: '' }, [found.createdBy])
  const made = await store.readRemark(db, at, remarkId)
  return present(actor, true, made ?? found)
}
