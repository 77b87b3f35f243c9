import type { GridPost } from '@liren/shared/neighbourhood.editing'
import type { Role } from '@liren/shared/roles'
import { DomainError } from '../../platform/errors.ts'

/** Neighbours serve a year at a time, so that nobody keeps an office only because nobody looked. */
const yearly: readonly Role[] = ['building_head', 'column_host']

/** When a grant made now ends: as asked, else after the office's usual term; null for never. Throws `role_term_past`. */
export function endOfTerm(role: Role, asked: string | null | undefined, now: Date): Date | null {
  if (asked === null || (asked === undefined && !yearly.includes(role))) return null
  const end = asked === undefined ? new Date(now) : new Date(asked)
  if (asked === undefined) end.setUTCFullYear(end.getUTCFullYear() + 1)
  if (end <= now) throw new DomainError('role_term_past')
  return end
}

/**
 * Which owner of the register the committee has checked: the one it says, else the only person with this phone, else
 * nobody can tell. Phones are compared blind.
 */
export function ownerChecked(
  owners: readonly { id: string; kind: 'person' | 'company'; phoneIndex: string | null }[],
  { ownerId, phoneIndex }: { ownerId: string | null; phoneIndex: string },
): string | null {
  if (ownerId !== null) return owners.find(({ id }) => id === ownerId)?.id ?? null
  const same = owners.filter((owner) => owner.kind === 'person' && owner.phoneIndex === phoneIndex)
  return same.length === 1 ? (same[0]?.id ?? null) : null
}

/** A grid worker without a post named is one of the two workers; other offices have none. */
export const postOf = (role: Role, asked: GridPost | null): GridPost | null =>
  role === 'grid_worker' ? (asked ?? 'worker') : null

/** `枫桥街道 城管中队`: the place, and which of its departments. */
export const nameOfOffice = (place: string, department: string | null | undefined): string =>
  department ? `${place} ${department}` : place
