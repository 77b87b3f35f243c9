import type { Revision } from '@liren/shared/announcements.life'
import type { Page, PageQuery } from '@liren/shared/page'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, textPositionOf } from '../../platform/http/cursor.ts'
import type { DetailRow } from './announcements.detail.store.ts'
import { readRevisions, type RevisionRow } from './announcements.life.store.ts'
import { isOfOffice } from './announcements.policy.ts'
import { expectVisible } from './announcements.visible.service.ts'

const newest = 2_147_483_647

const presentRevision = ({ files, saidFrom, correctedAt, ...row }: RevisionRow): Revision => ({
  ...row,
  attachments: files,
  saidFrom: saidFrom.toISOString(),
  correctedAt: correctedAt.toISOString(),
})

/** Below which version to go on. */
function belowOf(query: PageQuery): number {
  const position = textPositionOf(query)
  if (position === null) return newest
  if (!/^\d{1,9}$/.test(position[0])) throw new DomainError('malformed_request')
  return Number(position[0])
}

/** What a notice said before. Of a withdrawn one only the office itself reads on. */
export async function revisionsOf(
  db: Db,
  row: DetailRow,
  query: PageQuery,
  withBody: boolean,
): Promise<Page<Revision>> {
  if (!withBody) return { items: [], nextCursor: null }
  const rows = await readRevisions(db, row, belowOf(query), query.limit + 1)
  return pageFrom(rows, query.limit, (one) => [String(one.version), row.id], presentRevision)
}

/** What a notice said before, as the actor may see it. */
export async function revisionsFor(db: Db, actor: CommunityActor, id: string, query: PageQuery) {
  const row = await expectVisible(db, actor, id)
  return revisionsOf(db, row, query, isOfOffice(actor, row) || !row.withdrawnAt)
}
