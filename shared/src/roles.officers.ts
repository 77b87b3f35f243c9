import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { created, inCommunity } from './neighbourhood.ts'
import { gridPost } from './neighbourhood.editing.ts'
import { pageOf, pageQuery } from './page.ts'
import { id, instant, line } from './primitives.ts'
import { heldRole } from './roles.ts'

/** Who holds what, as every member of the community may read it: no phone, no dates. */
export const officer = heldRole.extend({ nickname: z.string(), post: gridPost.nullable() }).meta({ id: 'Officer' })
export type Officer = z.infer<typeof officer>

/** A grant in the record: who gave it, until when, who ended it and why. A renewal ends one grant and makes the next. */
export const grantRecord = officer
  .extend({
    id,
    phoneMasked: z.string(),
    grantedBy: z.string().meta({ description: 'Nickname; empty when granted from above the community' }),
    grantedAt: instant,
    expiresAt: instant.nullable(),
    endedAt: instant.nullable(),
    endedBy: z.string().nullable().meta({ description: 'Nickname; null while in force and when the time ran out' }),
    endReason: z.string().nullable(),
    abilities: z.object({ renew: z.boolean(), revoke: z.boolean() }),
  })
  .meta({ id: 'GrantRecord' })
export type GrantRecord = z.infer<typeof grantRecord>

const inGrant = inCommunity.extend({ grantId: id })

export const officersApi = {
  officers: endpoint({
    id: 'roles.officers',
    method: 'GET',
    path: '/communities/:communityId/officers',
    summary: 'Who holds which office here, for every member',
    access: 'account',
    params: inCommunity,
    query: pageQuery,
    reply: pageOf(officer),
    cached: true,
  }),
  list: endpoint({
    id: 'roles.list',
    method: 'GET',
    path: '/communities/:communityId/role-grants',
    summary: 'Grants of the community, newest first: those in force, or every one there ever was (committee)',
    access: 'account',
    params: inCommunity,
    query: pageQuery.extend({ state: z.enum(['in_force', 'all']).default('in_force') }),
    reply: pageOf(grantRecord),
  }),
  renew: endpoint({
    id: 'roles.renew',
    method: 'POST',
    path: '/communities/:communityId/role-grants/:grantId/renewals',
    summary: 'Gives a role a new end; the grant ends and a new one takes its place',
    access: 'account',
    params: inGrant,
    body: z.strictObject({ expiresAt: instant.nullable() }),
    reply: created,
    status: 201,
    errors: ['role_term_past'],
  }),
  revoke: endpoint({
    id: 'roles.revoke',
    method: 'POST',
    path: '/communities/:communityId/role-grants/:grantId/endings',
    summary: 'Ends a role at once, for a reason; the record stays',
    access: 'account',
    params: inGrant,
    body: z.strictObject({ reason: line(200) }),
    reply: z.object({}),
  }),
}
