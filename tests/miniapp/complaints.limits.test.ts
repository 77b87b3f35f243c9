import type { ComplaintLimits } from '@liren/shared/complaints.limits'
import { holidaysIn } from '../../miniapp/src/features/complaints/holidays.draft.ts'
import { formOf, limitsOf } from '../../miniapp/src/features/complaints/limits.draft.ts'

const limits: ComplaintLimits = {
  ...{ version: 1, city: 'house', canEdit: true },
  own: { urgency: { ordinary: { response: 60, arrival: null, solution: null } }, category: {} },
  preset: {
    urgency: [
      {
        urgency: 'ordinary',
        response: { n: 1_440, unit: 'minutes' },
        arrival: null,
        solution: { n: 10, unit: 'days' },
      },
    ],
    category: [],
  },
}

describe('limits as they are typed', () => {
  it('are those that the community has of its own', () => {
    expect(formOf(limits)).toEqual({ 'ordinary-response': '60' })
    expect(limitsOf(formOf(limits), limits)).toEqual(limits.own)
    expect(limitsOf({}, limits)).toEqual({ urgency: {}, category: {} })
  })

  it.each(['11', '0', '1.5', 'x', '-1'])('are not sent with %s days', (typed) => {
    expect(limitsOf({ 'ordinary-solution': typed }, limits)).toBeNull()
  })
})

describe('the arrangement of a year as it is pasted', () => {
  it('is read span by span, without the weekends that are off anyhow', () => {
    const text = '2027-01-01 休\n\n2027年2月5日 至 2027年2月11日 休\n2027/2/14 班\n2027-02-20 ~ 2027-02-20 on'
    expect(holidaysIn(text)).toEqual({
      year: 2027,
      off: ['2027-01-01', '2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11'],
      on: ['2027-02-14', '2027-02-20'],
    })
  })

  it.each(['元旦放假', '2027-02-05 至 2027-02-01 休', '2027-02-05', '2027-01-01 至 2027-06-01 休'])(
    'says which line it cannot read: %s',
    (line) => {
      expect(holidaysIn(`2027-01-01 休\n${line}`)).toEqual({ unread: line })
    },
  )

  it('is nothing of nothing', () => {
    expect(holidaysIn(' \n')).toBeNull()
  })
})
