import type { PageQuery } from '@liren/shared/page'
import type { Role } from '@liren/shared/roles'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { AccountActor, CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, positionOf } from '../../platform/http/cursor.ts'
import { labelsAbove } from '../neighbourhood/neighbourhood.service.ts'
import * as store from './roles.above.store.ts'
import { nameOfOffice } from './roles.rules.ts'

/** Street and department roles there are and were, newest first. */
export async function rolesAboveOf(db: Db, { accountId }: AccountActor, query: PageQuery) {
  await db.enter({ accountId, purpose: 'grant' })
  const rows = await store.listAbove(db, positionOf(query), query.limit + 1)
  await db.enter({ accountId })
  const labels = await labelsAbove(
    db,
    rows.map((row) => row.scopeId),
  )
  return pageFrom(
    rows,
    query.limit,
    (row) => [row.grantedAt, row.id],
    ({ department, ...row }) => ({
      ...row,
      scopeLabel: nameOfOffice(labels.get(row.scopeId) ?? '', department),
      phoneMasked: row.phoneMasked ?? '',
      grantedAt: row.grantedAt.toISOString(),
      expiresAt: row.expiresAt?.toISOString() ?? null,
      endedAt: row.endedAt?.toISOString() ?? null,
    }),
  )
}

/** Ends a street or department role at once; `not_found` unless it is in force. */
export async function revokeAbove(db: Db, { accountId }: AccountActor, id: string, reason: string): Promise<void> {
  await db.enter({ accountId, purpose: 'grant' })
  const ended = await store.endAbove(db, id, accountId, reason)
  await db.enter({ accountId })
  if (!ended) throw new DomainError('not_found')
}

/** An office above communities, with its name. */
export interface OfficeAbove {
  role: Role
  scopeId: string
  /** Which of several departments of a place; empty for the others. */
  department: string
  label: string
}

/** Offices above the actor's community that somebody holds now: its street, and departments of street and district. */
export async function officesAbove(db: Db, { communityId }: CommunityActor): Promise<OfficeAbove[]> {
  const offices = await db.under('whistle', () => store.listOffices(db, communityId))
  const labels = await labelsAbove(
    db,
    offices.map(({ scopeId }) => scopeId),
  )
  return offices.map((office) => ({
    ...office,
    label: nameOfOffice(labels.get(office.scopeId) ?? '', office.department),
  }))
}

/** Who holds one of these offices above communities now. */
export const officersOf = (db: Db, offices: readonly store.OfficeKey[]): Promise<string[]> =>
  offices.length === 0 ? Promise.resolve([]) : db.under('whistle', () => store.listOfficers(db, offices))

/** Every office the actor holds, above communities and in them. */
export async function officesHeld(db: Db, actor: AccountActor): Promise<Omit<OfficeAbove, 'label'>[]> {
  const above = actor.above.flatMap(({ role, scopeId, department }) =>
    scopeId === null ? [] : [{ role, scopeId, department: department ?? '' }],
  )
  const inside = await store.listHeld(db, actor.accountId)
  return [...above, ...inside.map((one) => ({ ...one, department: '' }))]
}
