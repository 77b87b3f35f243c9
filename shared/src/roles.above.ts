import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { pageOf, pageQuery } from './page.ts'
import { id, instant, line } from './primitives.ts'
import { heldRole } from './roles.ts'

/** A street or department role in the record, with who holds it and how it ended. */
export const grantAbove = heldRole
  .extend({
    id,
    nickname: z.string(),
    phoneMasked: z.string(),
    grantedAt: instant,
    expiresAt: instant.nullable(),
    endedAt: instant.nullable(),
    endReason: z.string().nullable(),
  })
  .meta({ id: 'GrantAbove' })

export const rolesAbove = {
  list: endpoint({
    id: 'roles.listAbove',
    method: 'GET',
    path: '/role-grants',
    summary: 'Street and department roles there are and were, newest first (operator)',
    access: 'account',
    query: pageQuery,
    reply: pageOf(grantAbove),
    errors: ['forbidden'],
  }),
  revoke: endpoint({
    id: 'roles.revokeAbove',
    method: 'POST',
    path: '/role-grants/:grantId/endings',
    summary: 'Ends a street or department role at once, for a reason; the record stays (operator)',
    access: 'account',
    params: z.object({ grantId: id }),
    body: z.strictObject({ reason: line(200) }),
    reply: z.object({}),
  }),
}
