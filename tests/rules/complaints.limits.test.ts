import { complaintCategories, urgencies } from '@liren/shared/complaints'
import { noLimits, type OwnLimits } from '@liren/shared/complaints.limits'
import { slaCities } from '@liren/shared/complaints.settings'
import { isArrangement } from '../../server/src/features/complaints/complaints.holidays.rules.ts'
import { isLawful, limitsIn } from '../../server/src/features/complaints/complaints.limits.rules.ts'
import { limitsOf, urgencyOf } from '../../server/src/features/complaints/complaints.sla.rules.ts'

const only = (more: { response?: number; arrival?: number; solution?: number }) => ({
  ...{ response: null, arrival: null, solution: null },
  ...more,
})
const own = (more: Partial<OwnLimits>): OwnLimits => ({ ...noLimits, ...more })

describe('a community’s own limits', () => {
  it.each([
    ['G01 none', noLimits, true],
    ['G02 as long as the city’s', own({ urgency: { ordinary: only({ solution: 10 }) } }), true],
    ['G03 shorter', own({ urgency: { ordinary: only({ response: 60, solution: 1 }) } }), true],
    ['G04 a day longer', own({ urgency: { ordinary: only({ solution: 11 }) } }), false],
    ['G05 longer where life is in danger', own({ urgency: { life_safety: only({ response: 6 }) } }), false],
    ['G06 of arrival where none is promised', own({ urgency: { ordinary: only({ arrival: 30 }) } }), false],
    ['G07 a repair in a flat within three days', own({ category: { repair_home: only({ solution: 3 }) } }), true],
    ['G08 not within four', own({ category: { repair_home: only({ solution: 4 }) } }), false],
  ])('%s', (_, limits, wanted) => {
    expect(isLawful('house', limits)).toBe(wanted)
  })

  it('change nothing where there are none, in any city', () => {
    for (const city of slaCities)
      for (const category of complaintCategories)
        for (const urgency of urgencies)
          expect(limitsIn(city, noLimits, category, urgency)).toEqual(limitsOf(city, category, urgency))
  })

  it('shorten what they name, in the unit of the city; of two the shorter counts', () => {
    const limits = own({
      urgency: { ordinary: only({ response: 120, solution: 7 }) },
      category: { environment: only({ solution: 2 }), common_parts: only({ solution: 9 }) },
    })
    expect(limitsIn('house', limits, 'environment', 'ordinary')).toMatchObject({
      response: { n: 120, unit: 'minutes' },
      solution: { n: 2, unit: 'days' },
    })
    expect(limitsIn('house', limits, 'common_parts', 'ordinary').solution).toEqual({ n: 7, unit: 'days' })
    // Danger has its own limits, whatever the category promises.
    expect(limitsIn('house', limits, 'environment', 'urgent')).toEqual(limitsOf('house', 'environment', 'urgent'))
    expect(urgencyOf('environment', null)).toBe('ordinary')
  })
})

describe('the arrangement of a year', () => {
  const year = { year: 2027, off: ['2027-01-01', '2027-02-08'], on: ['2027-02-14'] }
  it.each([
    ['H01 as announced', year, true],
    ['H02 without a holiday', { ...year, off: [] }, false],
    ['H03 a Sunday off', { ...year, off: ['2027-02-14'] }, false],
    ['H04 a Monday made up', { ...year, on: ['2027-02-15'] }, false],
    ['H05 a day of another year', { ...year, off: ['2026-12-31'] }, false],
    ['H06 a day twice', { ...year, off: ['2027-01-01', '2027-01-01'] }, false],
  ])('%s', (_, arranged, wanted) => {
    expect(isArrangement(arranged)).toBe(wanted)
  })
})
