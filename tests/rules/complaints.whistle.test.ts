import {
  callParties,
  callStates,
  callSteps,
  type CallParty,
  type CallState,
  type CallStep,
} from '@liren/shared/complaints.whistle'
import {
  callRefusalOf,
  callStateAfter,
  clockIn,
  isAsked,
  isLive,
  timesAfter,
  toldOfCall,
  type CallTimes,
} from '../../server/src/features/complaints/complaints.whistle.rules.ts'
import { calendarOf } from '../support/complaints.course.ts'

/** Every lawful step with a call, spelled out; what is not here is illegal. `=` is where it was. */
const lawful: [id: string, step: CallStep, by: CallParty, from: string, to: string][] = [
  ['W01', 'REPORT_IN', 'CALLED', 'CALLED', 'HERE'],
  ['W02', 'REFUSE', 'CALLED', 'CALLED', 'REFUSED'],
  ['W03', 'PROGRESS', 'CALLED', 'HERE', '='],
  ['W04', 'SIGN_OFF', 'CALLED', 'HERE', 'DONE'],
  ['W05', 'RELEASE', 'CALLER', 'REFUSED', 'RELEASED'],
  ['W06', 'INSIST', 'CALLER', 'REFUSED', 'CALLED'],
  ['W07', 'CALL_OFF', 'CALLER', 'CALLED HERE REFUSED', 'CALLED_OFF'],
  ['W08', 'CLIMB', 'CLOCK', 'CALLED HERE REFUSED', '='],
  ['W09', 'LAPSE', 'CLOCK', 'CALLED HERE REFUSED', 'LAPSED'],
  ['W10', 'ATTEND', 'CALLER', 'CALLED HERE REFUSED', 'DONE'],
  ['W11', 'MISS', 'CALLER', 'CALLED HERE REFUSED', 'LAPSED'],
]
const cells = callSteps.flatMap((step) =>
  callStates.flatMap((state) => callParties.map((party): [CallStep, CallState, CallParty] => [step, state, party])),
)

describe('a call', () => {
  it.each(cells)('%s of %s by %s', (step, state, party) => {
    const rule = lawful.find(([, one]) => one === step)
    const isOthers = rule === undefined ? party !== 'CALLER' : rule[2] !== party
    const isLawful = rule?.[3].split(' ').includes(state) ?? false
    const refusal = isOthers ? 'forbidden' : 'complaint_step_illegal'
    expect(callRefusalOf(step, { kind: 'whistle', state, round: 0 }, [party])).toBe(
      isLawful && !isOthers ? null : refusal,
    )
  })

  it.each(lawful)('%s: %s leads where it should', (_, step, __, from, to) => {
    for (const state of from.split(' ') as CallState[])
      expect(callStateAfter(step, state)).toBe(to === '=' ? state : to)
  })

  it('is called again once: the second refusal stands', () => {
    const refused = { kind: 'whistle', state: 'REFUSED' } as const
    expect(callRefusalOf('INSIST', { ...refused, round: 0 }, ['CALLER'])).toBeNull()
    expect(callRefusalOf('INSIST', { ...refused, round: 1 }, ['CALLER'])).toBe('complaint_step_illegal')
    expect(callRefusalOf('RELEASE', { ...refused, round: 1 }, ['CALLER'])).toBeNull()
  })

  it('to a meeting is nothing to report on, nor to sign off', () => {
    const coming = { kind: 'invitation', state: 'HERE', round: 0 } as const
    for (const step of ['PROGRESS', 'SIGN_OFF'] as const) {
      expect(callRefusalOf(step, coming, ['CALLED'])).toBe('complaint_step_illegal')
      expect([isAsked(step, 'invitation'), isAsked(step, 'resolution')]).toEqual([false, true])
    }
    expect(callSteps.filter((step) => isAsked(step, 'whistle'))).toHaveLength(7)
  })

  it.each(callStates)('%s has a clock as long as somebody has the next word', (state) => {
    expect(clockIn(state) !== null).toBe(isLive(state))
  })
})

describe('the clock of a call', () => {
  const calendar = calendarOf(2026)
  const at = (hours: number) => new Date(Date.parse('2026-03-02T09:00:00+08:00') + hours * 3_600_000)
  const called: CallTimes = {
    ...{ kind: 'whistle', state: 'CALLED', round: 0, rung: 0, clockFrom: at(0), dueAt: at(20), doneBy: at(100) },
  }

  it('climbs at half, four fifths, the end, a day and three days later, and no further', () => {
    let now: CallTimes & { alarmAt: Date | null } = timesAfter('CALL', called, {
      now: at(0),
      reportBy: at(20),
      calendar,
    })
    const seen: (Date | null)[] = [now.alarmAt]
    for (let rung = 1; rung <= 5; rung++) {
      now = timesAfter('CLIMB', now, { now: now.alarmAt ?? at(0), calendar })
      seen.push(now.alarmAt)
    }
    expect(seen).toEqual([at(10), at(16), at(20), at(44), at(92), null])
    expect(now).toMatchObject({ rung: 5, dueAt: at(20), clockFrom: at(0) })
  })

  it('begins anew for the work, for the answer to a refusal, and for a second call', () => {
    const late = { ...called, rung: 3 }
    expect(timesAfter('REPORT_IN', late, { now: at(21), calendar })).toMatchObject({
      ...{ state: 'HERE', rung: 0, clockFrom: at(21), dueAt: at(100) },
    })
    const refused = timesAfter('REFUSE', late, { now: at(5), calendar })
    expect(refused).toMatchObject({ state: 'REFUSED', rung: 0, dueAt: at(29), alarmAt: at(17) })
    expect(timesAfter('INSIST', refused, { now: at(6), reportBy: at(8), calendar })).toMatchObject({
      ...{ state: 'CALLED', round: 1, rung: 0, dueAt: at(8), alarmAt: at(7) },
    })
  })

  it('of who comes to a meeting reminds, and climbs no further', () => {
    const coming = timesAfter('REPORT_IN', { ...called, kind: 'invitation' }, { now: at(0), calendar })
    const once = timesAfter('CLIMB', coming, { now: at(50), calendar })
    expect([coming.alarmAt, once.alarmAt]).toEqual([at(50), at(80)])
    expect(timesAfter('CLIMB', once, { now: at(80), calendar })).toMatchObject({ rung: 2, alarmAt: null })
  })

  it('of what was resolved is that of the work from the first', () => {
    expect(
      timesAfter('AGREE', { ...called, kind: 'resolution', state: 'HERE' }, { now: at(0), calendar }),
    ).toMatchObject({
      ...{ state: 'HERE', dueAt: at(100), alarmAt: at(50) },
    })
  })

  it('stops at every end', () => {
    for (const [step, state] of [
      ['SIGN_OFF', 'HERE'],
      ['RELEASE', 'REFUSED'],
      ['CALL_OFF', 'CALLED'],
      ['LAPSE', 'HERE'],
    ] as const)
      expect(timesAfter(step, { ...called, state }, { now: at(1), calendar })).toMatchObject({
        dueAt: null,
        alarmAt: null,
      })
  })

  it('does not climb backwards where the work was due before anybody reported in', () => {
    const times = timesAfter('REPORT_IN', { ...called, doneBy: at(30) }, { now: at(40), calendar })
    expect(times).toMatchObject({ dueAt: at(30), alarmAt: at(40) })
  })
})

describe('who is told', () => {
  it('of a climb: nobody, both sides, then the committee and the author, too', () => {
    expect([1, 2, 3, 4, 5].map((rung) => toldOfCall('CLIMB', rung))).toMatchObject([
      { called: false, caller: false, author: false },
      { kind: 'complaint_due', called: true, caller: true, author: false },
      { kind: 'complaint_climbed', called: true, caller: true, author: true },
      { kind: 'complaint_climbed', called: false, author: true },
      { kind: 'complaint_climbed', called: false, author: true },
    ])
  })
  it('of a refusal: whoever called alone', () => {
    expect(toldOfCall('REFUSE', 0)).toMatchObject({ caller: true, called: false, author: false, office: false })
  })
})
