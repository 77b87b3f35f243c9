import { commitmentOf, type Choices } from '@liren/shared/votes.audit'
import { fromBase64url, toBase64url } from '@liren/shared/votes.bytes'
import { canonical, type Json } from '@liren/shared/votes.canonical'
import { keyFromText } from '@liren/shared/votes.key'
import type { VoteResult } from '@liren/shared/votes.results'
import { ballotContext, readBallot, sealPurpose } from '@liren/shared/votes.sealing'
import type { Decision } from '@liren/shared/votes.views'
import { createHmac } from 'node:crypto'
import { boxOpener } from '../../platform/crypto/sealed.box.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { mapInTurns } from '../../platform/turns.ts'
import { readAgenda, type MotionRow } from './votes.agenda.store.ts'
import { closeIfOver } from './votes.closing.service.ts'
import { countAll, type Count, type OpenBallot } from './votes.count.rules.ts'
import { headsToCount, householdsOf, sealedBallots, type SealedRow } from './votes.count.store.ts'
import { partOf, type Part } from './votes.hats.service.ts'
import { append, markOf } from './votes.log.service.ts'
import { expectVisible } from './votes.service.ts'
import { isSmall, showMotions, showWeight } from './votes.showing.rules.ts'
import { expectLawful, factsOf } from './votes.steps.service.ts'
import { updateDecision, type DecisionRow } from './votes.store.ts'
import { motionsOf, presentDecision } from './votes.view.service.ts'

type Opener = ReturnType<typeof boxOpener>

/** The private half of a decision's key in what somebody typed; it goes no further than the count. */
function openerOf(row: DecisionRow, key: string): { opener: Opener; secret: Uint8Array } {
  const secret = keyFromText(row.id, key)
  const opener = secret && boxOpener(secret)
  if (!secret || !opener || opener.publicKey.toString('base64url') !== row.publicKey)
    throw new DomainError('vote_key_wrong')
  return { opener, secret }
}

/** What a ballot says, if it is what its commitment bound. */
function choicesIn(opener: Opener, decision: string, { sealed, pseudonym, commitment }: SealedRow): Choices | null {
  if (sealed === null) return null
  const plain = opener.open(fromBase64url(sealed), sealPurpose, ballotContext(decision, pseudonym))
  const found = plain && readBallot(plain.toString('utf8'))
  if (!found) return null
  return toBase64url(commitmentOf({ ...found, decision, pseudonym })) === commitment ? found.choices : null
}

/** Opens one ballot; without choices when it is none, or was ruled invalid as a paper. */
function openBallot(opener: Opener, decision: string, headId: string, row: SealedRow): OpenBallot {
  const { channel, received: seq, grant } = row
  const told = { headId, seq, channel, isProxy: grant !== null }
  try {
    return { ...told, choices: choicesIn(opener, decision, row) }
  } catch {
    // Whatever somebody sealed to break the count spoils their own ballot alone.
    return { ...told, choices: null }
  }
}

/** The whole count as one text, so that a recount can be seen to come to the same. */
const textOf = ({ questions, elections, ...rest }: Count): string =>
  canonical({ ...rest, questions: [...questions], elections: [...elections] } as unknown as Json)

interface Counted {
  count: Count
  /** Under a key that only the count has: of few heads, a bare digest of exact areas could be guessed. */
  digest: string
  invalid: number[]
}

async function countSealed(
  db: Db,
  row: DecisionRow,
  agenda: readonly MotionRow[],
  { opener, secret }: ReturnType<typeof openerOf>,
): Promise<Counted> {
  const at = { communityId: row.communityId, decisionId: row.id, freeze: row.freeze }
  const sealed = await sealedBallots(db, at)
  // Matched here: row security keeps the database from using an index on what stands inside a body.
  const heads = await headsToCount(db, at)
  const headOf = new Map(heads.map(({ id, pseudonym }) => [pseudonym, id]))
  const ballots = await mapInTurns(sealed, (one) => openBallot(opener, row.id, headOf.get(one.pseudonym) ?? '', one))
  const motions = agenda.map(({ number, matter, seats, candidates }) => ({
    ...{ number, matter, seats },
    candidates: candidates.map((one) => one.number),
  }))
  const count = countAll(heads, ballots, motions, row.policy)
  const digest = createHmac('sha256', secret)
    .update(`liren.vote.count.1 ${textOf(count)}`)
    .digest('base64url')
  const invalid = sealed.flatMap(({ seq, channel }, index) =>
    ballots[index]?.choices === null && channel === 'ELECTRONIC' ? [seq] : [],
  )
  return { count, digest, invalid }
}

async function resultOf(
  db: Db,
  row: DecisionRow,
  agenda: readonly MotionRow[],
  { count, digest }: Counted,
  now: Date,
): Promise<VoteResult> {
  const at = { communityId: row.communityId, decisionId: row.id, freeze: row.freeze }
  const heads = await headsToCount(db, at)
  const total = { heads: heads.length, areaCentiares: heads.reduce((sum, one) => sum + one.areaCentiares, 0) }
  const motions = await motionsOf(db, row.communityId, agenda)
  const size = { heads: total.heads, households: await householdsOf(db, at) }
  const { ELECTRONIC, PAPER, PROXY } = count.channels
  return {
    ...{ decisionId: row.id, legalMode: row.policy.legalMode, isFinal: false, isSmall: isSmall(total.heads), digest },
    countedAt: now.toISOString(),
    // The whole is public since the freeze.
    total: showWeight(total, total, false),
    channels: [
      { channel: 'ELECTRONIC', heads: ELECTRONIC },
      { channel: 'PAPER', heads: PAPER },
      { channel: 'PROXY', heads: PROXY },
    ],
    ...{ invalid: count.invalid, duplicates: count.duplicates, recounts: [] },
    motions: showMotions(motions, count, row.policy, size),
  }
}

interface Counting {
  row: DecisionRow
  agenda: MotionRow[]
  now: Date
  part: Part
}

/** A decision that is to be counted, locked, with the part of whoever counts; those barred are told so. */
async function expectCounting(
  db: Db,
  actor: CommunityActor,
  decisionId: string,
  step: { step: 'COUNT' | 'RECOUNT'; version: number },
): Promise<Counting> {
  const found = await expectVisible(db, actor, decisionId, true)
  const now = await readClock(db)
  const row = await closeIfOver(db, found, now)
  if (row === found && row.version !== step.version) throw new DomainError('edited_elsewhere')
  const agenda = await readAgenda(db, actor.communityId, decisionId)
  const part = await partOf(db, actor, row, agenda)
  const may = step.step === 'COUNT' ? part.mayCount : part.mayRecount
  const isNear = part.isOrganiser || part.parties.includes('RESIDENTS_COMMITTEE')
  if (!may) throw new DomainError(isNear ? 'vote_barred' : 'forbidden')
  expectLawful(step.step, await factsOf(db, row, agenda), ['COUNTER'], { now })
  return { row, agenda, now, part }
}

/** Opens every ballot with the key and counts. What was chosen is in memory only; the totals go into the log. */
export async function countVotes(
  db: Db,
  vault: Vault,
  actor: CommunityActor,
  decisionId: string,
  { version, key }: { version: number; key: string },
): Promise<Decision> {
  const { communityId, accountId } = actor
  const { row, agenda, now } = await expectCounting(db, actor, decisionId, { step: 'COUNT', version })
  const counted = await countSealed(db, row, agenda, openerOf(row, key))
  const result = await resultOf(db, row, agenda, counted, now)
  const at = { communityId, decisionId }
  const by = markOf(vault, decisionId, accountId)
  for (const seq of counted.invalid) {
    const body = { seq, ground: 'ILLEGIBLE', actor: by }
    await append(db, at, { kind: 'ruling', at: now, body, actorId: accountId })
  }
  const { digest, total, channels, invalid, duplicates, motions } = result
  const told = { step: 'COUNT', to: 'COUNTED', by: 'COUNTER', actor: by, reason: null, digest }
  const body = { ...told, total, channels, invalid, duplicates, motions } as unknown as Record<string, Json>
  await append(db, at, { kind: 'count', at: now, body, actorId: accountId })
  await updateDecision(db, communityId, decisionId, { state: 'COUNTED', countedAt: now, result })
  return presentDecision(db, actor, await expectVisible(db, actor, decisionId))
}

/** Counts again: somebody else than before, who must come to the same. */
export async function recountVotes(
  db: Db,
  vault: Vault,
  actor: CommunityActor,
  decisionId: string,
  { version, key }: { version: number; key: string },
): Promise<Decision> {
  const { communityId, accountId } = actor
  const { row, agenda, now } = await expectCounting(db, actor, decisionId, { step: 'RECOUNT', version })
  if (!row.result) throw new DomainError('vote_step_illegal')
  const { digest } = await countSealed(db, row, agenda, openerOf(row, key))
  const agrees = digest === row.result.digest
  const mark = markOf(vault, decisionId, accountId)
  const body = { step: 'RECOUNT', to: 'RECOUNT', by: 'COUNTER', actor: mark, reason: null, digest, agrees }
  await append(db, { communityId, decisionId }, { kind: 'recount', at: now, body, actorId: accountId })
  const recounts = [...row.result.recounts, { at: now.toISOString(), by: mark.slice(0, 8), agrees }]
  const result = { ...row.result, recounts }
  await updateDecision(db, communityId, decisionId, { state: 'RECOUNT', result })
  return presentDecision(db, actor, await expectVisible(db, actor, decisionId))
}

/** The result: for everybody once it is published, before that for who counts and organises. */
export async function resultFor(db: Db, actor: CommunityActor, decisionId: string): Promise<VoteResult> {
  const row = await expectVisible(db, actor, decisionId)
  const { isOrganiser, parties } = await partOf(db, actor, row, [])
  const maySee = row.publishedAt !== null || isOrganiser || parties.includes('RESIDENTS_COMMITTEE')
  if (!row.result || !maySee) throw new DomainError('not_found')
  return row.result
}
