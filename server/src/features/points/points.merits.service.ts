import type { PageQuery } from '@liren/shared/page'
import type { GrantRule } from '@liren/shared/points'
import type { Merit, MeritDraft, MeritSource } from '@liren/shared/points.merits'
import { uuidv7 } from 'uuidv7'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, positionOf } from '../../platform/http/cursor.ts'
import { findResidence } from '../roles/roles.residences.service.ts'
import { creditRule, reverseCredit } from './points.ledger.service.ts'
import * as store from './points.merits.store.ts'
import { pointsTermsOf } from './points.settings.service.ts'
import { firstWords } from './points.rules.ts'

/** What the statement says it was for. */
const noteOf: Record<GrantRule, string> = { suggestion: '建议被采纳', snap: '随手拍属实', meeting: '参加会议' }

const present = ({ accountId }: CommunityActor, row: store.MeritRow): Merit => ({
  id: row.id,
  ...{ rule: row.rule, nickname: row.nickname, said: firstWords(row.said), points: row.points },
  ...{ recordedBy: row.recorder, recordedAt: row.recordedAt.toISOString() },
  ...{ revokedBy: row.revoker, revokedAt: row.revokedAt?.toISOString() ?? null, reason: row.reason },
  abilities: { revoke: row.revokedAt === null && row.accountId !== accountId },
})

async function expectMerit(db: Db, { communityId }: CommunityActor, id: string): Promise<store.MeritRow> {
  const row = await store.findMerit(db, communityId, id)
  if (!row) throw new DomainError('not_found')
  return row
}

type Query = PageQuery & { rule: GrantRule }

/** What a rule may grant for and has not yet, newest first. */
export async function sourcesFor(db: Db, { communityId, accountId }: CommunityActor, query: Query) {
  const { grants } = await pointsTermsOf(db, communityId)
  const rows = await store.listSources(db, communityId, query.rule, positionOf(query), query.limit + 1)
  const isOn = grants[query.rule] > 0
  return pageFrom(
    rows,
    query.limit,
    ({ at, id }) => [at, id],
    (row): MeritSource => ({
      ...{ id: row.id, said: firstWords(row.said), at: row.at.toISOString(), by: row.nickname },
      abilities: { record: isOn && row.accountId !== accountId },
    }),
  )
}

/** What a rule has granted, newest first. */
export async function meritsFor(db: Db, actor: CommunityActor, query: Query) {
  const rows = await store.listMerits(db, actor.communityId, query.rule, positionOf(query), query.limit + 1)
  return pageFrom(
    rows,
    query.limit,
    ({ recordedAt, id }) => [recordedAt, id],
    (row) => present(actor, row),
  )
}

/** Whose merit it is: the author of a matter, or who came to a meeting. */
async function holderOf(db: Db, communityId: string, draft: MeritDraft, source: store.SourceRow): Promise<string> {
  if (draft.rule !== 'meeting') return source.accountId ?? ''
  const residence = await findResidence(db, communityId, draft.residenceId)
  if (!residence) throw new DomainError('not_found')
  return residence.accountId
}

/** Notes a merit and grants what its rule is worth, in one transaction. */
export async function recordMerit(db: Db, actor: CommunityActor, draft: MeritDraft): Promise<Merit> {
  const { communityId } = actor
  const { rule } = draft
  const sourceId = draft.rule === 'meeting' ? draft.meetingId : draft.complaintId
  const source = await store.findSource(db, communityId, rule, sourceId)
  if (!source) throw new DomainError('not_found')
  const accountId = await holderOf(db, communityId, draft, source)
  if (accountId === actor.accountId) throw new DomainError('points_second_person')
  if ((await pointsTermsOf(db, communityId)).grants[rule] === 0) throw new DomainError('points_rule_off')
  const id = uuidv7()
  // First of all, so that the key of the source is the referee of every race.
  await store.insertMerit(db, {
    ...{ communityId, id, rule, sourceId, accountId, points: 0, journalId: null },
    ...{ recordedBy: actor.accountId, recordedAt: await readClock(db) },
  })
  // What a resident wrote stays with the matter, from which it goes when they leave; the ledger stays.
  const note = rule === 'meeting' ? `${noteOf.meeting}：${firstWords(source.said)}` : noteOf[rule]
  const cause = { kind: 'rule', rule, sourceId: id, actorId: actor.accountId, note } as const
  await store.writeGrant(db, { communityId, id }, await creditRule(db, { communityId, accountId }, cause))
  return present(actor, await expectMerit(db, actor, id))
}

/** Takes a merit back, and what it granted with it. */
export async function revokeMerit(db: Db, actor: CommunityActor, id: string, reason: string): Promise<Merit> {
  const { communityId, accountId } = actor
  const row = await expectMerit(db, actor, id)
  if (row.accountId === accountId) throw new DomainError('points_second_person')
  if (!(await store.revokeMerit(db, communityId, id, { by: accountId, reason })))
    throw new DomainError('points_reversed')
  const { rule, journalId } = row
  if (journalId !== null && !(await store.isReversed(db, communityId, journalId)))
    await reverseCredit(db, communityId, journalId, { rule, actorId: accountId, note: reason })
  return present(actor, await expectMerit(db, actor, id))
}
