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

/** A grid worker without a post named is one of the two workers; other offices have none. */
export const postOf = (role: Role, asked: GridPost | null): GridPost | null =>
  role === 'grid_worker' ? (asked ?? 'worker') : null
