import { and, eq } from 'drizzle-orm'
import type { Db } from '../../platform/db/context.ts'
import { announcementReminder } from './announcements.reach.tables.ts'

export type ReminderRow = typeof announcementReminder.$inferSelect

/** Writes down that a notice is reminded of; a second time the key refuses (`announcement_already_reminded`). */
export async function insertReminder(
  db: Db,
  of: { communityId: string; announcementId: string; remindedBy: string },
): Promise<ReminderRow> {
  const [row] = await db.orm.insert(announcementReminder).values(of).returning()
  if (!row) throw new Error('the reminder was not written')
  return row
}

/** When a notice was reminded of; null when it was not. */
export async function findReminder(db: Db, communityId: string, announcementId: string): Promise<ReminderRow | null> {
  const [row] = await db.orm
    .select()
    .from(announcementReminder)
    .where(
      and(eq(announcementReminder.communityId, communityId), eq(announcementReminder.announcementId, announcementId)),
    )
  return row ?? null
}
