import { z } from 'zod'
import { publicSummary } from './announcements.public.ts'
import { announcementSummary } from './announcements.ts'
import { endpoint } from './endpoint.ts'
import { inCommunity } from './neighbourhood.ts'
import { pageOf, pageQuery } from './page.ts'
import { line } from './primitives.ts'

/** A piece of a text that was looked for, in UTF-16 units: from `start` up to, not including, `end`. */
export const mark = z.object({ start: z.number().int(), end: z.number().int() }).meta({ id: 'Mark' })
export type Mark = z.infer<typeof mark>

/** Where the words stand: in the title, and in the excerpt, which is the part of the text around the first of them. */
const marks = z.object({ title: z.array(mark), excerpt: z.array(mark) })

export const foundAnnouncement = announcementSummary.extend({ marks }).meta({ id: 'FoundAnnouncement' })
export type FoundAnnouncement = z.infer<typeof foundAnnouncement>

export const foundPublic = publicSummary.extend({ marks }).meta({ id: 'FoundPublicAnnouncement' })
export type FoundPublic = z.infer<typeof foundPublic>

/** What somebody looks for: one character is enough, and of several words each must be found. */
export const searchQuery = pageQuery.extend({ q: line(50) })

/**
 * Notices by what they say. A page may hold fewer than asked, even none, and still lead on: it ends where so many
 * were looked through that the reader should not wait longer.
 */
export const announcementsSearch = {
  search: endpoint({
    id: 'announcements.search',
    method: 'GET',
    path: '/communities/:communityId/announcement-search',
    summary: 'Notices addressed to me that hold every word, newest first',
    access: 'account',
    params: inCommunity,
    query: searchQuery,
    reply: pageOf(foundAnnouncement),
  }),
  searchPublic: endpoint({
    id: 'announcements.searchPublic',
    method: 'GET',
    path: '/communities/:communityId/public-announcement-search',
    summary: 'Notices to the whole community that hold every word; nobody needs to be signed in',
    access: 'public',
    params: inCommunity,
    query: searchQuery,
    reply: pageOf(foundPublic),
    errors: ['not_found'],
  }),
}
