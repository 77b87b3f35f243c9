import type { Page, PageQuery } from '@liren/shared/page'
import { DomainError } from '../errors.ts'

/** The place of a row in a list ordered by a key and then by id. */
export type Position<Key extends Date | string = Date> = readonly [key: Key, id: string]

const shape = /^(.{1,60})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/su

/** Where to go on in a list ordered by a text, or null for the first page. A cursor we did not make is refused. */
export function textPositionOf({ cursor }: PageQuery): Position<string> | null {
  if (cursor === undefined) return null
  const [, key, id] = shape.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? []
  if (key === undefined || id === undefined || key.includes('\0')) throw new DomainError('malformed_request')
  return [key, id]
}

/** The same for lists ordered by an instant. */
export function positionOf(query: PageQuery): Position | null {
  const position = textPositionOf(query)
  if (!position) return null
  const at = /^\d{1,14}$/.test(position[0]) ? new Date(Number(position[0])) : null
  if (!at || Number.isNaN(at.getTime())) throw new DomainError('malformed_request')
  return [at, position[1]]
}

/** Where to go on after a place in a list. */
export const cursorOf = ([key, id]: Position<Date | string>): string =>
  Buffer.from(`${key instanceof Date ? String(key.getTime()) : key}.${id}`).toString('base64url')

/** Makes a page of `limit + 1` rows read: the extra row only tells whether there is more. */
export function pageFrom<Row, Item>(
  rows: Row[],
  limit: number,
  positionIn: (row: Row) => Position<Date | string>,
  present: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { items: shown.map(present), nextCursor: rows.length > limit && last ? cursorOf(positionIn(last)) : null }
}
