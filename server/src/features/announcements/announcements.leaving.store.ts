import type { Db, Hot } from '../../platform/db/context.ts'
import { touchNotices } from './announcements.stamp.store.ts'

const renameStatement: Hot = {
  name: 'announcement_rename_author',
  text: `WITH own AS (
      UPDATE announcement SET author_nickname = $3 WHERE community_id = $1 AND author_id = $2
      RETURNING id, author_scope_label || ' ' || $3 AS sender)
    UPDATE message m SET sender = own.sender FROM own
    WHERE m.community_id = $1 AND m.kind IN ('announcement_published', 'announcement_reminded') AND m.subject_id = own.id`,
}

/** Puts another name under everything the author wrote, and under the messages that spoke of it. */
export async function renameAuthor(db: Db, communityId: string, authorId: string, name: string): Promise<void> {
  await db.hot(renameStatement, [communityId, authorId, name])
  await touchNotices(db, communityId)
}
