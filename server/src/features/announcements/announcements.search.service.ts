import type { FoundAnnouncement, FoundPublic, searchQuery } from '@liren/shared/announcements.search'
import type { Page } from '@liren/shared/page'
import type pg from 'pg'
import type { z } from 'zod'
import { withContext, type Db } from '../../platform/db/context.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { cursorOf, pageFrom, positionOf } from '../../platform/http/cursor.ts'
import type { Reader } from './announcements.detail.store.ts'
import { summaryOf } from './announcements.feed.service.ts'
import { gramsOfWords, wordsOf } from './announcements.grams.rules.ts'
import { expectCommunity, passerBy, publicSummaryOf } from './announcements.public.service.ts'
import { marksIn, plainBody, snippetOf } from './announcements.search.rules.ts'
import { readLengths, walkAlong, type FoundRow } from './announcements.search.store.ts'
import { readerOf } from './announcements.visible.service.ts'

type Query = z.output<typeof searchQuery>

/**
 * A page of what a reader may find. Of all lists that hold every hit (one for each gram, and the reader's own) the
 * shortest is walked along; each notice on the way is probed for the rest.
 */
async function findFor<Item>(
  db: Db,
  reader: Reader,
  query: Query,
  present: (row: FoundRow, words: string[]) => Item,
): Promise<Page<Item>> {
  const after = positionOf(query)
  const words = wordsOf(query.q)
  const grams = gramsOfWords(words)
  if (grams.length === 0) return { items: [], nextCursor: null }
  const lengths = await readLengths(db, reader, grams)
  const [shortest, ...longer] = lengths.toSorted((a, b) => a.length - b.length)
  if (!shortest || shortest.length === 0) return { items: [], nextCursor: null }
  const others = longer.flatMap(({ gram }) => (gram === null ? [] : [gram]))
  const found = await walkAlong(db, reader, { words, along: shortest.gram, others }, after, query.limit + 1)
  const page = pageFrom(
    found.rows,
    query.limit,
    (row) => [row.publishedAt, row.id],
    (row) => present(row, words),
  )
  return { ...page, nextCursor: page.nextCursor ?? (found.endedAt && cursorOf(found.endedAt)) }
}

/** The part of a notice that was found, in place of how it begins, with marks. */
function foundIn({ title, excerpt, body }: FoundRow, words: string[]) {
  const snippet = snippetOf(plainBody(body), words)
  const isInBody = snippet.marks.length > 0
  return {
    excerpt: isInBody ? snippet.text : excerpt,
    marks: { title: marksIn(title, words), excerpt: isInBody ? snippet.marks : [] },
  }
}

/** Notices addressed to the actor that hold every word, newest first. */
export const searchFor = (db: Db, actor: CommunityActor, query: Query): Promise<Page<FoundAnnouncement>> =>
  findFor(db, readerOf(actor), query, (row, words) => ({ ...summaryOf(row), ...foundIn(row, words) }))

/** Notices to everybody that hold every word, for whoever passes by. */
export function searchPublic(pool: pg.Pool, communityId: string, query: Query): Promise<Page<FoundPublic>> {
  return withContext(pool, { communityId }, async (db) => {
    await expectCommunity(db, communityId)
    return findFor(db, passerBy(communityId), query, (row, words) => ({
      ...publicSummaryOf(row),
      ...foundIn(row, words),
    }))
  })
}
