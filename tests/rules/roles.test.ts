import { roles } from '@liren/shared/roles'
import { endOfTerm, ownerChecked, postOf } from '../../server/src/features/roles/roles.rules.ts'

const now = new Date('2026-03-02T04:00:00Z')
const day = 86_400_000

describe('the end of a term', () => {
  it('is in a year for neighbours who serve, when nobody says; others stay until ended', () => {
    const ends = roles.map((role) => [role, endOfTerm(role, undefined, now)?.toISOString() ?? null])
    const year = '2027-03-02T04:00:00.000Z'
    expect(Object.fromEntries(ends.filter(([, end]) => end !== null))).toEqual({
      building_head: year,
      column_host: year,
    })
  })

  it('is as asked, and never when nobody should end it', () => {
    const end = new Date(now.getTime() + day).toISOString()
    expect(endOfTerm('committee', end, now)?.toISOString()).toBe(end)
    expect(endOfTerm('building_head', null, now)).toBeNull()
  })

  it.each([0, -1, -day])('is refused %d ms from now', (offset) => {
    const end = new Date(now.getTime() + offset).toISOString()
    expect(() => endOfTerm('committee', end, now)).toThrow('role_term_past')
  })
})

it('a post is held by grid workers alone, who are workers unless told', () => {
  expect(roles.filter((role) => postOf(role, null) !== null)).toEqual(['grid_worker'])
  expect([postOf('grid_worker', null), postOf('grid_worker', 'chief')]).toEqual(['worker', 'chief'])
})

describe('the owner whom the committee has checked', () => {
  const owners = [
    { id: 'a', kind: 'company', phoneIndex: 'phone-a' },
    { id: 'b', kind: 'person', phoneIndex: 'phone-b' },
    { id: 'c', kind: 'person', phoneIndex: 'shared' },
    { id: 'd', kind: 'person', phoneIndex: 'shared' },
  ] as const
  it.each([
    ['the one it names', 'c', 'phone-b', 'c'],
    ['nobody, when it names one of another flat', 'x', 'phone-b', null],
    ['the only person with this phone', null, 'phone-b', 'b'],
    ['nobody, when two share the phone', null, 'shared', null],
    ['nobody, when it is a company’s', null, 'phone-a', null],
    ['nobody, when it is unknown', null, 'phone-x', null],
  ])('is %s', (_, ownerId, phoneIndex, found) => {
    expect(ownerChecked(owners, { ownerId, phoneIndex })).toBe(found)
  })
})
