import type { CastReceipt } from '@liren/shared/votes.casting'
import type { SignerPort } from '../../platform/signer/signer.ts'
import { sealedLength } from '@liren/shared/votes.sealing'
import type pg from 'pg'
import type { Vault } from '../../platform/crypto/vault.ts'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { inShanghai } from '../../platform/print/page.ts'
import { expectFreshCode } from '../identity/identity.stepup.service.ts'
import { expectSigned } from '../signing/signing.reading.service.ts'
import { placesEver } from '../neighbourhood/neighbourhood.service.ts'
import { settle, tell } from '../messages/messages.service.ts'
import { readShape } from './votes.agenda.store.ts'
import { ballotsOfHeads, insertEffective, supersede, type VotedRow } from './votes.ballots.store.ts'
import { expectCaster, isByOwnPhone, type Standing } from './votes.casters.service.ts'
import { closeDue } from './votes.closing.service.ts'
import { isCastHere } from './votes.eligibility.rules.ts'
import { append } from './votes.log.service.ts'
import type { LogRow } from './votes.log.store.ts'
import { boundOwners } from './votes.people.store.ts'
import { lapseProxy } from './votes.proxies.lapsing.service.ts'
import { hasGranted } from './votes.proxies.store.ts'
import { expectVisible } from './votes.service.ts'
import type { DecisionRow } from './votes.store.ts'
import { stateAt } from './votes.view.service.ts'

export interface VotesDeps {
  pool: pg.Pool
  vault: Vault
  signer: SignerPort
}

/** Where a ballot stands in the log, as it was committed; the signer is asked afterwards. */
export type Committed = Omit<CastReceipt, 'signed'>

type Stood = Pick<VotedRow, 'seq' | 'at' | 'body' | 'leaf' | 'head'>

/** Where a ballot stands in the log. */
export const receiptOf = ({ seq, at, body, leaf, head }: Stood): Committed => ({
  ...{ seq, leaf, head, at: at.toISOString() },
  ...{ pseudonym: body.pseudonym, commitment: body.commitment, channel: body.channel, grant: body.grant },
})

/**
 * A decision that takes ballots now, locked, with the time read once under the lock. Past its closing time nothing is
 * taken in, and whoever finds it so has the close written down: after this transaction, which is undone.
 */
export async function expectOpen(
  db: Db,
  { pool }: Pick<VotesDeps, 'pool'>,
  actor: CommunityActor,
  decisionId: string,
): Promise<{ row: DecisionRow; now: Date }> {
  const row = await expectVisible(db, actor, decisionId, true)
  const now = await readClock(db)
  await expectSigned(db, { community: actor.communityId, decision: decisionId })
  const state = stateAt(row, now)
  if (state === 'OPEN' || state === 'EXTENDED') {
    if (isCastHere(row.policy.legalMode)) return { row, now }
    throw new DomainError('vote_not_open')
  }
  // A failure here is nobody's loss: the sweep comes by.
  if (state !== row.state) setImmediate(() => void closeDue(pool, actor.communityId, decisionId).catch(() => undefined))
  throw new DomainError(row.opensAt === null || row.publicKey === null ? 'vote_not_open' : 'vote_closed')
}

/** Every ballot of a decision is equally long: another length is no ballot of this agenda. */
export async function expectWellFormed(db: Db, row: DecisionRow, sealed: string): Promise<void> {
  const asked = await readShape(db, row.communityId, row.id)
  // Read once as bytes: letters that leave bits over are not what any phone writes.
  const isWritten = Buffer.from(sealed, 'base64url').toString('base64url') === sealed
  if (!isWritten || sealed.length !== sealedLength(asked)) throw new DomainError('vote_ballot_malformed')
}

/** How a ballot came, in words. */
const cameBy = { PHONE: '手机投出', PROXY: '代理人代交', PAPER: '纸质，密封' } as const

/**
 * Tells everybody bound to a head of each ballot of it that was taken in, by the seq of its entry, how it came and when:
 * nobody votes for a silent flat unnoticed.
 */
export async function tellOfBallot(
  db: Db,
  row: DecisionRow,
  ballot: { seq: number; at: Date; unitIds: string[]; by: keyof typeof cameBy },
): Promise<void> {
  const { seq, at, unitIds, by } = ballot
  const { communityId } = row
  const places = await placesEver(db, communityId, unitIds)
  const label = unitIds.map((id) => places.get(id)?.label ?? '').toSorted()[0] ?? ''
  const more = unitIds.length > 1 ? ` 等${String(unitIds.length)}处` : ''
  const matter = { communityId, kind: 'vote_cast' as const, subjectId: row.id, occasion: seq, sender: row.title }
  const title = `已收到 ${label}${more} 的选票：${cameBy[by]}，${inShanghai(at)}`
  await tell(db, { ...matter, title }, await boundOwners(db, communityId, unitIds))
}

/** Refuses a second ballot of a head, with where the first one stands and never with what it says. */
export function refuseSecond({ seq, at }: Pick<VotedRow, 'seq' | 'at'>): never {
  throw new DomainError('already_voted', { facts: { seq: String(seq), at: at.toISOString() } })
}

/** Takes a ballot into the log and lets it count. */
export async function takeIn(
  db: Db,
  { row, now }: { row: DecisionRow; now: Date },
  ballot: { headId: string; pseudonym: string; commitment: string; sealed: string; grant: number | null },
  by: { accountId: string; replaces: boolean },
): Promise<LogRow> {
  const at = { communityId: row.communityId, decisionId: row.id }
  const { headId, sealed, ...told } = ballot
  const body = { ...told, channel: 'ELECTRONIC' }
  const entry = await append(db, at, { kind: 'ballot', at: now, body, sealed, actorId: by.accountId })
  const effective = { headId, seq: entry.seq, castBy: by.accountId }
  await (by.replaces ? supersede(db, at, effective) : insertEffective(db, at, effective))
  return entry
}

/** What stands against casting for a head that has a ballot already; the very same ballot gets its receipt again. */
function earlier(found: VotedRow | undefined, commitment: string, actor: CommunityActor, row: DecisionRow) {
  if (!found) return null
  const isMine = found.castBy === actor.accountId
  if (isMine && found.body.commitment === commitment) return receiptOf(found)
  if (!isMine || !row.policy.allowRevote || !isByOwnPhone(found)) refuseSecond(found)
  return null
}

/** Casts the ballot of a head, sealed on the phone. */
export async function castBallot(
  db: Db,
  deps: VotesDeps,
  actor: CommunityActor,
  decisionId: string,
  { headId, commitment, sealed }: { headId: string; commitment: string; sealed: string },
): Promise<Committed> {
  await expectFreshCode(db, actor)
  const { row, now } = await expectOpen(db, deps, actor, decisionId)
  const { head, unitIds }: Standing = await expectCaster(db, actor, row, headId)
  await expectWellFormed(db, row, sealed)
  const at = { communityId: actor.communityId, decisionId }
  const [found] = await ballotsOfHeads(db, at, [headId])
  const again = earlier(found, commitment, actor, row)
  if (again) return again
  await lapseProxy(db, deps.vault, { row, now }, head, actor.accountId)
  const ballot = { headId, pseudonym: head.pseudonym, commitment, sealed, grant: null }
  const entry = await takeIn(db, { row, now }, ballot, { accountId: actor.accountId, replaces: found !== undefined })
  await tellOfBallot(db, row, { seq: entry.seq, at: now, unitIds, by: 'PHONE' })
  // Whoever has just voted needs no reminder on its way.
  await settle(db, actor, ['vote_reminder'], decisionId)
  return receiptOf({ ...entry, body: { ...ballot, channel: 'ELECTRONIC' } })
}

/** The receipt again, for who cast the ballot, and who sealed it where an agent handed it in; to co-owners there is none. */
export async function receiptFor(
  db: Db,
  actor: CommunityActor,
  decisionId: string,
  headId: string,
): Promise<Committed> {
  await expectVisible(db, actor, decisionId)
  const at = { communityId: actor.communityId, decisionId }
  const [found] = await ballotsOfHeads(db, at, [headId])
  if (!found) throw new DomainError('not_found')
  const { grant } = found.body
  const isSealer = grant !== null && (await hasGranted(db, at, actor.accountId, grant))
  if (found.castBy !== actor.accountId && !isSealer) throw new DomainError('not_found')
  return receiptOf(found)
}

/** The receipt of what was committed: what the signer says of the log right after it. */
export const signReceipt =
  ({ signer }: Pick<VotesDeps, 'signer'>) =>
  async (
    committed: Committed,
    { params }: { params: { communityId: string; decisionId: string } },
  ): Promise<CastReceipt> => {
    const { communityId: community, decisionId: decision } = params
    return { ...committed, signed: await signer.headAt({ community, decision }, committed.seq) }
  }
