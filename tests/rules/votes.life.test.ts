import { cancelGroundsIn } from '@liren/shared/votes.grounds'
import {
  cancelGrounds,
  decisionStates,
  decisionSteps,
  type DecisionState,
  type DecisionStep,
} from '@liren/shared/votes'
import { daysBetween, endOfDays } from '../../server/src/features/votes/votes.days.rules.ts'
import {
  objectionsUntil,
  stepRefusal,
  type Attempt,
  type LifeFacts,
} from '../../server/src/features/votes/votes.life.rules.ts'
import { parties, stepRules } from '../../server/src/features/votes/votes.steps.rules.ts'
import { attempt, local, smooth } from '../support/votes.life.ts'

/** Every lawful step, spelled out; what is not here is illegal. */
const lawful: [DecisionStep, string, DecisionState][] = [
  ['SUBMIT', 'DRAFT', 'REVIEW'],
  ['RETURN', 'REVIEW', 'DRAFT'],
  ['NOTIFY', 'REVIEW', 'NOTICED'],
  ['FREEZE', 'NOTICED ROLL_FROZEN', 'ROLL_FROZEN'],
  ['OPEN', 'ROLL_FROZEN', 'OPEN'],
  ['EXTEND', 'OPEN EXTENDED', 'EXTENDED'],
  ['CLOSE', 'OPEN EXTENDED', 'CLOSED'],
  ['COUNT', 'CLOSED', 'COUNTED'],
  ['PUBLISH', 'COUNTED', 'OBJECTION'],
  ['RECOUNT', 'OBJECTION RECOUNT', 'RECOUNT'],
  ['FINALISE', 'OBJECTION RECOUNT', 'FINAL'],
  ['FILE', 'FINAL', 'FILED'],
  ['ARCHIVE', 'FINAL FILED', 'ARCHIVED'],
  ['CANCEL', 'DRAFT REVIEW NOTICED ROLL_FROZEN OPEN EXTENDED CLOSED COUNTED OBJECTION RECOUNT', 'CANCELLED'],
  ['REVOKE_BY_COURT', 'FINAL FILED ARCHIVED', 'REVOKED_BY_COURT'],
  ['REVOKE_BY_GOV', 'FINAL FILED ARCHIVED', 'REVOKED_BY_GOV'],
]

/** For each step a time and what it needs, at which nothing but its place in the order can stand in its way. */
const fitting: Record<DecisionStep, [string, Partial<Attempt>, Partial<LifeFacts>]> = {
  SUBMIT: ['2026-02-20', {}, {}],
  RETURN: ['2026-02-21', {}, {}],
  NOTIFY: ['2026-03-01T18:00', { opensAt: local('2026-03-16T09:00'), closesAt: local('2026-03-26T18:00') }, {}],
  FREEZE: ['2026-03-10', {}, {}],
  OPEN: ['2026-03-16T09:00', {}, {}],
  EXTEND: ['2026-03-25', { closesAt: local('2026-04-02T18:00') }, {}],
  CLOSE: ['2026-03-26T18:00', {}, {}],
  COUNT: ['2026-03-27', {}, {}],
  PUBLISH: ['2026-03-28', {}, {}],
  RECOUNT: ['2026-03-30', {}, { recount: 'ASKED' }],
  FINALISE: ['2026-04-05', {}, {}],
  FILE: ['2026-04-06', {}, { isFilingDue: true }],
  ARCHIVE: ['2026-04-30', {}, {}],
  CANCEL: ['2026-03-30', {}, { hasUpheldObjection: true }],
  REVOKE_BY_COURT: ['2026-09-01', {}, {}],
  REVOKE_BY_GOV: ['2026-09-01', {}, {}],
}

const every = decisionSteps.flatMap((step) => decisionStates.map((state) => [step, state] as const))
const isLawful = (step: DecisionStep, state: DecisionState) =>
  lawful.some(([one, from]) => one === step && from.split(' ').includes(state))

function refusalAt(step: DecisionStep, state: DecisionState, by = stepRules[step].by[0] ?? 'CLOCK') {
  const [now, more, facts] = fitting[step]
  const [ground] = cancelGroundsIn(state)
  return stepRefusal(step, smooth(state, facts), attempt(by, now, { ...more, ...(ground ? { ground } : {}) }))
}

describe('the life of a decision', () => {
  it('leads where the table says', () => {
    expect(lawful.map(([step]) => [step, stepRules[step].to])).toEqual(lawful.map(([step, , to]) => [step, to]))
    expect(lawful.map(([step]) => step)).toEqual([...decisionSteps])
  })

  it.each(every.filter(([step, state]) => isLawful(step, state)))('lets %s follow %s', (step, state) => {
    expect(refusalAt(step, state)).toBeNull()
  })

  it.each(every.filter(([step, state]) => !isLawful(step, state)))(
    'refuses %s after %s, and cites why',
    (step, state) => {
      expect(refusalAt(step, state)).toEqual({ code: 'vote_step_illegal', basis: stepRules[step].basis })
    },
  )

  it('gives each step to its parties and to nobody else', () => {
    const given = lawful.map(([step, from]) => {
      const state = from.split(' ')[0] as DecisionState
      return [step, parties.filter((by) => refusalAt(step, state, by)?.code !== 'forbidden').join(' ')]
    })
    expect(Object.fromEntries(given)).toEqual({
      SUBMIT: 'ORGANISER',
      RETURN: 'ORGANISER RESIDENTS_COMMITTEE',
      NOTIFY: 'ORGANISER',
      FREEZE: 'ORGANISER',
      OPEN: 'ORGANISER',
      EXTEND: 'ORGANISER',
      CLOSE: 'ORGANISER CLOCK',
      COUNT: 'COUNTER',
      PUBLISH: 'ORGANISER',
      RECOUNT: 'COUNTER',
      FINALISE: 'ORGANISER',
      FILE: 'ORGANISER',
      ARCHIVE: 'ORGANISER',
      CANCEL: 'ORGANISER STREET',
      REVOKE_BY_COURT: 'RESIDENTS_COMMITTEE STREET',
      REVOKE_BY_GOV: 'STREET',
    })
  })
})

describe('the clocks of a decision', () => {
  const codeOf = (
    step: DecisionStep,
    state: DecisionState,
    now: string,
    facts: Partial<LifeFacts>,
    more: Partial<Attempt> = {},
  ) => stepRefusal(step, smooth(state, facts), attempt(stepRules[step].by[0] ?? 'CLOCK', now, more))?.code ?? 'taken'

  it.each([
    ['late in the evening of the fifteenth day before', '2026-03-01T23:59', false, 'taken'],
    ['a minute later, on the day after', '2026-03-02T00:00', false, 'vote_notice_too_short'],
    ['a temporary meeting, seven days before', '2026-03-09T23:59', true, 'taken'],
    ['a temporary meeting, six days before', '2026-03-10T00:00', true, 'vote_notice_too_short'],
  ])('a notice %s', (_, now, isTemporary, wanted) => {
    const times = { opensAt: local('2026-03-16T00:00'), closesAt: local('2026-03-26T18:00') }
    expect(codeOf('NOTIFY', 'REVIEW', now, { isTemporary }, times)).toBe(wanted)
  })

  it.each([
    ['five days', '2026-03-21T09:00', 'taken'],
    ['a minute less', '2026-03-21T08:59', 'vote_window_unlawful'],
    ['sixty days', '2026-05-15T09:00', 'taken'],
    ['a minute more', '2026-05-15T09:01', 'vote_window_unlawful'],
    ['none at all', '2026-03-16T09:00', 'vote_window_unlawful'],
  ])('a window of %s', (_, closes, wanted) => {
    const times = { opensAt: local('2026-03-16T09:00'), closesAt: local(closes) }
    expect(codeOf('NOTIFY', 'REVIEW', '2026-02-20', {}, times)).toBe(wanted)
  })

  it.each([
    ['before the time announced', '2026-03-16T08:59', {}, 'vote_too_early'],
    ['at that time', '2026-03-16T09:00', {}, 'taken'],
    ['so late that the window has become too short', '2026-03-21T18:01', {}, 'vote_window_unlawful'],
    ['with an objection to the roll unanswered', '2026-03-16T09:00', { openRemarks: 1 }, 'vote_remarks_open'],
    [
      'when the notice was not long enough',
      '2026-03-16T09:00',
      { noticedAt: local('2026-03-02') },
      'vote_notice_too_short',
    ],
    ['without a notice', '2026-03-16T09:00', { noticedAt: null }, 'vote_step_illegal'],
  ])('opening %s', (_, now, facts: Partial<LifeFacts>, wanted) => {
    expect(codeOf('OPEN', 'ROLL_FROZEN', now, facts)).toBe(wanted)
  })

  it.each([
    ['once', '2026-03-26T17:59', '2026-03-30T18:00', 0, 'taken'],
    ['at the closing time', '2026-03-26T18:00', '2026-03-30T18:00', 0, 'vote_closed'],
    ['a second time', '2026-03-26T17:59', '2026-03-30T18:00', 1, 'vote_extension_refused'],
    ['to the same time', '2026-03-25', '2026-03-26T18:00', 0, 'vote_extension_refused'],
    ['beyond sixty days', '2026-03-25', '2026-05-15T09:01', 0, 'vote_window_unlawful'],
  ])('extending %s', (_, now, closes, extensions, wanted) => {
    expect(codeOf('EXTEND', 'OPEN', now, { extensions }, { closesAt: local(closes) })).toBe(wanted)
  })

  it('closing waits for the closing time, and then takes no minute longer', () => {
    expect(codeOf('CLOSE', 'OPEN', '2026-03-26T17:59', {})).toBe('vote_too_early')
    expect(codeOf('CLOSE', 'EXTENDED', '2026-03-26T18:00', {})).toBe('taken')
  })

  it('counting waits for the last paper', () => {
    expect(codeOf('COUNT', 'CLOSED', '2026-03-27', { papersUnread: 1 })).toBe('vote_papers_unread')
  })

  it.each<[string, string, Partial<LifeFacts>, string]>([
    ['while objections are taken', '2026-04-04T23:59', {}, 'vote_too_early'],
    ['when seven whole days are over', '2026-04-05T00:00', {}, 'taken'],
    ['with an objection unanswered', '2026-04-05', { openRemarks: 1 }, 'vote_remarks_open'],
    ['with a recount asked for', '2026-04-05', { recount: 'ASKED' }, 'vote_recount_due'],
    ['when it came to another result', '2026-04-05', { recount: 'DIFFERS' }, 'vote_recount_differs'],
    ['when it came to the same', '2026-04-05', { recount: 'AGREES' }, 'taken'],
    ['before it was published', '2026-04-05', { publishedAt: null }, 'vote_too_early'],
  ])('a result becomes final, or not, %s', (_, now, facts, wanted) => {
    expect(codeOf('FINALISE', 'OBJECTION', now, facts)).toBe(wanted)
  })

  it('a recount needs somebody who asks; filing and archiving what they are for', () => {
    expect(codeOf('RECOUNT', 'OBJECTION', '2026-03-30', {})).toBe('vote_step_illegal')
    expect(codeOf('FILE', 'FINAL', '2026-04-06', {})).toBe('vote_step_illegal')
    expect(codeOf('ARCHIVE', 'FINAL', '2026-04-30', { isFilingDue: true })).toBe('vote_step_illegal')
    expect(codeOf('ARCHIVE', 'FILED', '2026-04-30', { isFilingDue: true })).toBe('taken')
    expect(codeOf('ARCHIVE', 'FINAL', '2026-04-20T23:59', {})).toBe('vote_too_early')
    expect(codeOf('ARCHIVE', 'FINAL', '2026-04-21T00:00', {})).toBe('taken')
  })

  it('an agenda, a roll and what silence means must be told in full', () => {
    const times = { opensAt: local('2026-03-16T00:00'), closesAt: local('2026-03-26T18:00') }
    expect(codeOf('SUBMIT', 'DRAFT', '2026-02-20', { isAgendaComplete: false })).toBe('vote_agenda_incomplete')
    expect(codeOf('NOTIFY', 'REVIEW', '2026-02-20', { isAgendaComplete: false }, times)).toBe('vote_agenda_incomplete')
    expect(codeOf('NOTIFY', 'REVIEW', '2026-02-20', { isSilenceTold: false }, times)).toBe('vote_agenda_incomplete')
    expect(codeOf('NOTIFY', 'REVIEW', '2026-02-20', { openRemarks: 1 }, times)).toBe('vote_remarks_open')
    expect(codeOf('NOTIFY', 'REVIEW', '2026-02-20', {})).toBe('vote_window_unlawful')
    expect(codeOf('FREEZE', 'NOTICED', '2026-03-10', { isRollComplete: false })).toBe('vote_roll_incomplete')
  })

  it('days are those of China, and the day of the event is not one of them', () => {
    expect(daysBetween(local('2026-03-01T23:59'), local('2026-03-02T00:00'))).toBe(1)
    expect(daysBetween(local('2026-03-01T00:00'), local('2026-03-01T23:59'))).toBe(0)
    expect(endOfDays(local('2026-03-01T23:59'), 7)).toEqual(local('2026-03-09'))
    expect(objectionsUntil(smooth('OBJECTION'))).toEqual(local('2026-04-05'))
    expect(objectionsUntil(smooth('COUNTED', { publishedAt: null }))).toBeNull()
  })
})

describe('a decision is cancelled', () => {
  it('on grounds that grow fewer, and never because of its result', () => {
    const grounds = decisionStates.map((state) => [state, cancelGroundsIn(state).join(' ')])
    const sealed = 'WRONG_ROLL UNLAWFUL KEY_LOST LOG_DAMAGED'
    const counted = 'WRONG_ROLL LOG_DAMAGED'
    const before = 'WITHDRAWN UNLAWFUL'
    expect(Object.fromEntries(grounds)).toEqual({
      ...{ DRAFT: before, REVIEW: before, NOTICED: before, ROLL_FROZEN: before },
      ...{ OPEN: sealed, EXTENDED: sealed, CLOSED: sealed },
      ...{ COUNTED: counted, OBJECTION: counted, RECOUNT: counted },
      ...{ FINAL: '', FILED: '', ARCHIVED: '', CANCELLED: '', REVOKED_BY_COURT: '', REVOKED_BY_GOV: '' },
    })
  })

  it.each(decisionStates.filter((state) => stepRules.CANCEL.from.includes(state)))('in %s on these alone', (state) => {
    const taken = cancelGrounds.filter(
      (ground) =>
        stepRefusal(
          'CANCEL',
          smooth(state, { hasUpheldObjection: true }),
          attempt('ORGANISER', '2026-03-30', { ground }),
        ) === null,
    )
    expect(taken.toSorted()).toEqual([...cancelGroundsIn(state)].toSorted())
    expect(stepRefusal('CANCEL', smooth(state), attempt('ORGANISER', '2026-03-30'))?.code).toBe('vote_ground_refused')
  })

  it('for a wrong roll once the result is known only when an objection was found right', () => {
    const tried = (hasUpheldObjection: boolean) =>
      stepRefusal(
        'CANCEL',
        smooth('OBJECTION', { hasUpheldObjection }),
        attempt('ORGANISER', '2026-03-30', { ground: 'WRONG_ROLL' }),
      )
    expect([tried(true), tried(false)?.code]).toEqual([null, 'vote_ground_refused'])
  })
})
