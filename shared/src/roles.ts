import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { created, inCommunity, scopeKind, type ScopeKind } from './neighbourhood.ts'
import { gridPost } from './neighbourhood.editing.ts'
import { id, instant, line, phone } from './primitives.ts'

export const roles = [
  'operator',
  'department',
  'street',
  'committee',
  'owners_committee',
  'property_staff',
  'grid_worker',
  'building_head',
  'column_host',
  'points_desk',
] as const
export const role = z.enum(roles)
/** An office somebody holds. Being a resident is not granted: it follows from living in a unit. */
export type Role = z.infer<typeof role>

/** Which kinds of place each role may be bound to. An operator's scope is the whole platform and has no place. */
export const roleScopes: Record<Role, readonly ScopeKind[]> = {
  operator: [],
  department: ['district', 'street'],
  street: ['street'],
  committee: ['community'],
  owners_committee: ['estate'],
  property_staff: ['estate'],
  grid_worker: ['grid'],
  building_head: ['building', 'entrance'],
  column_host: ['column'],
  points_desk: ['community'],
}

/** Roles that a community's residents' committee grants inside its community. */
export const communityRoles = roles.filter((name) =>
  roleScopes[name].some((kind) => kind !== 'district' && kind !== 'street'),
)

/** A role held at a place, as shown: `scopeLabel` reads like `3幢 2单元`. */
export const heldRole = z
  .object({ role, scopeKind: scopeKind.nullable(), scopeId: id.nullable(), scopeLabel: z.string() })
  .meta({ id: 'HeldRole' })
export type HeldRole = z.infer<typeof heldRole>

export const roleGrantDraft = z
  .strictObject({
    phone,
    nickname: line(20).meta({ description: 'Name shown to neighbours; used only when the phone is new here' }),
    role,
    scopeKind,
    scopeId: id,
    post: gridPost.nullable().default(null).meta({ description: 'Of a grid worker; 网格员 unless told' }),
    department: line(30)
      .nullable()
      .default(null)
      .meta({ description: 'Of a department officer: which department, such as `城管中队`' }),
    expiresAt: instant
      .nullable()
      .optional()
      .meta({ description: 'Null for no end; left out, the usual term: a year for building heads and column hosts' }),
  })
  .refine(({ post, role: of }) => post === null || of === 'grid_worker', { path: ['post'] })
  .refine(({ department, role: of }) => department === null || of === 'department', { path: ['department'] })

/** Who may hold an owner's rights in a unit: for oneself, for a company, for a minor owner, or as heir. */
export const ownerRelations = ['owner', 'co_owner', 'representative', 'guardian', 'heir'] as const
export const residenceRelations = [...ownerRelations, 'tenant', 'family'] as const
export const residenceRelation = z.enum(residenceRelations)
export type ResidenceRelation = z.infer<typeof residenceRelation>

export const isOwnerRelation = (relation: ResidenceRelation): boolean =>
  (ownerRelations as readonly ResidenceRelation[]).includes(relation)

/** How an owner was checked: the phone equals the register's, or the committee saw the deed or the identity card. */
export const verifications = ['phone', 'deed', 'id_check'] as const
export const verification = z.enum(verifications)
export type Verification = z.infer<typeof verification>

export const residenceDraft = z.strictObject({
  phone,
  nickname: line(20),
  unitId: id,
  relation: residenceRelation,
  ownerId: id.nullable().default(null).meta({ description: 'Which owner of the register this is' }),
})

export const rolesApi = {
  grant: endpoint({
    id: 'roles.grant',
    method: 'POST',
    path: '/communities/:communityId/role-grants',
    summary: 'Grants a role at a place of the community; the committee role is granted by street or operator',
    access: 'account',
    params: inCommunity,
    body: roleGrantDraft,
    reply: created,
    status: 201,
    errors: ['role_scope_mismatch', 'role_already_held', 'role_term_past'],
  }),
  grantAbove: endpoint({
    id: 'roles.grantAbove',
    method: 'POST',
    path: '/role-grants',
    summary: 'Grants a street or department role (operator)',
    access: 'account',
    body: roleGrantDraft,
    reply: created,
    status: 201,
    errors: ['forbidden', 'not_found', 'role_scope_mismatch', 'role_already_held', 'role_term_past'],
  }),
  placeResident: endpoint({
    id: 'roles.placeResident',
    method: 'POST',
    path: '/communities/:communityId/residences',
    summary: 'Registers that a person lives in or owns a unit (committee)',
    access: 'account',
    params: inCommunity,
    body: residenceDraft,
    reply: created,
    status: 201,
    errors: ['residence_already_held'],
  }),
  endResidence: endpoint({
    id: 'roles.endResidence',
    method: 'DELETE',
    path: '/communities/:communityId/residences/:residenceId',
    summary: 'Ends a residence; access to the unit ends at once',
    access: 'account',
    params: inCommunity.extend({ residenceId: id }),
    reply: z.object({}),
  }),
}
