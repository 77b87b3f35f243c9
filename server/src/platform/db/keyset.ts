const firstId = '00000000-0000-0000-0000-000000000000'
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/*
 * Conditions for the rows after a place in a list; where the place is null, all rows. One comparison each, and never an
 * OR: a plan that is made once for all values then still begins in the index at the place.
 */

/** Older than the place, in a list with the newest first. `columns` are an instant and an id, `at` and `id` parameters. */
export const olderThan = (columns: string, at: string, id: string): string =>
  `(${columns}) < (coalesce(${at}::timestamptz, 'infinity'), coalesce(${id}::uuid, '${lastId}'))`

/** Later than the place, in a list with the earliest first. */
export const laterThan = (columns: string, at: string, id: string): string =>
  `(${columns}) > (coalesce(${at}::timestamptz, '-infinity'), coalesce(${id}::uuid, '${firstId}'))`

/** Behind the place, in a list by a text. */
export const textBehind = (columns: string, text: string, id: string): string =>
  `(${columns}) > (coalesce(${text}::text, ''), coalesce(${id}::uuid, '${firstId}'))`
