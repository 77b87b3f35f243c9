import type { CallParty } from '@liren/shared/complaints.whistle'
import type { Role } from '@liren/shared/roles'
import type { AccountActor, CommunityActor, RoleScope } from '../../platform/http/actor.ts'
import { handlingRoles, isInCharge, isMediatedByOther, isOfOffice, type Parties } from './complaints.policy.ts'

/** Offices that can be called: those above a community, and those in it that handle matters. */
export const callableRoles: readonly Role[] = ['street', 'department', ...handlingRoles]

const keyOf = ({ role, scopeId, department }: RoleScope) =>
  scopeId !== null && callableRoles.includes(role) ? [{ role, scopeId, department: department ?? '' }] : []

/** The offices as which somebody may be called in a community: above it, and in it. */
export const officesIn = ({ above, roles }: CommunityActor) => [...above, ...roles].flatMap(keyOf)

/** Whoever holds any office above communities, or is signed in: the desk is empty where nobody calls. */
export const mayOpenDesk = (_actor: AccountActor): boolean => true

interface Caller {
  role: Role
  scopeId: string
}

/** The committee, and the head of the grid that has the matter in hand, call others; to a dispute its mediator alone. */
export function callerOf(actor: CommunityActor, row: Parties): Caller | null {
  if (row.reporterId === actor.accountId || isMediatedByOther(actor, row)) return null
  if (row.category === 'dispute' && !isInCharge(actor, row)) return null
  if (actor.roles.some(({ role }) => role === 'committee')) return { role: 'committee', scopeId: actor.communityId }
  const isChief = actor.roles.some(
    ({ role, post, scopeId }) => role === 'grid_worker' && post === 'chief' && scopeId === row.officeScopeId,
  )
  if (!isChief || row.officeScopeId === null || !isOfOffice(actor, row)) return null
  return { role: 'grid_worker', scopeId: row.officeScopeId }
}

interface Call extends Caller {
  department: string
  callerRole: Role
  callerScopeId: string
}

/** As what somebody may step in with a call. Whoever complained is never the office that answers. */
export function callPartiesOf(actor: CommunityActor, row: Parties, call: Call): CallParty[] {
  const parties: CallParty[] = []
  const isCaller = actor.roles.some(({ role, scopeId }) => role === call.callerRole && scopeId === call.callerScopeId)
  const oversees = actor.roles.some(({ role }) => role === 'committee')
  if ((isCaller || oversees) && !isMediatedByOther(actor, row) && row.reporterId !== actor.accountId)
    parties.push('CALLER')
  const isCalled = officesIn(actor).some(
    ({ role, scopeId, department }) => role === call.role && scopeId === call.scopeId && department === call.department,
  )
  if (isCalled && row.reporterId !== actor.accountId) parties.push('CALLED')
  return parties
}
