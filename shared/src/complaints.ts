import { z } from 'zod'
import type { PlaceKind } from './neighbourhood.ts'

/**
 * What a matter is about. A dispute between neighbours and a word left to a column (咨询) are always private; 随手拍 is a
 * picture with hardly a word.
 */
export const complaintCategories = [
  'repair_home',
  'common_parts',
  'property_service',
  'environment',
  'safety',
  'dispute',
  'suggestion',
  'snap',
  'consultation',
] as const
export const complaintCategory = z.enum(complaintCategories)
export type ComplaintCategory = z.infer<typeof complaintCategory>

/** What endangers life. */
export const lifeHazards = ['lift_trapped', 'gas', 'fire', 'flooding'] as const

/** What makes a matter more urgent than its category says. */
export const hazards = [...lifeHazards, 'power_out', 'water_out', 'sewage', 'blocked_exit'] as const
export const hazard = z.enum(hazards)
export type Hazard = z.infer<typeof hazard>
export type LifeHazard = (typeof lifeHazards)[number]

export const urgencies = ['life_safety', 'urgent', 'ordinary', 'advice'] as const
export const urgency = z.enum(urgencies)
export type Urgency = z.infer<typeof urgency>

/**
 * Whom to ring before anything is typed; the numbers are national. Fire brigades rescue from lifts and from water, too:
 * nothing that endangers life is without a number.
 */
export const emergencyNumbers: Readonly<Record<LifeHazard, string>> = {
  lift_trapped: '119',
  gas: '119',
  fire: '119',
  flooding: '119',
}
export const emergencyNumberOf = (threat: Hazard): string | null =>
  threat in emergencyNumbers ? emergencyNumbers[threat as LifeHazard] : null

/** The places a matter may be at. */
export const complaintPlaceKinds = [
  'unit',
  'entrance',
  'building',
  'estate',
  'community',
] as const satisfies PlaceKind[]
export const complaintPlaceKind = z.enum(complaintPlaceKinds)
export type ComplaintPlaceKind = z.infer<typeof complaintPlaceKind>

/**
 * Where a matter stands. The steps of the grid (信息采集 → 案卷建立 → 任务派遣 → 任务处置 → 处理反馈 → 核查结案) are those
 * of SUBMITTED, ACCEPTED, DISPATCHED, IN_PROGRESS, RESOLVED and CLOSED.
 */
export const complaintStates = [
  'SUBMITTED',
  'DISPATCHED',
  'DISPUTED',
  'ACCEPTED',
  'CONTACTED',
  'IN_PROGRESS',
  'SUSPENDED',
  'RESOLVED',
  'CLOSED',
  'MERGED',
  'REFUSED',
  'WITHDRAWN',
] as const
export const complaintState = z.enum(complaintStates)
export type ComplaintState = z.infer<typeof complaintState>

/**
 * How a closed matter ended: its author said so, said nothing, or said no and was not heard. Silence is never solved by
 * itself: only by what its author says afterwards, in a rating or when rung back.
 */
export const complaintOutcomes = ['confirmed', 'unanswered', 'disputed'] as const
export const complaintOutcome = z.enum(complaintOutcomes)
export type ComplaintOutcome = z.infer<typeof complaintOutcome>

/**
 * Every step there is. REPORT, CLIMB, REMIND, CLOSE, WAKE and LAPSE_VISIT nobody asks for by name: they follow from a
 * report, and from time.
 */
export const complaintSteps = [
  'REPORT',
  'ACCEPT',
  'REFUSE',
  'OBJECT',
  'DISPATCH',
  'DISPUTE',
  'KEEP_DISPATCH',
  'ASSIGN',
  'CONTACT',
  'OFFER_VISIT',
  'ACCEPT_VISIT',
  'DECLINE_VISIT',
  'RETRACT_VISIT',
  'LAPSE_VISIT',
  'OFFER_COST',
  'ACCEPT_COST',
  'DECLINE_COST',
  'RETRACT_COST',
  'BEGIN',
  'ASK_SUSPENSION',
  'APPROVE_SUSPENSION',
  'DECLINE_SUSPENSION',
  'RESUME',
  'WAKE',
  'RESOLVE',
  'CONFIRM',
  'REOPEN',
  'ASK_REOPENING',
  'GRANT_REOPENING',
  'DENY_REOPENING',
  'REMIND',
  'CLOSE',
  'RATE',
  'RING_BACK',
  'RING_IN_VAIN',
  'APPEAL_RATING',
  'ANSWER_APPEAL',
  'GRANT_APPEAL',
  'DENY_APPEAL',
  'NOTE',
  'SHARE',
  'MERGE',
  'UNMERGE',
  'URGE',
  'CLIMB',
  'SHOW',
  'HIDE',
  'WITHDRAW',
] as const
export const complaintStep = z.enum(complaintSteps)
export type ComplaintStep = z.infer<typeof complaintStep>

/** Who took a step: who complained, whom the mediator of a dispute let in, the person in charge, a colleague of that office, the committee, a body outside, a rule, time. */
export const complaintParties = [
  'REPORTER',
  'GUEST',
  'HANDLER',
  'COLLEAGUE',
  'COMMITTEE',
  'PARTNER',
  'RULE',
  'CLOCK',
] as const
export const complaintParty = z.enum(complaintParties)
export type ComplaintParty = z.infer<typeof complaintParty>

/** Why a matter is not taken in (Beijing 2021 art. 11), each told with who is responsible instead. */
export const refusalReasons = [
  'emergency_line',
  'court_or_petition',
  'repeated',
  'secret',
  'other_body',
  'unlawful',
] as const
export const refusalReason = z.enum(refusalReasons)

/** What a handler may wait for. */
export const suspensionReasons = ['parts', 'owner', 'fund', 'permit', 'weather'] as const
export const suspensionReason = z.enum(suspensionReasons)

/** How the one who complained was reached. */
export const contactWays = ['phone', 'visit', 'message'] as const
export const contactWay = z.enum(contactWays)

/** Why no picture shows that it is done. */
export const noPictureReasons = ['indoors', 'talk_only', 'elsewhere', 'other'] as const
export const noPictureReason = z.enum(noPictureReasons)

/** How somebody who did not type it themselves told it. */
export const reportChannels = ['app', 'phone', 'paper', 'visit'] as const
export const reportChannel = z.enum(reportChannels)

/** Why an author who was rung back said nothing; who does not want to is not rung again. */
export const ringReasons = ['no_answer', 'wrong_number', 'declined'] as const
export const ringReason = z.enum(ringReasons)
export type RingReason = z.infer<typeof ringReason>

export const satisfactions = ['satisfied', 'basically', 'unsatisfied'] as const
export const satisfaction = z.enum(satisfactions)

/**
 * How far a matter has climbed while its time ran out: half of it and four fifths are told to those in charge; then it is
 * the committee's to see, a day later the street's, and after three days a topic of the coordination list.
 */
export const rungs = ['half', 'most', 'due', 'street', 'list'] as const
export const rung = z.enum(rungs)
export type Rung = z.infer<typeof rung>

/** Why the call-out is free where another firm is asked to help (大手拉小手): 60 or older and living alone, or in need. */
export const feeWaivers = ['aged_alone', 'hardship'] as const
export const feeWaiver = z.enum(feeWaivers)
export type FeeWaiver = z.infer<typeof feeWaiver>

/** What one party proposes and another answers; of each kind one at a time. */
export const proposalKinds = ['visit', 'cost', 'suspension', 'reopening', 'appeal'] as const
export const proposalKind = z.enum(proposalKinds)
export type ProposalKind = z.infer<typeof proposalKind>

/** The line that is drawn of a matter. */
export const complaintStages = ['reported', 'accepted', 'contacted', 'working', 'resolved', 'closed'] as const
export const complaintStage = z.enum(complaintStages)

/** Among matters of the same category at the same place, so many hours old, one looks for the same. */
export const similarHours = 72

/** Pictures of a report, or of a step. */
export const mostComplaintPictures = 9
