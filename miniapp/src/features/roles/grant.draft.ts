import type { Column } from '@liren/shared/columns'
import type { ScopeKind, Tree } from '@liren/shared/neighbourhood'
import { gridPosts } from '@liren/shared/neighbourhood.editing'
import { phone } from '@liren/shared/primitives'
import { communityRoles, role, roleScopes, type Role } from '@liren/shared/roles'
import { z } from 'zod'

export const grantForm = z.object({
  phone: z.string(),
  nickname: z.string(),
  role,
  /** Kind and id of the place, such as `building:…`. */
  scope: z.string(),
  post: z.enum(gridPosts),
  /** The usual term, no end, or until `day`. */
  term: z.enum(['usual', 'open', 'until']),
  day: z.string(),
})
export type GrantForm = z.infer<typeof grantForm>

export const blankGrant = (day: string): GrantForm => ({
  phone: '',
  nickname: '',
  role: 'building_head',
  scope: '',
  post: 'worker',
  term: 'usual',
  day,
})

/** Offices a residents' committee gives: all of its community but its own, which comes from above. */
export const grantable: readonly Role[] = communityRoles.filter((name) => name !== 'committee')

interface Scope {
  value: string
  text: string
}

/** Where an office may be held, in the order people count places. */
export function scopesFor(name: Role, tree: Tree, columns: readonly Column[]): Scope[] {
  const of: Partial<Record<ScopeKind, { id: string; text: string }[]>> = {
    community: [{ id: tree.community.id, text: tree.community.name }],
    estate: tree.estates.map(({ id, name: text }) => ({ id, text })),
    grid: tree.grids.map(({ id, name: text }) => ({ id, text })),
    building: tree.estates.flatMap((estate) =>
      estate.buildings.map((building) => ({ id: building.id, text: `${estate.name} ${building.name}` })),
    ),
    entrance: tree.estates.flatMap((estate) =>
      estate.buildings.flatMap((building) =>
        building.entrances.map(({ id, name: entrance }) => ({
          id,
          text: `${estate.name} ${building.name} ${entrance}`,
        })),
      ),
    ),
    column: columns.map(({ id, name: text }) => ({ id, text })),
  }
  return roleScopes[name].flatMap((kind) => (of[kind] ?? []).map(({ id, text }) => ({ value: `${kind}:${id}`, text })))
}

export type GrantFault = 'phone' | 'nickname' | 'scope' | 'day'

/** The first thing missing in the form, or null. */
export function grantFault(form: GrantForm): GrantFault | null {
  if (!phone.safeParse(form.phone).success) return 'phone'
  if (form.nickname.trim() === '') return 'nickname'
  if (form.scope === '') return 'scope'
  return form.term === 'until' && form.day === '' ? 'day' : null
}

/** The last second of a day in China, as an instant. */
export const endOfDay = (day: string): string => `${day}T15:59:59.000Z`

/** The grant as the server takes it; for forms without a fault. */
export function grantOf(form: GrantForm) {
  const [scopeKind = '', scopeId = ''] = form.scope.split(':')
  return {
    phone: form.phone,
    nickname: form.nickname.trim(),
    role: form.role,
    scopeKind: scopeKind as ScopeKind,
    scopeId,
    ...(form.role === 'grid_worker' ? { post: form.post } : {}),
    ...(form.term === 'usual' ? {} : { expiresAt: form.term === 'open' ? null : endOfDay(form.day) }),
  }
}
