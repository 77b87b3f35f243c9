import { votesProof } from '@liren/shared/votes.proof'
import { call } from '../../lib/api-client.ts'
import { Failure } from '../../lib/failure.ts'
import type { InDecision } from './votes.api.ts'

/** What the server gives as proof; null where it refuses to give one. Throws `Failure` when nobody could be asked. */
async function asked<T>(proof: Promise<T>): Promise<T | null> {
  try {
    return await proof
  } catch (error) {
    const isRefused = error instanceof Failure && error.problem !== null && error.problem.status < 500
    // An answer that makes no sense proves nothing either.
    if (isRefused || (error instanceof Failure && error.kind === 'unreadable')) return null
    throw error
  }
}

/** The newest signed head, of at least a size that this phone knows of. */
export const fetchSignedHead = (params: InDecision, least: number, signal?: AbortSignal) =>
  call(votesProof.signedHead, { params, query: least > 0 ? { least } : {} }, { signal })

export const fetchConsistency = (params: InDecision, from: number, to: number, signal?: AbortSignal) =>
  asked(call(votesProof.consistency, { params, query: { from, to } }, { signal }))

export const fetchInclusion = (params: InDecision, seq: number, size: number, signal?: AbortSignal) =>
  asked(call(votesProof.inclusion, { params, query: { seq, size } }, { signal }))
