import fc from 'fast-check'
import { pageFrom, positionOf, textPositionOf } from '../../server/src/platform/http/cursor.ts'

const id = '01890000-0000-7000-8000-0123456789ab'
const query = (text: string) => ({ cursor: Buffer.from(text).toString('base64url'), limit: 20 })
const first = { limit: 20 }

const cursorOf = (key: Date | string) => pageFrom([key, key], 1, (one) => [one, id], String).nextCursor ?? undefined

const outcomeOf = (cursor: string): string => {
  try {
    return Number.isNaN(positionOf({ cursor, limit: 1 })?.[0].getTime()) ? 'no instant' : 'read'
  } catch (error) {
    return (error as Error).message
  }
}

describe('a cursor', () => {
  it('is none for the first page', () => {
    expect([positionOf(first), textPositionOf(first)]).toEqual([null, null])
  })

  it('of an instant comes back as it went, to the millisecond', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date(99_999_999_999_999), noInvalidDate: true }), (at) => {
        expect(positionOf({ cursor: cursorOf(at), limit: 1 })).toEqual([at, id])
      }),
    )
  })

  it('of a text comes back as it went, dots and all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), (text) => {
        fc.pre(text.length <= 60 && !text.includes('\0'))
        expect(textPositionOf({ cursor: cursorOf(text), limit: 1 })).toEqual([text, id])
      }),
    )
  })

  it('fits the query that carries it, also for the longest label', () => {
    expect((cursorOf('宽'.repeat(20)) ?? '').length).toBeLessThanOrEqual(200)
    expect((cursorOf('😀'.repeat(10)) ?? '').length).toBeLessThanOrEqual(200)
  })

  it.each([
    '',
    'x',
    id,
    `.${id}`,
    `1.${id}x`,
    `1.${id.toUpperCase()}`,
    `1.${id.slice(1)}`,
    `x.${id}`,
    `-1.${id}`,
    `1e3.${id}`,
    `999999999999999.${id}`,
    `8640000000000001.${id}`,
    `1 .${id}`,
  ])('we did not make is refused: %j', (text) => {
    expect(() => positionOf(query(text))).toThrow('malformed_request')
  })

  it('with a NUL is refused', () => {
    expect(() => textPositionOf(query(`a\0b.${id}`))).toThrow('malformed_request')
  })

  it('is refused or read, and never breaks, whatever it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9_-]{1,200}$/), (cursor) => {
        expect(outcomeOf(cursor)).toMatch(/^(read|malformed_request)$/)
      }),
    )
  })
})

describe('a page', () => {
  const page = (count: number, limit: number) =>
    pageFrom(
      Array.from({ length: count }, (_, n) => String(n)),
      limit,
      (one) => [one, id],
      Number,
    )

  it.each([
    [0, 3, 0, false],
    [2, 3, 2, false],
    [3, 3, 3, false],
    [4, 3, 3, true],
  ])('of %d rows read for %d shows %d', (count, limit, shown, more) => {
    const { items, nextCursor } = page(count, limit)
    expect([items.length, nextCursor !== null]).toEqual([shown, more])
  })

  it('goes on after the last row shown', () => {
    expect(textPositionOf({ cursor: page(4, 3).nextCursor ?? '', limit: 3 })).toEqual(['2', id])
  })
})
