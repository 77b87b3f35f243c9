import { pointsOpenings } from '@liren/shared/points.opening'
import { row } from './matrix.ts'
import { nowhere, type Matrix } from './matrix.world.ts'

const here = (m: Matrix) => ({ communityId: m.here.communityId })
const there = (m: Matrix) => ({ communityId: m.there.communityId })
const committee = ['committee'] as const

const ofCommunity = [
  { when: 'own', at: 'here' as const, request: (m: Matrix) => ({ params: here(m) }), ok: committee },
  {
    when: 'the other community',
    at: 'there' as const,
    request: (m: Matrix) => ({ params: there(m) }),
    ok: ['otherCommittee'] as const,
  },
]

const ofBook = (body?: object) => {
  const of = (params: { communityId: string }, openingId: string) => ({
    params: { ...params, openingId },
    ...(body ? { body } : {}),
  })
  return [
    { when: 'own', at: 'here' as const, request: (m: Matrix) => of(here(m), m.points.book), ok: committee },
    {
      when: 'of the other community, under our address',
      at: 'here' as const,
      request: (m: Matrix) => of(here(m), m.points.theirBook),
      not_found: committee,
    },
    { when: 'missing', at: 'here' as const, request: (m: Matrix) => of(here(m), nowhere), not_found: committee },
    {
      when: 'of the other community',
      at: 'there' as const,
      request: (m: Matrix) => of(there(m), m.points.theirBook),
      ok: ['otherCommittee'] as const,
    },
  ] as never
}

const seen = { version: 1, reason: '旧台账结余', people: 1, minutes: 60, points: 10 }
const columns = [
  { column: 1, field: 'phone' },
  { column: 3, field: 'hours' },
]

/** Books of points and hours kept before: the committee’s alone. */
export const openingRows = [
  row(pointsOpenings.upload, 'The committee sends a book of its own community.', ofCommunity),
  row(pointsOpenings.list, 'It sees which were sent.', ofCommunity),
  row(pointsOpenings.opening, 'It sees what one would enter.', ofBook()),
  row(pointsOpenings.lines, 'It sees its rows.', ofBook()),
  row(pointsOpenings.setColumns, 'It says what its columns are.', ofBook({ version: 1, columns })),
  row(pointsOpenings.sign, 'It signs one, as the first of two.', ofBook(seen)),
  row(pointsOpenings.drop, 'It gives one up.', ofBook()),
]
