import type { Tie, VoteResult } from '@liren/shared/votes.results'
import { uuidv7 } from 'uuidv7'
import type { Vault } from '../../platform/crypto/vault.ts'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { readAgenda, replaceAgenda, type MotionRow } from './votes.agenda.store.ts'
import * as candidacies from './votes.candidacies.store.ts'
import type { CandidacyBar } from '@liren/shared/votes.policy'
import { electionIn, listCandidates, noteAct } from './votes.electing.service.ts'
import { partOf, type Part } from './votes.hats.service.ts'
import { resultShown } from './votes.result.service.ts'
import { expectVisible } from './votes.service.ts'
import { insertDecision, readDecision, runOffOf, updateDecision, type DecisionRow } from './votes.store.ts'
import { afterLot, isByLot, isWholeLot, mayBreakTies } from './votes.ties.rules.ts'

type Kept = NonNullable<DecisionRow['result']>

interface Tied {
  row: DecisionRow
  result: Kept
  motion: MotionRow
  tie: Tie
  part: Part
  now: Date
}

/** A tie of a counted decision, locked; `vote_step_illegal` where none is left to break. */
async function expectTie(
  db: Db,
  actor: CommunityActor,
  decisionId: string,
  asked: { version: number; motionId: string; for: Tie['for'] },
): Promise<Tied> {
  const row = await expectVisible(db, actor, decisionId, true)
  const now = await readClock(db)
  const agenda = await readAgenda(db, actor.communityId, decisionId)
  const part = await partOf(db, actor, row, agenda)
  if (!part.isOrganiser && !part.parties.includes('RESIDENTS_COMMITTEE')) throw new DomainError('forbidden')
  if (row.version !== asked.version) throw new DomainError('edited_elsewhere')
  const motion = electionIn(agenda)
  const outcome = row.result?.motions.find(({ motionId }) => motionId === asked.motionId)
  const tie = outcome?.ties?.find((one) => one.for === asked.for)
  if (!mayBreakTies(row.state) || !row.result || motion?.id !== asked.motionId || !tie)
    throw new DomainError('vote_step_illegal')
  if (tie.lot !== null || (await runOffOf(db, row.communityId, row.id)) !== null)
    throw new DomainError('vote_tie_broken')
  return { row, result: row.result, motion, tie, part, now }
}

interface Lot {
  version: number
  motionId: string
  for: Tie['for']
  order: string[]
  drawnBy: string
  witnesses: string[]
  reason: string
}

/** Puts a lot on record: who drew it, before whom, and in which order the tied came. */
export async function recordLot(
  db: Db,
  vault: Vault,
  actor: CommunityActor,
  decisionId: string,
  { version, motionId, for: of, ...lot }: Lot,
): Promise<VoteResult> {
  const { row, result, motion, tie, part, now } = await expectTie(db, actor, decisionId, { version, motionId, for: of })
  // Whoever stands or gives up a seat has no hand in it.
  if (!part.mayCount) throw new DomainError('vote_barred')
  if (!isByLot(tie, row.policy.election)) throw new DomainError('vote_step_illegal')
  if (!isWholeLot(tie, lot.order)) throw new DomainError('vote_lot_incomplete')
  const drawn = { ...lot, for: of, at: now.toISOString() }
  const terms = { seats: motion.seats ?? 0, election: row.policy.election, legalMode: row.policy.legalMode }
  const motions = result.motions.map((one) =>
    one.motionId === motionId ? afterLot({ ...one, ties: one.ties ?? [] }, drawn, terms) : one,
  )
  const numbers = lot.order.map((id) => motion.candidates.find((one) => one.id === id)?.number ?? 0)
  await noteAct(db, vault, actor, row, {
    ...{ act: 'LOT', now, motion: motion.number, for: of, order: numbers },
    ...{ drawnBy: lot.drawnBy, witnesses: lot.witnesses, reason: lot.reason },
  })
  await updateDecision(db, row.communityId, row.id, { result: { ...result, motions } })
  return resultShown(db, actor, (await readDecision(db, row.communityId, row.id)) ?? row)
}

/**
 * Opens the draft of a run-off: those tied, for the seats that are left, under the same policy. Who organised the election
 * prepares it; it is displayed and noticed like any other. There is one for a decision: `vote_decision_run_off_key`.
 */
export async function openRunOff(
  db: Db,
  vault: Vault,
  actor: CommunityActor,
  decisionId: string,
  { version, motionId }: { version: number; motionId: string },
): Promise<{ id: string }> {
  const { row, motion, tie, part, now } = await expectTie(db, actor, decisionId, { version, motionId, for: 'SEAT' })
  if (!part.isOrganiser) throw new DomainError('forbidden')
  if (isByLot(tie, row.policy.election)) throw new DomainError('vote_step_illegal')
  const { communityId, estateId, organiserKind, groupId, scope, policy } = row
  const id = uuidv7()
  const title = `${row.title.slice(0, 52)}（再次投票）`
  await insertDecision(db, {
    ...{ communityId, id, estateId, organiserKind, groupId, scope, policy, title, state: 'DRAFT', isTemporary: true },
    body: `「${row.title}」中 ${String(tie.between.length)} 名候选人得票相同，还有 ${String(tie.places)} 个席位未定，须再次投票。`,
    ...{ runOffOf: row.id, createdBy: actor.accountId },
  })
  await replaceAgenda(db, communityId, id, [
    {
      ...{ communityId, id: uuidv7(), decisionId: id, number: 1, kind: 'election', matter: 'COMMITTEE_ELECTION' },
      ...{ title: motion.title, body: motion.body, attachmentIds: motion.attachmentIds, seats: tie.places },
    },
  ])
  await carryCandidacies(db, { communityId, decisionId: row.id }, id, tie.between, now)
  await noteAct(db, vault, actor, row, { act: 'RUN_OFF', now, motion: motion.number, runOff: id })
  return { id }
}

/** The tied stand again, as they stood and as they were checked. */
async function carryCandidacies(
  db: Db,
  at: { communityId: string; decisionId: string },
  to: string,
  between: readonly string[],
  now: Date,
): Promise<void> {
  const tied = (await candidacies.readCandidacies(db, at)).filter(({ id }) => between.includes(id))
  const checks = await candidacies.readChecks(db, at.communityId, between)
  for (const one of tied) {
    const id = uuidv7()
    await candidacies.insertCandidacies(db, [{ ...one, id, decisionId: to, createdAt: now }])
    const own = checks.filter(({ candidacyId }) => candidacyId === one.id)
    const [first] = own
    if (!first) continue
    const by = { communityId: at.communityId, candidacyId: id, checkedBy: first.checkedBy, checkedAt: first.checkedAt }
    await candidacies.saveChecks(
      db,
      by,
      own.map(({ bar, holds, reason }) => ({ bar: bar as CandidacyBar, holds, reason })),
    )
  }
  await listCandidates(db, { communityId: at.communityId, decisionId: to })
}
