import type { PageQuery } from '@liren/shared/page'
import type { PointsProposal, ProposalDraft, ProposalState } from '@liren/shared/points.proposals'
import { uuidv7 } from 'uuidv7'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { groupBy } from '../../platform/group.ts'
import { pageFrom, positionOf } from '../../platform/http/cursor.ts'
import { creditPoints, expectReversible, lockForCredit, reverseCredit } from './points.ledger.service.ts'
import type { Grant } from './points.moves.rules.ts'
import { settleOpening } from './points.opening.store.ts'
import { mayDecideProposal } from './points.policy.ts'
import * as store from './points.proposals.store.ts'

const shownLines = 50

const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0)

function present(actor: CommunityActor, row: store.ProposalRow): PointsProposal {
  const isOpen = row.state === 'open'
  const decides = isOpen && mayDecideProposal(actor, { ...row, people: row.lines })
  return {
    id: row.id,
    kind: row.kind,
    reason: row.reason,
    state: row.state,
    proposedBy: row.proposer,
    proposedAt: row.proposedAt.toISOString(),
    decidedBy: row.decider,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decision: row.decision,
    people: row.lines.length,
    minutes: sum(row.lines.map(({ minutes }) => minutes)),
    points: sum(row.lines.map(({ points }) => points)),
    lines: row.lines
      .slice(0, shownLines)
      .map(({ nickname, phoneMasked, minutes, points }) => ({ nickname, phoneMasked, minutes, points })),
    abilities: { approve: decides, refuse: decides, withdraw: isOpen && row.proposedBy === actor.accountId },
  }
}

async function expectProposal(db: Db, { communityId }: CommunityActor, id: string): Promise<store.ProposalRow> {
  const row = await store.findProposal(db, communityId, id)
  if (!row) throw new DomainError('not_found')
  return row
}

/** Whom a draft credits, each person once, however many flats they live in. */
async function linesOf(db: Db, communityId: string, draft: ProposalDraft) {
  if (draft.kind === 'reversal') {
    const { accountId, minutes, points } = await expectReversible(db, communityId, draft.journalId)
    return [{ accountId, minutes, points }]
  }
  const ids = draft.lines.map(({ residenceId }) => residenceId)
  const holders = new Map((await store.holdersAt(db, communityId, ids)).map(({ id, accountId }) => [id, accountId]))
  const lines = new Map<string, { accountId: string; minutes: number; points: number }>()
  for (const { residenceId, minutes, points } of draft.lines) {
    const accountId = holders.get(residenceId)
    if (accountId === undefined) throw new DomainError('not_found')
    const before = lines.get(accountId) ?? { accountId, minutes: 0, points: 0 }
    lines.set(accountId, { accountId, minutes: before.minutes + minutes, points: before.points + points })
  }
  return [...lines.values()]
}

/** Proposes that others be credited, or that a credit be taken back; nobody proposes a credit for themselves. */
export async function proposePoints(db: Db, actor: CommunityActor, draft: ProposalDraft): Promise<PointsProposal> {
  const lines = await linesOf(db, actor.communityId, draft)
  const journalId = draft.kind === 'reversal' ? draft.journalId : null
  const id = await insert(db, actor, { kind: draft.kind, reason: draft.reason, journalId, lines })
  return proposalFor(db, actor, id)
}

/** Proposes that a credit be taken back, unless it was, or somebody else is asked for that already. */
export async function proposeReversal(
  db: Db,
  actor: CommunityActor,
  { journalId, reason }: { journalId: string; reason: string },
): Promise<void> {
  if (await store.isReversalUnderWay(db, actor.communityId, journalId)) return
  await proposePoints(db, actor, { kind: 'reversal', reason, journalId })
}

type Line = store.CreditedLine & { lots?: Grant[] }

/** Proposes what an older book says; its id. */
export const proposeOpening = (db: Db, actor: CommunityActor, draft: { reason: string; lines: Line[] }) =>
  insert(db, actor, { ...draft, kind: 'opening', journalId: null })

async function insert(
  db: Db,
  { communityId, accountId }: CommunityActor,
  { lines, ...draft }: Pick<store.ProposalRow, 'kind' | 'reason' | 'journalId'> & { lines: Line[] },
): Promise<string> {
  if (lines.some((line) => line.accountId === accountId)) throw new DomainError('points_second_person')
  const id = uuidv7()
  const at = { proposedBy: accountId, proposedAt: await readClock(db) }
  await store.insertProposal(db, { communityId, id, ...draft, ...at, state: 'open' })
  const into = { communityId, proposalId: id }
  await store.insertLines(
    db,
    lines.map(({ lots: _, ...line }, index) => ({ ...into, ordinal: index + 1, ...line })),
  )
  const lots = lines.flatMap((line) => (line.lots ?? []).map((lot) => ({ ...into, accountId: line.accountId, ...lot })))
  if (lots.length > 0) await store.insertLots(db, lots)
  return id
}

/** One proposal. */
export const proposalFor = async (db: Db, actor: CommunityActor, id: string): Promise<PointsProposal> =>
  present(actor, await expectProposal(db, actor, id))

/** Proposals of one state, newest first. */
export async function proposalsFor(db: Db, actor: CommunityActor, query: PageQuery & { state: ProposalState }) {
  const rows = await store.listProposals(db, actor.communityId, query.state, positionOf(query), query.limit + 1)
  return pageFrom(
    rows,
    query.limit,
    (row) => [row.proposedAt, row.id],
    (row) => present(actor, row),
  )
}

/** Closes a proposal that somebody else made. */
async function decide(
  db: Db,
  actor: CommunityActor,
  id: string,
  verdict: { state: 'approved' | 'refused'; decision: string | null },
): Promise<store.ProposalRow> {
  const row = await expectProposal(db, actor, id)
  if (row.state !== 'open') throw new DomainError('points_proposal_closed')
  if (!mayDecideProposal(actor, { ...row, people: row.lines })) throw new DomainError('points_second_person')
  const at = { communityId: actor.communityId, id }
  if (!(await store.decideProposal(db, at, { ...verdict, by: actor.accountId })))
    throw new DomainError('points_proposal_closed')
  return row
}

/** Approves: the points move in the same transaction, all or none. */
export async function approveProposal(db: Db, actor: CommunityActor, id: string): Promise<PointsProposal> {
  const { communityId } = actor
  const { kind, journalId, lines, reason, proposedBy } = await decide(db, actor, id, {
    state: 'approved',
    decision: null,
  })
  const cause = { note: reason, actorId: proposedBy, secondId: actor.accountId, sourceId: id }
  if (kind === 'reversal') await reverseCredit(db, communityId, journalId ?? '', cause)
  else {
    const ids = lines.map((line) => line.accountId)
    await lockForCredit(db, communityId, ids, kind)
    const lots = groupBy(await store.lotsOf(db, communityId, id), (lot) => lot.accountId)
    for (const { accountId, minutes, points } of lines) {
      const dated = lots.get(accountId) ?? []
      await creditPoints(db, { communityId, accountId, minutes, points, dated, cause: { ...cause, kind } })
    }
    await settleOpening(db, { communityId, proposalId: id }, 'entered')
  }
  return proposalFor(db, actor, id)
}

/** Refuses, and says why. */
export async function refuseProposal(
  db: Db,
  actor: CommunityActor,
  id: string,
  reason: string,
): Promise<PointsProposal> {
  await decide(db, actor, id, { state: 'refused', decision: reason })
  await settleOpening(db, { communityId: actor.communityId, proposalId: id }, 'dropped')
  return proposalFor(db, actor, id)
}

/** Takes an own proposal back; those of others are not there. */
export async function withdrawProposal(db: Db, actor: CommunityActor, id: string): Promise<PointsProposal> {
  const row = await expectProposal(db, actor, id)
  if (row.proposedBy !== actor.accountId) throw new DomainError('not_found')
  const at = { communityId: actor.communityId, id }
  const verdict = { state: 'withdrawn', by: actor.accountId, decision: null } as const
  if (!(await store.decideProposal(db, at, verdict))) throw new DomainError('points_proposal_closed')
  await settleOpening(db, { communityId: actor.communityId, proposalId: id }, 'dropped')
  return proposalFor(db, actor, id)
}
