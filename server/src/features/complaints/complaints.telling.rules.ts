import type { ComplaintCategory, ComplaintParty, ComplaintStep, Rung, Urgency } from '@liren/shared/complaints'
import type { MessageTemplate } from '@liren/shared/messages.wechat'
import { momentInChina } from '../../platform/china.ts'

/** What an author hears of, when somebody else has done it. */
const toReporter: readonly ComplaintStep[] = [
  ...(['ACCEPT', 'REFUSE', 'CONTACT', 'OFFER_VISIT', 'OFFER_COST', 'BEGIN'] as const),
  ...(['APPROVE_SUSPENSION', 'RESUME', 'WAKE', 'RESOLVE', 'GRANT_REOPENING', 'DENY_REOPENING', 'CLOSE'] as const),
  ...(['NOTE', 'HIDE', 'SHOW', 'MERGE', 'UNMERGE', 'SHARE'] as const),
  ...(['REMIND', 'APPEAL_RATING', 'GRANT_APPEAL', 'DENY_APPEAL', 'RING_BACK', 'RING_IN_VAIN'] as const),
  ...(['RETRACT_VISIT', 'RETRACT_COST', 'LAPSE_VISIT', 'DISPATCH', 'KEEP_DISPATCH', 'ASSIGN'] as const),
]
/** After what its author hears who has it now, and until when. */
const placing: readonly ComplaintStep[] = ['DISPATCH', 'KEEP_DISPATCH', 'ASSIGN']
/** What is between its author and who did it, and no follower's to hear. */
export const forAuthorAlone: readonly ComplaintStep[] = ['REMIND', 'APPEAL_RATING', 'RING_BACK', 'RING_IN_VAIN']
/** What somebody of the committee did by name. */
export const byRinging: readonly ComplaintStep[] = ['RING_BACK', 'RING_IN_VAIN']
/** What its author is asked for. */
const asking: readonly ComplaintStep[] = ['OFFER_VISIT', 'OFFER_COST', 'RESOLVE', 'REMIND', 'APPEAL_RATING']
/** What the one in charge hears of, or before there is one the office. */
const toOffice: readonly ComplaintStep[] = [
  ...(['DISPATCH', 'KEEP_DISPATCH', 'ASSIGN', 'ACCEPT_VISIT', 'DECLINE_VISIT', 'ACCEPT_COST', 'DECLINE_COST'] as const),
  ...(['APPROVE_SUSPENSION', 'DECLINE_SUSPENSION', 'WAKE', 'REOPEN', 'GRANT_REOPENING', 'CONFIRM'] as const),
  ...([
    'WITHDRAW',
    'NOTE',
    'URGE',
    'RATE',
    'RING_BACK',
    'UNMERGE',
    'GRANT_APPEAL',
    'DENY_APPEAL',
    'LAPSE_VISIT',
  ] as const),
]
/** Whose words are told to the office: those of everybody who is not in charge. */
const fromOutside: readonly ComplaintParty[] = ['REPORTER', 'GUEST', 'COMMITTEE', 'PARTNER']
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
  /** The head of the grid in which it is. */
  grid: boolean
  /** The street above; of what comes onto the coordination list it is told by that. */
  street: boolean
}

/**
 * Half of the time is told to who is in charge, four fifths to the office, the rest to the committee and to the author; what is
 * overdue to the head of the grid, and after a day to the street.
 */
const ofRung: Record<Rung, Told> = {
  half: { kind: 'complaint_due', reporter: false, office: 'in_charge', committee: false, grid: false, street: false },
  most: { kind: 'complaint_due', reporter: false, office: 'all', committee: false, grid: false, street: false },
  due: { kind: 'complaint_climbed', reporter: true, office: 'all', committee: true, grid: true, street: false },
  street: {
    kind: 'complaint_climbed',
    reporter: true,
    office: 'in_charge',
    committee: true,
    grid: false,
    street: true,
  },
  list: { kind: 'complaint_climbed', reporter: true, office: 'in_charge', committee: true, grid: false, street: false },
}

interface Circumstances {
  party: ComplaintParty
  /** Taken in its author's name by who wrote it down. */
  isForAuthor: boolean
  isWithCommittee: boolean
  rung: Rung | null
}

/** Who is told of a step. A report that no rule sent anywhere waits for the committee. */
export function toldOf(step: ComplaintStep, { party, isForAuthor, isWithCommittee, rung }: Circumstances): Told {
  if (step === 'CLIMB' && rung !== null) return ofRung[rung]
  const isToOffice = toOffice.includes(step) && (step !== 'NOTE' || fromOutside.includes(party))
  return {
    kind: 'complaint_waiting',
    reporter: party === 'REPORTER' ? isForAuthor : toReporter.includes(step),
    office: isToOffice ? 'in_charge' : null,
    committee: toCommittee.includes(step) || (step === 'REPORT' && isWithCommittee),
    grid: false,
    street: false,
  }
}

/** What somebody is told a matter is who may not read its words. */
export const titleAfar = (category: ComplaintCategory): string =>
  category === 'dispute' ? '一件邻里纠纷' : '一件与您有关的事'

/** As what the author of a matter, and who follows it, hears of a step. */
export function kindForAuthor(step: ComplaintStep): 'complaint_due' | 'complaint_sent' | 'complaint_moved' {
  if (step === 'REMIND') return 'complaint_due'
  return placing.includes(step) ? 'complaint_sent' : 'complaint_moved'
}

/** Who has a matter now, and until when: `幸福里物业 小王，11月28日 14:30 前`. */
export function nowWith(office: string, name: string | null, until: Date | null): string {
  const who = name === null ? office : `${office} ${name}`
  return until === null ? who : `${who}，${momentInChina(until)} 前`
}

/** Who hears of a step: its author, those who follow it, or whoever has to do with it in an office. */
export type Hearer = 'author' | 'follower' | 'staff'

/**
 * How WeChat tells of it, too; null where it need not. At night only of what cannot wait: danger to life to everybody, an urgent repair and time
 * that runs out to those who can do something about it.
 */
export function outsideOf(
  step: ComplaintStep | 'CALL',
  hearer: Hearer,
  { urgency, isClimb, isAtOnce = false }: { urgency: Urgency; isClimb: boolean; isAtOnce?: boolean },
): { template: MessageTemplate; isUrgent: boolean } | null {
  if (hearer === 'author' && isAtOnce) return null
  const isAsked = hearer === 'author' && step !== 'CALL' && asking.includes(step)
  return {
    template: isClimb || isAsked ? 'reminder' : 'notice',
    isUrgent: urgency === 'life_safety' || (hearer === 'staff' && (isClimb || urgency === 'urgent')),
  }
}
