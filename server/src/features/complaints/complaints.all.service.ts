import type { OrderFilters } from '@liren/shared/complaints.board'
import type { ComplaintRow as RowView } from '@liren/shared/complaints.views'
import type { Page, PageQuery } from '@liren/shared/page'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { positionOf } from '../../platform/http/cursor.ts'
import { listAll } from './complaints.all.store.ts'
import { pageOf } from './complaints.lists.service.ts'
import type { ComplaintRow } from './complaints.store.ts'

/** All matters that fit, latest first; an office is named by role and place, both. */
export async function allFor(db: Db, actor: CommunityActor, query: PageQuery & OrderFilters): Promise<Page<RowView>> {
  if ((query.officeRole === undefined) !== (query.officeScopeId === undefined)) throw new DomainError('invalid_request')
  const rows = await listAll(db, actor, query, positionOf(query), query.limit + 1)
  const placedAt = (row: ComplaintRow) => (query.state === 'unheard' && row.closedAt) || row.createdAt
  return pageOf(db, actor, { rows, limit: query.limit }, 'nameless', (row) => [placedAt(row), row.id])
}
