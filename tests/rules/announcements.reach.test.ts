import {
  maskNickname,
  reasonOf,
  reasonOfFlat,
  stepMsOf,
  timelineOf,
} from '../../server/src/features/announcements/announcements.reach.rules.ts'

const published = new Date('2026-03-05T01:00:00Z')
const after = (hours: number) => new Date(published.getTime() + hours * 3_600_000)

describe('why somebody has not read it', () => {
  it.each([
    [[], 'no_credit'],
    [['no_credit'], 'no_credit'],
    [['needless'], 'no_credit'],
    [['sent'], 'not_opened'],
    [['due'], 'waiting'],
    [['sending'], 'waiting'],
    [['refused'], 'refused'],
    [['failed'], 'refused'],
    [['unknown'], 'unknown'],
    [['unknown', 'sent'], 'not_opened'],
    [['refused', 'due'], 'waiting'],
    [['refused', 'unknown'], 'unknown'],
    [['no_credit', 'refused'], 'refused'],
  ] as const)('%j: %s', (tellings, reason) => {
    expect(reasonOf(tellings, true)).toBe(reason)
    expect(reasonOf(tellings, false)).toBe('not_opened')
  })

  it.each([
    [[], 'nobody'],
    [['no_credit'], 'no_credit'],
    [['no_credit', 'not_opened'], 'not_opened'],
    [['refused', 'unknown'], 'unknown'],
    [['no_credit', 'refused'], 'refused'],
    [['waiting', 'unknown'], 'waiting'],
  ] as const)('a flat of %j: %s', (reasons, reason) => {
    expect(reasonOfFlat(reasons)).toBe(reason)
  })
})

describe('how reading is drawn', () => {
  it('by hours in the first day, by days after', () => {
    expect([0, 24, 24.1].map((hours) => stepMsOf(published, after(hours)) / 3_600_000)).toEqual([1, 1, 24])
  })

  it('adds up, and stands still where nobody reads', () => {
    const read = [
      { at: after(0), people: 3 },
      { at: after(2), people: 4 },
    ]
    expect(timelineOf(read, published, after(3.5))).toEqual([
      { until: after(1).toISOString(), peopleRead: 3 },
      { until: after(2).toISOString(), peopleRead: 3 },
      { until: after(3).toISOString(), peopleRead: 7 },
      { until: after(4).toISOString(), peopleRead: 7 },
    ])
  })

  it('for a month at most', () => {
    expect(timelineOf([], published, after(24 * 400))).toHaveLength(31)
  })
})

test.each([
  ['王秀英', '王**'],
  ['王', '王'],
  ['欧阳小明同志们', '欧***'],
  ['🙂邻居', '🙂**'],
  ['', ''],
])('%s is shown as %s', (name, masked) => {
  expect(maskNickname(name)).toBe(masked)
})
