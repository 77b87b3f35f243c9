import type { PageQuery } from '@liren/shared/page'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { AccountActor } from '../../platform/http/actor.ts'
import { pageFrom, positionOf } from '../../platform/http/cursor.ts'
import { labelsAbove } from '../neighbourhood/neighbourhood.service.ts'
import * as store from './roles.above.store.ts'

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
    (row) => ({
      ...row,
      scopeLabel: labels.get(row.scopeId) ?? '',
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
