import type { ComplaintCategory, ComplaintParty, ComplaintStep, Rung } from '@liren/shared/complaints'

/** What an author hears of, when somebody else has done it. */
const toReporter: readonly ComplaintStep[] = [
  ...(['ACCEPT', 'REFUSE', 'CONTACT', 'OFFER_VISIT', 'OFFER_COST', 'BEGIN'] as const),
  ...(['APPROVE_SUSPENSION', 'RESUME', 'WAKE', 'RESOLVE', 'GRANT_REOPENING', 'DENY_REOPENING', 'CLOSE'] as const),
  ...(['NOTE', 'HIDE', 'SHOW', 'MERGE', 'UNMERGE', 'SHARE'] as const),
  ...(['REMIND', 'APPEAL_RATING', 'GRANT_APPEAL', 'DENY_APPEAL'] as const),
]
/** What the one in charge hears of, or before there is one the office. */
const toOffice: readonly ComplaintStep[] = [
  ...(['DISPATCH', 'KEEP_DISPATCH', 'ASSIGN', 'ACCEPT_VISIT', 'DECLINE_VISIT', 'ACCEPT_COST', 'DECLINE_COST'] as const),
  ...(['APPROVE_SUSPENSION', 'DECLINE_SUSPENSION', 'WAKE', 'REOPEN', 'GRANT_REOPENING', 'CONFIRM'] as const),
  ...(['WITHDRAW', 'NOTE', 'URGE', 'RATE', 'UNMERGE', 'GRANT_APPEAL', 'DENY_APPEAL'] as const),
]
/** Whose words are told to the office. */
const fromOutside: readonly ComplaintParty[] = ['REPORTER', 'GUEST', 'PARTNER']
/** What the committee is to look at. */
const toCommittee: readonly ComplaintStep[] = [
  ...(['OBJECT', 'DISPUTE', 'ASK_SUSPENSION', 'ASK_REOPENING', 'APPEAL_RATING', 'ANSWER_APPEAL'] as const),
]

/** Who is told of something, and as what. */
export interface Told {
  kind: 'complaint_waiting' | 'complaint_due' | 'complaint_climbed'
  reporter: boolean
  /** Who is in charge, or everybody in the office that has it. */
  office: 'in_charge' | 'all' | null
  committee: boolean
  /** The street above; of what comes onto the coordination list it is told by that. */
  street: boolean
}

/** Half of the time is told to who is in charge, four fifths to the office, the rest to the committee and to the author, and a day overdue to the street. */
const ofRung: Record<Rung, Told> = {
  half: { kind: 'complaint_due', reporter: false, office: 'in_charge', committee: false, street: false },
  most: { kind: 'complaint_due', reporter: false, office: 'all', committee: false, street: false },
  due: { kind: 'complaint_climbed', reporter: true, office: 'all', committee: true, street: false },
  street: { kind: 'complaint_climbed', reporter: true, office: 'in_charge', committee: true, street: true },
  list: { kind: 'complaint_climbed', reporter: true, office: 'in_charge', committee: true, street: false },
}

/** Who is told of a step. A report that no rule sent anywhere waits for the committee. */
export function toldOf(
  step: ComplaintStep,
  { party, isWithCommittee, rung }: { party: ComplaintParty; isWithCommittee: boolean; rung: Rung | null },
): Told {
  if (step === 'CLIMB' && rung !== null) return ofRung[rung]
  const isToOffice = toOffice.includes(step) && (step !== 'NOTE' || fromOutside.includes(party))
  return {
    kind: 'complaint_waiting',
    reporter: party !== 'REPORTER' && toReporter.includes(step),
    office: isToOffice ? 'in_charge' : null,
    committee: toCommittee.includes(step) || (step === 'REPORT' && isWithCommittee),
    street: false,
  }
}

/** What somebody is told a matter is who may not read its words. */
export const titleAfar = (category: ComplaintCategory): string =>
  category === 'dispute' ? '一件邻里纠纷' : '一件与您有关的事'
