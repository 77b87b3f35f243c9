import { z } from 'zod'
import { id, line, paragraph } from './primitives.ts'
import { mostDocuments } from './votes.files.ts'
import { matter } from './votes.matters.ts'

/**
 * Which force a decision has: asking for opinions only, made on the official platform of the city and imported here, or
 * made here because a local regulation says so.
 */
export const legalModes = ['CONSULTATIVE', 'OFFICIAL_EXTERNAL', 'OFFICIAL_LOCAL'] as const
export const legalMode = z.enum(legalModes)
export type LegalMode = z.infer<typeof legalMode>

/** The life of a decision, in order; the last three end it before its time or undo it. */
export const decisionStates = [
  'DRAFT',
  'REVIEW',
  'NOTICED',
  'ROLL_FROZEN',
  'OPEN',
  'EXTENDED',
  'CLOSED',
  'COUNTED',
  'OBJECTION',
  'RECOUNT',
  'FINAL',
  'FILED',
  'ARCHIVED',
  'CANCELLED',
  'REVOKED_BY_COURT',
  'REVOKED_BY_GOV',
] as const
export const decisionState = z.enum(decisionStates)
export type DecisionState = z.infer<typeof decisionState>

/** What moves a decision from one state to the next; which may follow which is a table of the rules. */
export const decisionSteps = [
  'SUBMIT',
  'RETURN',
  'NOTIFY',
  'FREEZE',
  'OPEN',
  'EXTEND',
  'CLOSE',
  'COUNT',
  'PUBLISH',
  'RECOUNT',
  'FINALISE',
  'FILE',
  'ARCHIVE',
  'CANCEL',
  'REVOKE_BY_COURT',
  'REVOKE_BY_GOV',
] as const
export const decisionStep = z.enum(decisionSteps)
export type DecisionStep = z.infer<typeof decisionStep>

/** Why a decision may be cancelled; the later it is, the fewer of these still hold. */
export const cancelGrounds = ['WITHDRAWN', 'WRONG_ROLL', 'UNLAWFUL', 'KEY_LOST', 'LOG_DAMAGED'] as const
export const cancelGround = z.enum(cancelGrounds)
export type CancelGround = z.infer<typeof cancelGround>

/** Who runs a decision: the owners' committee in its term, or a group that the residents' committee has confirmed. */
export const organiserKinds = ['OWNERS_COMMITTEE', 'PREPARATORY_GROUP', 'REELECTION_GROUP'] as const
export const organiserKind = z.enum(organiserKinds)
export type OrganiserKind = z.infer<typeof organiserKind>

/** Whose units make up the roll: the estate's, or those that the matter affects. */
export const decisionScope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('estate') }),
  z.strictObject({ kind: z.literal('building'), buildingId: id }),
  z.strictObject({ kind: z.literal('entrance'), entranceId: id }),
  z.strictObject({ kind: z.literal('picked'), unitIds: z.array(id).min(1).max(5_000) }),
])
export type DecisionScope = z.infer<typeof decisionScope>

export const choices = ['FOR', 'AGAINST', 'ABSTAIN', 'FOLLOW'] as const
/** What an owner may say to a question; `FOLLOW`, with the majority, only where the policy allows it. */
export const choice = z.enum(choices)
export type Choice = z.infer<typeof choice>

/** How a ballot came. Whether a proxy brought it is told by its grant. */
export const ballotChannels = ['ELECTRONIC', 'PAPER'] as const
export const ballotChannel = z.enum(ballotChannels)
export type BallotChannel = z.infer<typeof ballotChannel>

/** What proves that a head received the ballot; nothing else counts for the silent. */
export const deliveryProofs = ['SIGNED_RECEIPT', 'APP_OPENED', 'REGISTERED_MAIL'] as const
export const deliveryProof = z.enum(deliveryProofs)
export type DeliveryProof = z.infer<typeof deliveryProof>

/** Why a ballot or an item of it does not count, as a ruling names it. */
export const invalidGrounds = [
  'UNSIGNED',
  'ILLEGIBLE',
  'TWO_MARKS',
  'TOO_MANY_TICKS',
  'NOT_ENTITLED',
  'FORGED',
] as const
export const invalidGround = z.enum(invalidGrounds)
export type InvalidGround = z.infer<typeof invalidGround>

const asked = { title: line(60), text: paragraph(4_000), attachmentIds: z.array(id).max(mostDocuments).default([]) }

/** The largest committee (guidance 2009 art. 31) has eleven members, so no ballot fills more seats. */
export const mostSeats = 11

export const candidateDraft = z.strictObject({ name: line(20), unitId: id.nullable(), statement: paragraph(500) })

/** One item of the agenda: a question to be answered, or seats of the committee to be filled. */
export const motionDraft = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('question'), matter: matter.exclude(['COMMITTEE_ELECTION']), ...asked }),
  z.strictObject({
    kind: z.literal('election'),
    ...asked,
    seats: z.number().int().min(1).max(mostSeats),
    candidates: z.array(candidateDraft).max(40),
  }),
])
export type MotionDraft = z.output<typeof motionDraft>

/** Under so many heads exact areas would tell single choices, and stay in the counting file. */
export const exactAreasFrom = 40
