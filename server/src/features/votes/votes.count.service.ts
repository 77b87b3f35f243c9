import { deliveryProofs, type DeliveryProof } from '@liren/shared/votes'
import { commitmentOf, type Choices } from '@liren/shared/votes.audit'
import { toBase64url } from '@liren/shared/votes.bytes'
import { canonical, type Json } from '@liren/shared/votes.canonical'
import { keyFromText } from '@liren/shared/votes.key'
import type { Weight } from '@liren/shared/votes.matters'
import { ballotContext, readBallot, sealPurpose } from '@liren/shared/votes.sealing'
import type { Decision } from '@liren/shared/votes.views'
import { createHmac } from 'node:crypto'
import { openBoxes } from '../../platform/crypto/box.opening.ts'
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
import { deliveriesInLog } from './votes.delivery.store.ts'
import { partOf, type Part } from './votes.hats.service.ts'
import { append, appendAll, markOf } from './votes.log.service.ts'
import { expectVisible } from './votes.service.ts'
import { isSmall, showMotions, showWeight } from './votes.showing.rules.ts'
import { expectLawful, factsOf } from './votes.steps.service.ts'
import type { KeptResult } from './votes.tables.ts'
import { updateDecision, type DecisionRow } from './votes.store.ts'
import { motionsOf, presentDecision } from './votes.view.service.ts'

/** The private half of a decision's key in what somebody typed; it goes no further than the count. */
export function secretOf(row: DecisionRow, key: string): Uint8Array {
  const secret = keyFromText(row.id, key)
  if (!secret || boxOpener(secret).publicKey.toString('base64url') !== row.publicKey)
    throw new DomainError('vote_key_wrong')
  return secret
}

/** What stands in sealed ballots, in their order. */
export const openBallots = (secret: Uint8Array, decision: string, sealed: readonly SealedRow[]) =>
  openBoxes({
    ...{ privateRaw: secret, purpose: sealPurpose },
    boxes: sealed.map((one) => ({ sealed: one.sealed, context: ballotContext(decision, one.pseudonym) })),
  })

/** What an opened ballot says, if it is what its commitment bound. Throws for what no honest phone seals. */
function openedIn(
  plain: string | null,
  decision: string,
  { pseudonym, commitment }: SealedRow,
): { choices: Choices; salt: Uint8Array } | null {
  const found = plain === null ? null : readBallot(plain)
  if (!found) return null
  return toBase64url(commitmentOf({ ...found, decision, pseudonym })) === commitment ? found : null
}

/** What an opened ballot says, with its salt; null when it is none. */
export function readOpened(plain: string | null, decision: string, row: SealedRow): ReturnType<typeof openedIn> {
  try {
    return openedIn(plain, decision, row)
  } catch {
    // Whatever somebody sealed to break the count spoils their own ballot alone.
    return null
  }
}

/** A ballot once it is open; without choices when it is none, or was ruled invalid as a paper. */
function ballotIn(plain: string | null, decision: string, headId: string, row: SealedRow): OpenBallot {
  const { channel, received: seq, grant } = row
  const told = { headId, seq, channel, isProxy: grant !== null }
  return { ...told, choices: readOpened(plain, decision, row)?.choices ?? null }
}

/** The whole count as one text, so that a recount can be seen to come to the same. */
const textOf = ({ questions, elections, ...rest }: Count): string =>
  canonical({ ...rest, questions: [...questions], elections: [...elections] } as unknown as Json)

/** What the law lets prove a delivery; a public notice is in the log, too, and proves none. */
const isProof = (word: string): word is DeliveryProof => (deliveryProofs as readonly string[]).includes(word)

interface Counted {
  count: Count
  /** Of the whole roll. */
  total: Weight
  /** Under a key that only the count has: of few heads, a bare digest of exact areas could be guessed. */
  digest: string
  invalid: number[]
}

async function countSealed(
  db: Db,
  row: DecisionRow,
  agenda: readonly MotionRow[],
  secret: Uint8Array,
): Promise<Counted> {
  const at = { communityId: row.communityId, decisionId: row.id, freeze: row.freeze }
  const sealed = await sealedBallots(db, at)
  // Matched here: row security keeps the database from using an index on what stands inside a body.
  const heads = await headsToCount(db, at)
  const headOf = new Map(heads.map(({ id, pseudonym }) => [pseudonym, id]))
  const proofs = new Map(
    (await deliveriesInLog(db, at)).flatMap(({ pseudonym, proof }) => (isProof(proof) ? [[pseudonym, proof]] : [])),
  )
  const plain = await openBallots(secret, row.id, sealed)
  const ballots = await mapInTurns(sealed, (one, n) =>
    ballotIn(plain[n] ?? null, row.id, headOf.get(one.pseudonym) ?? '', one),
  )
  const motions = agenda.map(({ number, matter, seats, candidates }) => ({
    ...{ number, matter, seats },
    candidates: candidates.map((one) => one.number),
  }))
  const count = countAll(
    heads.map((head) => ({ ...head, delivery: proofs.get(head.pseudonym) ?? null })),
    ballots,
    motions,
    row.policy,
  )
  const digest = createHmac('sha256', secret)
    .update(`liren.vote.count.1 ${textOf(count)}`)
    .digest('base64url')
  // A paper that was ruled invalid when it was opened is bound to nothing, and has its ground.
  const invalid = sealed.flatMap(({ seq, commitment }, index) =>
    ballots[index]?.choices === null && commitment !== null ? [seq] : [],
  )
  const total = { heads: heads.length, areaCentiares: heads.reduce((sum, one) => sum + one.areaCentiares, 0) }
  return { count, total, digest, invalid }
}

async function resultOf(
  db: Db,
  row: DecisionRow,
  agenda: readonly MotionRow[],
  { count, total, digest }: Counted,
  now: Date,
): Promise<KeptResult> {
  const at = { communityId: row.communityId, decisionId: row.id, freeze: row.freeze }
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
  if (row.version !== step.version) throw new DomainError('edited_elsewhere')
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
  const counted = await countSealed(db, row, agenda, secretOf(row, key))
  const result = await resultOf(db, row, agenda, counted, now)
  const at = { communityId, decisionId }
  const by = markOf(vault, decisionId, accountId)
  const rulings = counted.invalid.map((seq) => {
    const body = { seq, ground: 'ILLEGIBLE', actor: by }
    return { kind: 'ruling' as const, at: now, body, actorId: accountId }
  })
  await appendAll(db, at, rulings)
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
  const { digest } = await countSealed(db, row, agenda, secretOf(row, key))
  const agrees = digest === row.result.digest
  const mark = markOf(vault, decisionId, accountId)
  const body = { step: 'RECOUNT', to: 'RECOUNT', by: 'COUNTER', actor: mark, reason: null, digest, agrees }
  await append(db, { communityId, decisionId }, { kind: 'recount', at: now, body, actorId: accountId })
  const recounts = [...row.result.recounts, { at: now.toISOString(), by: mark.slice(0, 8), agrees }]
  const result = { ...row.result, recounts }
  await updateDecision(db, communityId, decisionId, { state: 'RECOUNT', result })
  return presentDecision(db, actor, await expectVisible(db, actor, decisionId))
}
