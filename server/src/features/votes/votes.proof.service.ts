import type { ReplyOf } from '@liren/shared/endpoint'
import { fromBase64url, toBase64url } from '@liren/shared/votes.bytes'
import type { votesProof } from '@liren/shared/votes.proof'
import { consistencyProof, inclusionProof } from '@liren/shared/votes.tree'
import type { Db } from '../../platform/db/context.ts'
import type { SignerPort } from '../../platform/signer/signer.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { publishedHead, signerKeys } from '../signing/signing.reading.service.ts'
import { lastEntry, leavesUpTo } from './votes.log.store.ts'
import { expectVisible } from './votes.service.ts'

type ShownHead = ReplyOf<typeof votesProof.signedHead>

/** The newest signed head of a decision that one may see, with every key that may have signed; and how long its log is. */
export async function signedHeadFor(
  db: Db,
  actor: CommunityActor,
  decisionId: string,
): Promise<ShownHead & { entries: number }> {
  const { communityId } = await expectVisible(db, actor, decisionId)
  const of = { community: communityId, decision: decisionId }
  const last = await lastEntry(db, { communityId, decisionId })
  return { signed: await publishedHead(db, of), keys: await signerKeys(db), entries: last?.seq ?? 0 }
}

/** The head that was published, or, for who knows of a longer log, what the signer says of that one: it publishes later. */
export const atLeast =
  ({ signer }: { signer: SignerPort }) =>
  async (
    { signed, keys, entries }: ShownHead & { entries: number },
    call: { params: { communityId: string; decisionId: string }; query: { least?: number | undefined } },
  ): Promise<ShownHead> => {
    const { least = 0 } = call.query
    if (least <= (signed?.size ?? 0) || least > entries) return { signed, keys }
    const of = { community: call.params.communityId, decision: call.params.decisionId }
    try {
      return { signed: await signer.headAt(of, least), keys }
    } catch (error) {
      // Of a log that the signer gave up, what was published is the last that everybody can see.
      if (error instanceof DomainError && error.code === 'vote_halted') return { signed, keys }
      throw error
    }
  }

/** The first leaves of a log; `not_found` when it does not have so many. */
async function leavesFor(db: Db, actor: CommunityActor, decisionId: string, size: number): Promise<Uint8Array[]> {
  await expectVisible(db, actor, decisionId)
  const leaves = await leavesUpTo(db, { communityId: actor.communityId, decisionId }, size)
  if (leaves.length < size) throw new DomainError('not_found')
  return leaves.map(fromBase64url)
}

export async function consistencyFor(
  db: Db,
  actor: CommunityActor,
  decisionId: string,
  { from, to }: { from: number; to: number },
): Promise<ReplyOf<typeof votesProof.consistency>> {
  if (from > to) throw new DomainError('not_found')
  const leaves = await leavesFor(db, actor, decisionId, to)
  return { proof: consistencyProof(leaves, from).map(toBase64url) }
}

export async function inclusionFor(
  db: Db,
  actor: CommunityActor,
  decisionId: string,
  { seq, size }: { seq: number; size: number },
): Promise<ReplyOf<typeof votesProof.inclusion>> {
  if (seq > size) throw new DomainError('not_found')
  const leaves = await leavesFor(db, actor, decisionId, size)
  const leaf = leaves[seq - 1] as Uint8Array
  return { leaf: toBase64url(leaf), proof: inclusionProof(leaves, seq - 1).map(toBase64url) }
}
