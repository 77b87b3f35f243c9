import {
  daysLater,
  mondayOf,
  monthsLater,
  turned,
  weeksAround,
} from '../../miniapp/src/features/volunteering/calendar.figures.ts'

describe('the days of a calendar', () => {
  it.each([
    ['2026-11-30', '2026-11-30'],
    ['2026-12-06', '2026-11-30'],
    ['2027-01-01', '2026-12-28'],
    ['1969-12-31', '1969-12-29'],
  ])('the Monday of %s is %s', (day, monday) => expect(mondayOf(day)).toBe(monday))

  it.each([
    // February 2027 is four whole weeks; a month of thirty-one days that begins on a Sunday touches six.
    ['2027-02-14', 4, '2027-02-01', '2027-02-28'],
    ['2026-11-15', 6, '2026-10-26', '2026-12-06'],
    ['2028-02-29', 5, '2028-01-31', '2028-03-05'],
  ])('the month of %s has %i weeks, from %s to %s', (day, count, first, last) => {
    const weeks = weeksAround(day, 'month')
    expect(weeks).toHaveLength(count)
    expect(weeks.every((week) => week.length === 7)).toBe(true)
    expect([weeks[0]?.[0], weeks.at(-1)?.[6]]).toEqual([first, last])
  })

  it('a week is its own seven days', () => {
    expect(weeksAround('2026-12-31', 'week')).toEqual([
      ['2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02', '2027-01-03'],
    ])
  })

  it('turns by a week or a month, over the year, and stops at today where that is', () => {
    expect(turned('2026-12-31', 'week', 1, '2026-11-27')).toBe('2027-01-04')
    expect(turned('2026-12-02', 'week', -1, '2026-11-27')).toBe('2026-11-27')
    expect(turned('2026-12-31', 'month', 1, '2026-11-27')).toBe('2027-01-01')
    expect(turned('2026-12-31', 'month', -1, '2026-11-27')).toBe('2026-11-27')
  })

  it('a month on, the last day where it is shorter', () => {
    expect(monthsLater('2026-01-31', 1)).toBe('2026-02-28')
    expect(daysLater('2026-12-31', 1)).toBe('2027-01-01')
  })
})
