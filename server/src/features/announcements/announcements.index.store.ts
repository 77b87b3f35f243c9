import type { Db, Hot } from '../../platform/db/context.ts'

const textStatement: Hot = {
  name: 'announcement_text_write',
  text: `INSERT INTO announcement_text (community_id, announcement_id, published_at, words) VALUES ($1, $2, $3, $4)`,
}
const gramsStatement: Hot = {
  name: 'announcement_grams_write',
  text: `INSERT INTO announcement_gram (community_id, gram, published_at, announcement_id)
    SELECT $1, gram, $3, $2 FROM unnest($4::text[]) AS g(gram)`,
}

export interface Indexed {
  communityId: string
  announcementId: string
  publishedAt: Date
  words: string
}

/** Lets a notice be found by these grams. */
export async function insertText(db: Db, text: Indexed, grams: string[]): Promise<void> {
  const { communityId, announcementId, publishedAt, words } = text
  await db.hot(textStatement, [communityId, announcementId, publishedAt, words])
  await db.hot(gramsStatement, [communityId, announcementId, publishedAt, grams])
}

const takeStatement: Hot = {
  name: 'announcement_text_take',
  text: `DELETE FROM announcement_text WHERE community_id = $1 AND announcement_id = $2
    RETURNING published_at AS "publishedAt", words`,
}
const dropStatement: Hot = {
  name: 'announcement_grams_drop',
  text: `DELETE FROM announcement_gram WHERE community_id = $1 AND gram = ANY($2::text[]) AND published_at = $3
    AND announcement_id = $4`,
}

/** Takes the text of a notice out, and returns what it was; null when it was not there. */
export async function takeText(db: Db, communityId: string, announcementId: string) {
  const [row] = await db.hot<{ publishedAt: Date; words: string }>(takeStatement, [communityId, announcementId])
  return row ?? null
}

/** Takes the grams out under which a notice was found. */
export async function deleteGrams(db: Db, at: Omit<Indexed, 'words'>, grams: string[]): Promise<void> {
  await db.hot(dropStatement, [at.communityId, grams, at.publishedAt, at.announcementId])
}
