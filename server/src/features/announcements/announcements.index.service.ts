import type { StructuredText } from '@liren/shared/structured.text'
import type { Db } from '../../platform/db/context.ts'
import { foldedText, gramsOfText } from './announcements.grams.rules.ts'
import { deleteGrams, insertText, takeText } from './announcements.index.store.ts'
import { searchedText } from './announcements.search.rules.ts'
import { touchNotices } from './announcements.stamp.store.ts'

interface Published {
  communityId: string
  id: string
  title: string
  body: StructuredText
  publishedAt: Date
}

/** Of a text longer than this the rest is not searched: as long as thirty pages. */
const searchedMost = 20_000

async function unindex(db: Db, communityId: string, announcementId: string): Promise<void> {
  const text = await takeText(db, communityId, announcementId)
  if (text) await deleteGrams(db, { communityId, announcementId, ...text }, gramsOfText(text.words))
}

/**
 * What readers are shown of a notice has changed: it is found by what it says now, and no process goes on showing what
 * it said before. Goes into the transaction that publishes or corrects it.
 */
export async function noticeShown(db: Db, { communityId, id, title, body, publishedAt }: Published): Promise<void> {
  await unindex(db, communityId, id)
  const characters = [...foldedText(searchedText(title, body))]
  const words = characters.slice(0, searchedMost).join('')
  await insertText(db, { communityId, announcementId: id, publishedAt, words }, gramsOfText(words))
  await touchNotices(db, communityId)
}

/** A notice was withdrawn: what it said is found and shown no more. Goes into the transaction that withdraws it. */
export async function noticeHidden(db: Db, communityId: string, announcementId: string): Promise<void> {
  await unindex(db, communityId, announcementId)
  await touchNotices(db, communityId)
}
