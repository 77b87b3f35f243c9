import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { inCommunity } from './neighbourhood.ts'
import { id } from './primitives.ts'
import { signedHead, signerKey } from './votes.heads.ts'
import { digest } from './votes.views.ts'

const inDecision = inCommunity.extend({ decisionId: id })
const size = z.coerce.number().int().min(1).max(10_000_000)
const proof = z.array(digest).meta({ description: 'RFC 9162, from the leaves upwards' })

export const votesProof = {
  signedHead: endpoint({
    id: 'votes.signedHead',
    method: 'GET',
    path: '/communities/:communityId/decisions/:decisionId/signed-head',
    summary:
      'The newest signed head of the log, and the keys of the signer; a phone keeps the one it saw last. Who knows of a ' +
      'head already asks for one of at least that size, which the signer may not have published yet.',
    access: 'account',
    params: inDecision,
    query: z.strictObject({ least: size.optional() }),
    reply: z.object({ signed: signedHead.nullable(), keys: z.array(signerKey) }),
    errors: ['vote_signer_away'],
  }),
  consistency: endpoint({
    id: 'votes.consistency',
    method: 'GET',
    path: '/communities/:communityId/decisions/:decisionId/consistency',
    summary: 'That the log of one size is the beginning of the log of another: nothing vanished and nothing changed',
    access: 'account',
    params: inDecision,
    query: z.strictObject({ from: size, to: size }),
    reply: z.object({ proof }),
    cached: true,
  }),
  inclusion: endpoint({
    id: 'votes.inclusion',
    method: 'GET',
    path: '/communities/:communityId/decisions/:decisionId/inclusion',
    summary: 'That an entry is in the log of a size',
    access: 'account',
    params: inDecision,
    query: z.strictObject({ seq: size, size }),
    reply: z.object({ leaf: digest, proof }),
    cached: true,
  }),
}
