import {
  complaintParties,
  complaintStates,
  complaintSteps,
  type ComplaintParty,
  type ComplaintState,
  type ComplaintStep,
  type ProposalKind,
} from '@liren/shared/complaints'
import { courseAfter, deskOf, lapsedBy } from '../../server/src/features/complaints/complaints.change.rules.ts'
import {
  complaintStepRules,
  holderIn,
  outcomeOfTime,
  reopenUntil,
  stateAfter,
  stepRefusal,
  type Attempt,
  type ComplaintFacts,
  type OpenProposal,
} from '../../server/src/features/complaints/complaints.rules.ts'
import type { RatingFacts } from '../../server/src/features/complaints/complaints.ringback.rules.ts'
import { someCourse } from '../support/complaints.course.ts'

/** Every lawful step, spelled out; what is not here is illegal. `=` is where it was, `<` where it was left. */
const lawful: [id: string, step: ComplaintStep, by: string, from: string, to: string][] = [
  ['L01', 'REPORT', 'REPORTER', '', 'SUBMITTED'],
  ['L02', 'ACCEPT', 'COLLEAGUE', 'SUBMITTED DISPATCHED', 'ACCEPTED'],
  ['L03', 'REFUSE', 'COMMITTEE', 'SUBMITTED DISPATCHED DISPUTED', 'REFUSED'],
  ['L04', 'OBJECT', 'REPORTER', 'REFUSED', 'SUBMITTED'],
  ['L05', 'DISPATCH', 'COMMITTEE RULE', 'SUBMITTED DISPUTED DISPATCHED ACCEPTED CONTACTED IN_PROGRESS', 'DISPATCHED'],
  ['L06', 'DISPUTE', 'COLLEAGUE', 'DISPATCHED', 'DISPUTED'],
  ['L07', 'KEEP_DISPATCH', 'COMMITTEE', 'DISPUTED', 'DISPATCHED'],
  ['L08', 'ASSIGN', 'HANDLER COLLEAGUE', 'ACCEPTED CONTACTED IN_PROGRESS SUSPENDED', '='],
  ['L09', 'CONTACT', 'HANDLER', 'ACCEPTED', 'CONTACTED'],
  ['L10', 'OFFER_VISIT', 'HANDLER', 'ACCEPTED CONTACTED IN_PROGRESS', '='],
  ['L11', 'ACCEPT_VISIT', 'REPORTER', 'ACCEPTED CONTACTED IN_PROGRESS', '='],
  ['L12', 'DECLINE_VISIT', 'REPORTER', 'ACCEPTED CONTACTED IN_PROGRESS', '='],
  ['L44', 'RETRACT_VISIT', 'HANDLER', 'ACCEPTED CONTACTED IN_PROGRESS', '='],
  ['L45', 'LAPSE_VISIT', 'CLOCK', 'ACCEPTED CONTACTED IN_PROGRESS SUSPENDED', '='],
  ['L13', 'OFFER_COST', 'HANDLER', 'ACCEPTED CONTACTED', '='],
  ['L14', 'ACCEPT_COST', 'REPORTER', 'ACCEPTED CONTACTED', '='],
  ['L15', 'DECLINE_COST', 'REPORTER', 'ACCEPTED CONTACTED', '='],
  ['L46', 'RETRACT_COST', 'HANDLER', 'ACCEPTED CONTACTED IN_PROGRESS', '='],
  ['L16', 'BEGIN', 'HANDLER', 'CONTACTED', 'IN_PROGRESS'],
  ['L17', 'ASK_SUSPENSION', 'HANDLER', 'ACCEPTED CONTACTED IN_PROGRESS', '='],
  ['L18', 'APPROVE_SUSPENSION', 'COMMITTEE', 'ACCEPTED CONTACTED IN_PROGRESS', 'SUSPENDED'],
  ['L19', 'DECLINE_SUSPENSION', 'COMMITTEE', 'ACCEPTED CONTACTED IN_PROGRESS', '='],
  ['L20', 'RESUME', 'HANDLER', 'SUSPENDED', '<'],
  ['L21', 'WAKE', 'CLOCK', 'SUSPENDED', '<'],
  ['L22', 'RESOLVE', 'HANDLER', 'CONTACTED IN_PROGRESS', 'RESOLVED'],
  ['L23', 'CONFIRM', 'REPORTER', 'RESOLVED', 'CLOSED'],
  ['L24', 'REOPEN', 'REPORTER', 'RESOLVED CLOSED', 'IN_PROGRESS'],
  ['L25', 'ASK_REOPENING', 'REPORTER', 'RESOLVED CLOSED', '='],
  ['L26', 'GRANT_REOPENING', 'COMMITTEE', 'RESOLVED CLOSED', 'IN_PROGRESS'],
  ['L27', 'DENY_REOPENING', 'COMMITTEE', 'RESOLVED CLOSED', '='],
  ['L28', 'REMIND', 'CLOCK', 'RESOLVED', '='],
  ['L29', 'CLOSE', 'CLOCK', 'RESOLVED', 'CLOSED'],
  ['L30', 'RATE', 'REPORTER', 'CLOSED', '='],
  ['L47', 'RING_BACK', 'COMMITTEE', 'CLOSED', '='],
  ['L48', 'RING_IN_VAIN', 'COMMITTEE', 'CLOSED', '='],
  ['L31', 'APPEAL_RATING', 'HANDLER', 'CLOSED', '='],
  ['L32', 'ANSWER_APPEAL', 'REPORTER', 'CLOSED', '='],
  ['L33', 'GRANT_APPEAL', 'COMMITTEE', 'CLOSED', '='],
  ['L34', 'DENY_APPEAL', 'COMMITTEE', 'CLOSED', '='],
  [
    'L35',
    'NOTE',
    'HANDLER REPORTER GUEST COMMITTEE PARTNER',
    'SUBMITTED DISPUTED DISPATCHED ACCEPTED CONTACTED IN_PROGRESS SUSPENDED RESOLVED',
    '=',
  ],
  ['L43', 'SHARE', 'COMMITTEE', 'SUBMITTED DISPUTED DISPATCHED ACCEPTED CONTACTED IN_PROGRESS SUSPENDED RESOLVED', '='],
  [
    'L36',
    'MERGE',
    'HANDLER COLLEAGUE COMMITTEE',
    'SUBMITTED DISPUTED DISPATCHED ACCEPTED CONTACTED IN_PROGRESS',
    'MERGED',
  ],
  ['L37', 'UNMERGE', 'REPORTER COMMITTEE', 'MERGED', '<'],
  ['L38', 'URGE', 'REPORTER', 'SUBMITTED DISPUTED DISPATCHED ACCEPTED CONTACTED IN_PROGRESS SUSPENDED', '='],
  ['L39', 'CLIMB', 'CLOCK', 'SUBMITTED DISPUTED DISPATCHED ACCEPTED CONTACTED IN_PROGRESS SUSPENDED', '='],
  [
    'L40',
    'SHOW',
    'COMMITTEE CLOCK',
    'SUBMITTED DISPUTED DISPATCHED ACCEPTED CONTACTED IN_PROGRESS SUSPENDED RESOLVED',
    '=',
  ],
  [
    'L41',
    'HIDE',
    'REPORTER COMMITTEE',
    'SUBMITTED DISPUTED DISPATCHED ACCEPTED CONTACTED IN_PROGRESS SUSPENDED RESOLVED CLOSED MERGED REFUSED WITHDRAWN',
    '=',
  ],
  [
    'L42',
    'WITHDRAW',
    'REPORTER',
    'SUBMITTED DISPUTED DISPATCHED ACCEPTED CONTACTED IN_PROGRESS SUSPENDED',
    'WITHDRAWN',
  ],
]
const ruleOf = (step: ComplaintStep) => lawful.find(([, one]) => one === step)
const now = new Date('2026-03-05T10:00:00+08:00')
const at = (text: string) => new Date(`${text}+08:00`)

const poor: RatingFacts = { ratedAt: now, isSolved: false, isPoor: true, isAppealed: false, notedBy: null }

/** A matter in which nothing but its state can stand in a step's way. */
function smooth(step: ComplaintStep, state: ComplaintState, more: Partial<ComplaintFacts> = {}): ComplaintFacts {
  const { answers, retracts } = complaintStepRules[step]
  const answered: ProposalKind | undefined = step === 'ANSWER_APPEAL' ? 'appeal' : (answers ?? retracts)
  const heardAt = step === 'ANSWER_APPEAL' ? null : now
  return {
    ...{ state, isObjected: false, isVisible: true, isShown: false, reopenings: 0, ringsLeft: 3 },
    outcome: state === 'CLOSED' ? 'unanswered' : null,
    ...{
      urgedAt: null,
      urges: 0,
      pausedState: 'CONTACTED',
      closedAt: state === 'CLOSED' ? now : null,
      isOfCommittee: false,
    },
    rating: step === 'APPEAL_RATING' ? poor : null,
    proposals: answered === undefined ? [] : [{ kind: answered, proposedBy: 'somebody', heardAt }],
    ...more,
  }
}
const attempt = (parties: ComplaintParty[], more: Partial<Attempt> = {}): Attempt => ({
  ...{ parties, actorId: 'me', now, isShown: true, mayRing: true },
  ...more,
})

const every = complaintSteps.flatMap((step) => complaintStates.map((state) => [step, state] as const))

describe('the life of a matter', () => {
  it('is told once for each step', () => {
    expect(lawful.map(([, step]) => step)).toEqual([...complaintSteps])
  })

  it.each(every)('%s from %s is lawful exactly where the table says', (step, state) => {
    const [, , by = '', from = '', to = ''] = ruleOf(step) ?? []
    const refusal = stepRefusal(step, smooth(step, state), attempt([...complaintParties]))
    expect(refusal).toBe(from.split(' ').includes(state) ? null : 'complaint_step_illegal')
    expect(by.split(' ').toSorted()).toEqual([...complaintStepRules[step].by].toSorted())
    if (refusal !== null) return
    const wanted = { '=': state, '<': 'CONTACTED' }[to] ?? to
    expect(stateAfter(step, smooth(step, state))).toBe(wanted)
  })

  it.each(complaintSteps.flatMap((step) => complaintParties.map((party) => [step, party] as const)))(
    '%s is for %s exactly where the table says',
    (step, party) => {
      const [, , by = '', from = ''] = ruleOf(step) ?? []
      const state = (from.split(' ')[0] ?? '') as ComplaintState
      const refusal = stepRefusal(step, smooth(step, state), attempt([party]))
      expect(refusal === 'forbidden').toBe(!by.split(' ').includes(party))
    },
  )

  it('lets nobody close who handles it, and no one else but its author and time', () => {
    const closing = complaintSteps.filter((step) => complaintStepRules[step].to === 'CLOSED')
    expect(closing.flatMap((step) => complaintStepRules[step].by).toSorted()).toEqual(['CLOCK', 'REPORTER'])
  })

  it('is with exactly one in every state, until it has ended', () => {
    const holders = Object.fromEntries(complaintStates.map((state) => [state, holderIn(state)]))
    expect(holders).toEqual({
      SUBMITTED: 'committee',
      DISPATCHED: 'office',
      DISPUTED: 'committee',
      ACCEPTED: 'office',
      CONTACTED: 'office',
      IN_PROGRESS: 'office',
      SUSPENDED: 'office',
      RESOLVED: 'reporter',
      CLOSED: null,
      MERGED: null,
      REFUSED: null,
      WITHDRAWN: null,
    })
    const office = { officeRole: 'property_staff' as const, officeScopeId: 'e' }
    expect(complaintStates.map((state) => deskOf({ state, ...office }, 'c').deskRole)).toEqual([
      'committee',
      'property_staff',
      'committee',
      ...Array.from({ length: 4 }, () => 'property_staff'),
      ...Array.from({ length: 5 }, () => null),
    ])
  })
})

const said = (more: Partial<RatingFacts>): RatingFacts => ({ ...poor, ...more })
const appeal = (more: Partial<OpenProposal> = {}): OpenProposal => ({
  ...{ kind: 'appeal', proposedBy: 'x', until: at('2026-03-09T00:00'), heardAt: null },
  ...more,
})

describe('what stands in the way of a step', () => {
  it.each<
    [id: string, step: ComplaintStep, state: ComplaintState, Partial<ComplaintFacts>, Partial<Attempt>, string | null]
  >([
    ['W01 a second objection', 'OBJECT', 'REFUSED', { isObjected: true }, {}, 'complaint_step_illegal'],
    [
      'W02 the committee disputing its own',
      'DISPUTE',
      'DISPATCHED',
      { isOfCommittee: true },
      {},
      'complaint_step_illegal',
    ],
    ['W03 a second rating', 'RATE', 'CLOSED', { rating: said({ isPoor: false }) }, {}, 'complaint_rated'],
    ['W04 a rating after a month', 'RATE', 'CLOSED', { closedAt: at('2026-02-02T10:00') }, {}, 'complaint_too_late'],
    [
      'W05 done without a picture or a reason',
      'RESOLVE',
      'IN_PROGRESS',
      {},
      { isShown: false },
      'complaint_proof_missing',
    ],
    ['W06 a second reopening by right', 'REOPEN', 'CLOSED', { reopenings: 1 }, {}, 'complaint_reopened_before'],
    [
      'W07 reopening at the end of the seventh day',
      'REOPEN',
      'CLOSED',
      { closedAt: at('2026-02-26T08:00') },
      { now: at('2026-03-05T23:59:59') },
      null,
    ],
    [
      'W08 reopening on the eighth day',
      'REOPEN',
      'CLOSED',
      { closedAt: at('2026-02-26T08:00') },
      { now: at('2026-03-06T00:00') },
      'complaint_too_late',
    ],
    [
      'W09 asking for it after a month',
      'ASK_REOPENING',
      'CLOSED',
      { closedAt: at('2026-02-02T10:00') },
      {},
      'complaint_too_late',
    ],
    [
      'W10 asking twice',
      'ASK_SUSPENSION',
      'CONTACTED',
      { proposals: [{ kind: 'suspension', proposedBy: 'x' }] },
      {},
      'complaint_asked_already',
    ],
    ['W11 answering nothing', 'APPROVE_SUSPENSION', 'CONTACTED', { proposals: [] }, {}, 'complaint_step_illegal'],
    [
      'W12 answering oneself',
      'APPROVE_SUSPENSION',
      'CONTACTED',
      { proposals: [{ kind: 'suspension', proposedBy: 'me' }] },
      {},
      'complaint_own_request',
    ],
    [
      'W13 beginning before the cost is agreed',
      'BEGIN',
      'CONTACTED',
      { proposals: [{ kind: 'cost', proposedBy: 'me' }] },
      {},
      'complaint_cost_open',
    ],
    [
      'W14 a visit that begins in the past',
      'OFFER_VISIT',
      'CONTACTED',
      {},
      { from: now, until: at('2026-03-05T12:00') },
      'complaint_time_wrong',
    ],
    [
      'W15 a visit that ends before it begins',
      'OFFER_VISIT',
      'CONTACTED',
      {},
      { from: at('2026-03-05T12:00'), until: at('2026-03-05T11:00') },
      'complaint_time_wrong',
    ],
    [
      'W16 a visit',
      'OFFER_VISIT',
      'CONTACTED',
      {},
      { from: at('2026-03-05T11:00'), until: at('2026-03-05T12:00') },
      null,
    ],
    ['W17 a pause until now', 'ASK_SUSPENSION', 'CONTACTED', {}, { until: now }, 'complaint_time_wrong'],
    [
      'W18 a pause of a season',
      'ASK_SUSPENSION',
      'CONTACTED',
      {},
      { until: at('2026-07-05T10:00') },
      'complaint_time_wrong',
    ],
    ['W19 showing what is not to be shown', 'SHOW', 'DISPATCHED', { isVisible: false }, {}, 'complaint_step_illegal'],
    ['W20 showing it twice', 'SHOW', 'DISPATCHED', { isShown: true }, {}, 'complaint_step_illegal'],
    [
      'W22 appealing praise',
      'APPEAL_RATING',
      'CLOSED',
      { rating: said({ isPoor: false }) },
      {},
      'complaint_appeal_wrong',
    ],
    ['W23 appealing nothing', 'APPEAL_RATING', 'CLOSED', { rating: null }, {}, 'complaint_appeal_wrong'],
    [
      'W24 appealing again',
      'APPEAL_RATING',
      'CLOSED',
      { rating: said({ isAppealed: true }) },
      {},
      'complaint_appeal_wrong',
    ],
    [
      'W25 appealing at the end of the seventh day',
      'APPEAL_RATING',
      'CLOSED',
      { rating: said({ ratedAt: at('2026-02-26T08:00') }) },
      { now: at('2026-03-05T23:59:59') },
      null,
    ],
    [
      'W26 appealing on the eighth day',
      'APPEAL_RATING',
      'CLOSED',
      { rating: said({ ratedAt: at('2026-02-26T08:00') }) },
      { now: at('2026-03-06T00:00') },
      'complaint_appeal_wrong',
    ],
    [
      'W27 answering twice',
      'ANSWER_APPEAL',
      'CLOSED',
      { proposals: [appeal({ heardAt: now })] },
      {},
      'complaint_step_illegal',
    ],
    ['W28 deciding unheard', 'GRANT_APPEAL', 'CLOSED', { proposals: [appeal()] }, {}, 'complaint_unheard'],
    ['W29 deciding once heard', 'DENY_APPEAL', 'CLOSED', { proposals: [appeal({ heardAt: now })] }, {}, null],
    [
      'W30 deciding once the time to answer is over',
      'GRANT_APPEAL',
      'CLOSED',
      { proposals: [appeal()] },
      { now: at('2026-03-09T00:00') },
      null,
    ],
    [
      'W31 deciding on the own appeal',
      'GRANT_APPEAL',
      'CLOSED',
      { proposals: [appeal({ heardAt: now, proposedBy: 'me' })] },
      {},
      'complaint_own_request',
    ],
    [
      'W32 deciding on the own rating',
      'DENY_APPEAL',
      'CLOSED',
      { proposals: [appeal({ heardAt: now })] },
      { isAuthor: true },
      'complaint_own_request',
    ],
    ['W33 urging again within a day', 'URGE', 'DISPATCHED', { urgedAt: now, urges: 1 }, {}, 'complaint_urged'],
    ['W34 a third urging', 'URGE', 'DISPATCHED', { urgedAt: at('2026-03-04T10:00'), urges: 2 }, {}, null],
    ['W35 a fourth', 'URGE', 'DISPATCHED', { urgedAt: at('2026-03-04T10:00'), urges: 3 }, {}, 'complaint_urged'],
    ['W21 hiding what is hidden', 'HIDE', 'DISPATCHED', { isVisible: false }, {}, 'complaint_step_illegal'],
  ])('%s', (_, step, state, facts, more, wanted) => {
    const parties = [...complaintStepRules[step].by]
    expect(stepRefusal(step, smooth(step, state, facts), attempt(parties, more))).toBe(wanted)
  })

  it('ends with the days in which one may reopen by right', () => {
    const facts = smooth('REOPEN', 'CLOSED', { closedAt: at('2026-02-26T08:00') })
    expect(reopenUntil(facts)).toEqual(at('2026-03-06T00:00'))
    expect(reopenUntil({ ...facts, reopenings: 1 })).toBeNull()
    expect(reopenUntil({ ...facts, state: 'RESOLVED' })).toBeNull()
  })

  it('tells silence from a no that was not heard', () => {
    expect([outcomeOfTime(false), outcomeOfTime(true)]).toEqual(['unanswered', 'disputed'])
  })
})

describe('what a step leaves', () => {
  const brought = { now, actorId: 'me' }

  it('is no proposal that its matter has moved on from', () => {
    expect(lapsedBy.DISPATCH).toEqual(['visit', 'cost', 'suspension'])
    expect(lapsedBy.CONFIRM).toEqual(['reopening'])
  })

  it('of one who takes a matter is that person in charge', () => {
    const { course, calendar } = someCourse()
    const taken = courseAfter('ACCEPT', course, { ...brought, to: 'ACCEPTED', calendar })
    expect(taken).toMatchObject({ state: 'ACCEPTED', handlerId: 'me', acceptedAt: now, officeRole: 'property_staff' })
  })

  it('of taking back what was paused is no pause', () => {
    const pause = { pausedAt: now, pausedUntil: at('2026-03-09T10:00'), pausedState: 'CONTACTED' as const }
    const { course, calendar } = someCourse({ state: 'SUSPENDED', ...pause })
    const back = courseAfter('WITHDRAW', course, { ...brought, to: 'WITHDRAWN', calendar })
    expect(back).toMatchObject({ state: 'WITHDRAWN', pausedAt: null, pausedUntil: null, pausedState: null })
  })

  it('of another dispatch is nobody in charge, and no work begun', () => {
    const { course, calendar } = someCourse({ handlerId: 'me', begunAt: now, contactedAt: now })
    const office = { officeRole: 'grid_worker' as const, officeScopeId: 'g', officeLabel: '一网格', rule: 'hand' }
    const sent = courseAfter('DISPATCH', course, { ...brought, to: 'DISPATCHED', calendar, office })
    expect(sent).toMatchObject({ handlerId: null, begunAt: null, contactedAt: now, ...office })
  })

  it('of a reopening is a clock that begins anew', () => {
    const { course, calendar } = someCourse({ state: 'CLOSED', closedAt: now, resolvedAt: now, outcome: 'confirmed' })
    const again = courseAfter('REOPEN', course, { ...brought, to: 'IN_PROGRESS', calendar })
    expect(again).toMatchObject({ reopenings: 1, closedAt: null, resolvedAt: null, outcome: null })
    expect(again.clocks.solution.startedAt).toEqual(now)
    expect(again.clocks.response).toEqual(course.clocks.response)
  })
})
