import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { inCommunity } from './neighbourhood.ts'
import { id, instant, phone } from './primitives.ts'
import { castErrors, castReceipt, sealedBallot } from './votes.casting.ts'

const inDecision = inCommunity.extend({ decisionId: id })

export const proxyStatus = z.enum(['granted', 'cast', 'revoked', 'lapsed'])

export const proxy = z
  .object({
    id,
    headId: id,
    unitLabels: z.array(z.string()),
    areaCentiares: z.number().int(),
    principal: z.string().meta({ description: 'Nickname' }),
    agentPhoneMasked: z.string(),
    iAm: z.enum(['principal', 'agent']),
    status: proxyStatus,
    grantedAt: instant,
    abilities: z.object({ revoke: z.boolean(), cast: z.boolean() }),
  })
  .meta({ id: 'VoteProxy' })
export type VoteProxy = z.infer<typeof proxy>

export const votesProxies = {
  proxies: endpoint({
    id: 'votes.proxies',
    method: 'GET',
    path: '/communities/:communityId/decisions/:decisionId/proxies',
    summary: 'Proxies I granted and proxies granted to my phone number',
    access: 'account',
    params: inDecision,
    reply: z.object({ items: z.array(proxy) }),
  }),
  grantProxy: endpoint({
    id: 'votes.grantProxy',
    method: 'POST',
    path: '/communities/:communityId/decisions/:decisionId/proxies',
    summary:
      'Lets somebody hand in the ballot of my head, sealed by me: they vote as instructed, or not at all. Needs a ' +
      'fresh code; it can be taken back until it is cast.',
    access: 'account',
    params: inDecision,
    body: z.strictObject({ headId: id, agentPhone: phone, ...sealedBallot }),
    reply: proxy,
    status: 201,
    errors: [...castErrors, 'vote_ballot_malformed', 'vote_proxy_open', 'vote_proxy_cap', 'vote_proxy_barred'],
  }),
  revokeProxy: endpoint({
    id: 'votes.revokeProxy',
    method: 'DELETE',
    path: '/communities/:communityId/decisions/:decisionId/proxies/:proxyId',
    summary: 'Takes a proxy back, as long as it has not been cast',
    access: 'account',
    params: inDecision.extend({ proxyId: id }),
    reply: z.object({}),
    errors: ['vote_not_open', 'vote_closed', 'already_voted'],
  }),
  castProxy: endpoint({
    id: 'votes.castProxy',
    method: 'POST',
    path: '/communities/:communityId/decisions/:decisionId/proxies/:proxyId/ballot',
    summary: 'Hands in the ballot of a head as its proxy: exactly the one that was granted. Needs a fresh code.',
    access: 'account',
    params: inDecision.extend({ proxyId: id }),
    body: z.strictObject({}),
    reply: castReceipt,
    status: 201,
    errors: [...castErrors, 'vote_proxy_barred', 'vote_proxy_over', 'vote_signer_away'],
  }),
}
