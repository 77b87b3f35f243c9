import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { inCommunity } from './neighbourhood.ts'
import { id, instant, line } from './primitives.ts'

/** Partners of one community. */
export const mostPartners = 50

/** A body outside that reports through the public API, and to which matters are handed over. */
export const complaintPartner = z
  .object({
    ...{ id, name: z.string(), createdAt: instant, shared: z.number().int() },
    isCalled: z.boolean().meta({ description: 'It is told of every step, at an address of its own' }),
    callbackUrl: z.string().nullable().meta({ description: 'That address, to operators alone' }),
  })
  .meta({ id: 'ComplaintPartner' })
export type ComplaintPartner = z.infer<typeof complaintPartner>

/** Where a partner may be called: by https, at a name. */
export const callbackUrl = z.url({ protocol: /^https$/, hostname: z.regexes.domain }).max(300)

const withKey = z.object({
  partner: complaintPartner,
  key: z.string().meta({ description: 'For the public API; shown now and never again' }),
})

export const complaintPartners = {
  partners: endpoint({
    id: 'complaints.partners',
    method: 'GET',
    path: '/communities/:communityId/complaint-partners',
    summary: 'Bodies outside that may use the public API, by name (residents’ committee, operator)',
    access: 'account',
    params: inCommunity,
    reply: z.object({
      items: z.array(complaintPartner),
      abilities: z.object({ edit: z.boolean(), setCallback: z.boolean() }),
    }),
  }),
  addPartner: endpoint({
    id: 'complaints.addPartner',
    method: 'POST',
    path: '/communities/:communityId/complaint-partners',
    summary: 'Lets a body outside in; its key is in the reply',
    access: 'account',
    params: inCommunity,
    body: z.strictObject({ name: line(40) }),
    reply: withKey,
    status: 201,
    errors: ['complaint_partners_full'],
  }),
  renewPartner: endpoint({
    id: 'complaints.renewPartner',
    method: 'POST',
    path: '/communities/:communityId/complaint-partners/:partnerId/keys',
    summary: 'Gives a partner another key; the one before ends',
    access: 'account',
    params: inCommunity.extend({ partnerId: id }),
    reply: withKey,
    status: 201,
  }),
  setCallback: endpoint({
    id: 'complaints.setCallback',
    method: 'PUT',
    path: '/communities/:communityId/complaint-partners/:partnerId/callback',
    summary: 'Where a partner is told of what happens, signed with a secret that the reply tells (operator)',
    access: 'account',
    params: inCommunity.extend({ partnerId: id }),
    body: z.strictObject({
      url: callbackUrl.nullable().meta({ description: 'By https; null ends it' }),
    }),
    reply: z.object({ secret: z.string().nullable() }),
  }),
  removePartner: endpoint({
    id: 'complaints.removePartner',
    method: 'DELETE',
    path: '/communities/:communityId/complaint-partners/:partnerId',
    summary: 'Lets a partner in no longer; what it reported stays',
    access: 'account',
    params: inCommunity.extend({ partnerId: id }),
    reply: z.object({}),
  }),
}
