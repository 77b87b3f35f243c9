import type { ComplaintParty, ComplaintStep } from '@liren/shared/complaints'
import {
  complaintStepRules,
  stepRefusal,
  type ComplaintFacts,
  type OpenProposal,
} from '../../server/src/features/complaints/complaints.rules.ts'

const now = new Date('2026-03-05T10:00:00+08:00')
const costs = (isAccepted: boolean | null = null): OpenProposal => ({ kind: 'cost', proposedBy: 'x', isAccepted })
const visits = (until: Date): OpenProposal => ({ kind: 'visit', proposedBy: 'x', until })
const aSecondOn = new Date(now.getTime() + 1_000)

/** A matter whose author was contacted, with these proposals. */
const contacted = (...proposals: OpenProposal[]): ComplaintFacts => ({
  ...{
    state: 'CONTACTED',
    isObjected: false,
    rating: null,
    isVisible: false,
    isShown: false,
    outcome: null,
    ringsLeft: 3,
    reopenings: 0,
  },
  ...{ urgedAt: null, urges: 0, pausedState: null, closedAt: null, isOfCommittee: false, proposals },
})

describe('what was proposed', () => {
  it.each<[id: string, ComplaintStep, OpenProposal | null, string | null, ComplaintParty?]>([
    ['P01 beginning past a cost that waits', 'BEGIN', costs(), 'complaint_cost_open'],
    ['P02 ending past it', 'RESOLVE', costs(), 'complaint_cost_open'],
    ['P03 beginning past a cost that was declined', 'BEGIN', costs(false), 'complaint_cost_declined'],
    ['P04 ending past it', 'RESOLVE', costs(false), 'complaint_cost_declined'],
    ['P05 slipping it under another matter', 'MERGE', costs(), 'complaint_cost_open', 'HANDLER'],
    ['P06 the same by a colleague', 'MERGE', costs(false), 'complaint_cost_declined', 'COLLEAGUE'],
    ['P07 the committee merging', 'MERGE', costs(), null, 'COMMITTEE'],
    ['P08 another cost while one waits', 'OFFER_COST', costs(), 'complaint_asked_already'],
    ['P09 another cost after one was declined', 'OFFER_COST', costs(false), null],
    ['P10 agreeing to a cost that was declined', 'ACCEPT_COST', costs(false), 'complaint_step_illegal'],
    ['P11 taking back a cost that waits', 'RETRACT_COST', costs(), null],
    ['P12 taking back a cost that was declined', 'RETRACT_COST', costs(false), null],
    ['P13 taking back a cost that nobody named', 'RETRACT_COST', null, 'complaint_step_illegal'],
    ['P14 answering a visit a second before its end', 'ACCEPT_VISIT', visits(aSecondOn), null],
    ['P15 answering a visit at its end', 'ACCEPT_VISIT', visits(now), 'complaint_step_illegal'],
    ['P16 another visit while one waits', 'OFFER_VISIT', visits(aSecondOn), 'complaint_asked_already'],
    ['P17 another visit when the time of one has passed', 'OFFER_VISIT', visits(now), null],
    ['P18 taking back a visit', 'RETRACT_VISIT', visits(aSecondOn), null],
    ['P19 taking back a visit whose time has passed', 'RETRACT_VISIT', visits(now), 'complaint_step_illegal'],
    ['P20 ending while a visit waits', 'RESOLVE', visits(aSecondOn), null],
  ])('%s', (...row) => {
    const [, step, proposal, wanted, party] = row
    const parties = party ? [party] : [...complaintStepRules[step].by]
    const attempt = { parties, actorId: 'me', now, isShown: true }
    expect(stepRefusal(step, contacted(...(proposal ? [proposal] : [])), attempt)).toBe(wanted)
  })
})
