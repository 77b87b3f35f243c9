import type { PageQuery } from '@liren/shared/page'
import type { Db } from '../../platform/db/context.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, positionOf } from '../../platform/http/cursor.ts'
import { statusOf } from './announcements.life.rules.ts'
import { listMine } from './announcements.mine.store.ts'
import { publishingRoles } from './announcements.rules.ts'

/** Drafts and notices the actor wrote, and those of the offices the actor holds. */
export async function writtenBy(db: Db, actor: CommunityActor, query: PageQuery) {
  const { communityId, accountId } = actor
  const offices = actor.roles.filter((held) => publishingRoles.includes(held.role))
  const author = { communityId, accountId, offices }
  const rows = await listMine(db, author, positionOf(query), query.limit + 1)
  return pageFrom(
    rows,
    query.limit,
    (row) => [row.updatedAt, row.id],
    (row) => ({
      id: row.id,
      status: statusOf(row, row.now),
      kind: row.kind,
      title: row.title,
      audienceLabels: row.audienceLabels,
      updatedAt: row.updatedAt.toISOString(),
      publishAt: row.publishAt?.toISOString() ?? null,
      publishedAt: row.publishedAt?.toISOString() ?? null,
      isMine: row.authorId === accountId,
      authorNickname: row.authorNickname,
      peopleRead: row.peopleRead,
    }),
  )
}
