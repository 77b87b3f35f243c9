import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { inCommunity } from './neighbourhood.ts'
import { id } from './primitives.ts'

const ofHead = inCommunity.extend({ decisionId: id, headId: id })

/**
 * Whom the co-owners of a head name to vote for it, where the rules ask for one: all of them, each in their own session,
 * and until a ballot of the head is in.
 */
export const designation = z
  .object({
    isAsked: z.boolean().meta({ description: 'Only whom the co-owners named may cast this head by phone' }),
    owners: z.array(
      z.object({
        ownerId: id,
        nameMasked: z.string(),
        isMe: z.boolean(),
        namedId: id.nullable().meta({ description: 'Whom this owner named' }),
      }),
    ),
    designatedId: id.nullable().meta({ description: 'Whom all of them named' }),
    abilities: z.object({ name: z.boolean(), revoke: z.boolean() }),
  })
  .meta({ id: 'VoteDesignation' })
export type Designation = z.infer<typeof designation>

const nameErrors = ['vote_not_open', 'vote_closed', 'already_voted', 'vote_not_entitled'] as const

export const votesDesignations = {
  designation: endpoint({
    id: 'votes.designation',
    method: 'GET',
    path: '/communities/:communityId/decisions/:decisionId/my-heads/:headId/designation',
    summary: 'Whom the co-owners of a head of mine have named',
    access: 'account',
    params: ofHead,
    reply: designation,
  }),
  designate: endpoint({
    id: 'votes.designate',
    method: 'PUT',
    path: '/communities/:communityId/decisions/:decisionId/my-heads/:headId/designation',
    summary: 'Names a co-owner, or oneself, for my share; once all name the same, that one casts',
    access: 'account',
    params: ofHead,
    body: z.strictObject({ ownerId: id }),
    reply: designation,
    errors: [...nameErrors],
  }),
  undesignate: endpoint({
    id: 'votes.undesignate',
    method: 'DELETE',
    path: '/communities/:communityId/decisions/:decisionId/my-heads/:headId/designation',
    summary: 'Takes my naming back, until a ballot of the head is in',
    access: 'account',
    params: ofHead,
    reply: designation,
    errors: [...nameErrors],
  }),
}
