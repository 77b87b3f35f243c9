import type { VoteResult } from '@liren/shared/votes.results'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { readAgenda } from './votes.agenda.store.ts'
import { partOf } from './votes.hats.service.ts'
import { entriesOfKinds } from './votes.log.store.ts'
import { expectVisible } from './votes.service.ts'
import { runOffOf, type DecisionRow } from './votes.store.ts'
import { isByLot, mayBreakTies } from './votes.ties.rules.ts'

/** Who recounted, by name as in the steps of the decision, and whether they came to the same. */
async function recountsOf(
  db: Db,
  { communityId, id: decisionId, result }: DecisionRow,
): Promise<VoteResult['recounts']> {
  if (!result || result.recounts.length === 0) return []
  const entries = await entriesOfKinds(db, { communityId, decisionId }, ['recount'])
  return entries.map(({ at, nickname, body }) => ({
    at: at.toISOString(),
    by: nickname,
    agrees: body['agrees'] === true,
  }))
}

/** A counted decision's result with what has become of its ties, and what the actor may do about them. */
export async function resultShown(db: Db, actor: CommunityActor, row: DecisionRow): Promise<VoteResult> {
  if (!row.result) throw new DomainError('not_found')
  const { election } = row.policy
  const part = await partOf(db, actor, row, await readAgenda(db, row.communityId, row.id))
  const runOff = await runOffOf(db, row.communityId, row.id)
  // Results of before ties were kept have none.
  const motions = row.result.motions.map((one) => ({ ...one, ties: one.ties ?? [] }))
  const open = mayBreakTies(row.state) && runOff === null ? motions.flatMap(({ ties }) => ties) : []
  const ties = open.filter(({ lot }) => lot === null)
  const serves = part.isOrganiser || part.parties.includes('RESIDENTS_COMMITTEE')
  return {
    ...row.result,
    ...{ motions, runOff, tieBreak: election.tieBreak },
    recounts: await recountsOf(db, row),
    abilities: {
      drawLot: serves && part.mayCount && ties.some((tie) => isByLot(tie, election)),
      // An official result has no ballots here to be opened.
      release: part.mayCount && row.countedAt !== null && row.publicKey !== null,
      openRunOff: part.isOrganiser && ties.some((tie) => !isByLot(tie, election)),
    },
  }
}

/** The result: for everybody once it is published, before that for who counts and organises. */
export async function resultFor(db: Db, actor: CommunityActor, decisionId: string): Promise<VoteResult> {
  const row = await expectVisible(db, actor, decisionId)
  const { isOrganiser, parties } = await partOf(db, actor, row, [])
  const maySee = row.publishedAt !== null || isOrganiser || parties.includes('RESIDENTS_COMMITTEE')
  if (!row.result || !maySee) throw new DomainError('not_found')
  return resultShown(db, actor, row)
}
