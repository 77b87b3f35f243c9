import { foreignKey, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { communityPolicy, instant, maintenancePolicy } from '../../platform/db/tables.ts'
import { announcement } from './announcements.tables.ts'

/** What is searched of a notice that may be found, folded (`announcements.grams.rules`). */
export const announcementText = pgTable(
  'announcement_text',
  {
    communityId: uuid().notNull(),
    announcementId: uuid().notNull(),
    publishedAt: instant().notNull(),
    words: text().notNull(),
  },
  (t) => [
    primaryKey({ name: 'announcement_text_pk', columns: [t.communityId, t.announcementId] }),
    foreignKey({
      name: 'announcement_text_announcement_fk',
      columns: [t.communityId, t.announcementId],
      foreignColumns: [announcement.communityId, announcement.id],
    }),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/**
 * The index of the search: under row security only equality on a b-tree keeps its index. A row for each letter and each
 * two letters of a text, in the order of the feed. No foreign key: there are hundreds of rows a notice, written and
 * removed with its text.
 */
export const announcementGram = pgTable(
  'announcement_gram',
  {
    communityId: uuid().notNull(),
    gram: text().notNull(),
    publishedAt: instant().notNull(),
    announcementId: uuid().notNull(),
  },
  (t) => [
    primaryKey({
      name: 'announcement_gram_pk',
      columns: [t.communityId, t.gram, t.publishedAt, t.announcementId],
    }),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
