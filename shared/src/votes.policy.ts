import { z } from 'zod'
import { id, line } from './primitives.ts'
import { legalMode } from './votes.ts'

/** When several units are one head: same set of owners, any owner in common, or never. */
export const headMergeKeys = ['OWNER_SET', 'ANY_SHARED_OWNER', 'PER_UNIT_CERTIFICATE'] as const
export const headMergeKey = z.enum(headMergeKeys)
export type HeadMergeKey = z.infer<typeof headMergeKey>

/** How an owner's identity is assured: a code to the phone of the register, seen at the counter, or by another system. */
export const identityAssurances = ['CODE', 'COUNTER', 'EXTERNAL'] as const
/** Who votes for a head of several owners: whoever comes first, or whom they have named. */
export const coOwnerRules = ['FIRST', 'DESIGNATED'] as const

/** What becomes of heads that got a ballot and sent none back. */
export const unreturnedModes = ['EXCLUDE', 'FOLLOW_MAJORITY', 'DELIVERED_ABSTAIN'] as const
export type UnreturnedMode = (typeof unreturnedModes)[number]

export const blankItems = ['ABSTAIN', 'NOT_PARTICIPATING'] as const
export const invalidBallots = ['NOT_PARTICIPATING', 'PARTICIPATES_NO'] as const

/** Which counts when a head's ballots came both by phone and on paper. */
export const duplicatePolicies = [
  'FIRST_VALID',
  'LAST_VALID',
  'PAPER_PREVAILS',
  'ELECTRONIC_PREVAILS',
  'CONFLICT_VOIDS',
] as const
export const duplicatePolicy = z.enum(duplicatePolicies)
export type DuplicatePolicy = z.infer<typeof duplicatePolicy>

/** In which order candidates with more than half stand when there are more of them than seats. */
export const rankings = ['HEADS_THEN_AREA', 'AREA_THEN_HEADS', 'SUM_OF_SHARES'] as const
export type Ranking = (typeof rankings)[number]
/** How many alternates there may be: none, half as many as members, as many, or all who came over half. */
export const alternateCaps = ['NONE', 'HALF_OF_MEMBERS', 'MEMBERS', 'ALL'] as const
export const tieBreaks = ['RUN_OFF', 'LOT'] as const

/** What may bar somebody from standing for the owners' committee; the first two do so everywhere. */
export const candidacyBars = [
  'NOT_OWNER',
  'NO_CAPACITY',
  'ARREARS',
  'STRUCTURE_DAMAGED',
  'ILLEGAL_BUILDING',
  'USE_CHANGED',
  'ILLEGAL_LETTING',
  'PROPERTY_TIES',
  'DISHONEST_DEBTOR',
] as const
export const candidacyBar = z.enum(candidacyBars)
export type CandidacyBar = z.infer<typeof candidacyBar>

const days = (min: number, max: number) => z.number().int().min(min).max(max)

/** A share that must be exceeded, as a fraction, so that nothing is rounded. */
export const share = z
  .strictObject({ numerator: days(1, 99), denominator: days(2, 100) })
  .refine(({ numerator, denominator }) => numerator < denominator, { path: ['numerator'] })
export type Share = z.infer<typeof share>

/** Where a setting that departs from the default is agreed: a clause of the owners' own rules. */
export const ruleBasis = z.strictObject({
  setting: line(40).meta({ description: 'The setting of the policy that the clause carries' }),
  docId: id.meta({ description: 'The document' }),
  adoptedVoteId: line(80).meta({ description: 'The decision that adopted it: our id, or number and date of another' }),
  clause: line(40),
})
export type RuleBasis = z.infer<typeof ruleBasis>

/** Elections of the owners' committee. */
export const electionPolicy = z.strictObject({
  ranking: z.enum(rankings),
  tieBreak: z.enum(tieBreaks),
  alternates: z.enum(alternateCaps),
  minMembers: days(3, 11),
  maxMembers: days(3, 21),
  smallEstate: z
    .strictObject({ areaCentiares: days(1, 100_000_00).nullable(), households: days(1, 1_000).nullable() })
    .nullable()
    .meta({ description: 'Up to so much area, or so many households, a committee of three will do' }),
  bars: z.array(candidacyBar),
  candidateDisplayDays: days(3, 60),
  candidateDisplayBeforeDays: days(0, 60).meta({ description: 'The display begins so many days before polling' }),
  filingDays: days(1, 30),
})

/**
 * How a decision is run and counted (`domain.md` A8): versioned, frozen and hashed into the notice. The ratios of the
 * law are not in it: nobody sets them.
 */
export const votePolicy = z
  .strictObject({
    city: line(20).meta({ description: 'The preset it comes from' }),
    presetVersion: z.number().int().min(1),
    legalMode,
    regulation: z
      .strictObject({ docId: id, title: line(80), article: line(40) })
      .nullable()
      .meta({ description: 'What lets a decision made here bind; only then OFFICIAL_LOCAL' }),
    noticeDays: days(7, 60),
    tempNoticeDays: days(7, 60),
    windowMinDays: days(1, 60),
    windowMaxDays: days(1, 90),
    maxExtensions: days(0, 3),
    headMergeKey,
    countParkingArea: z.boolean(),
    transferRule: z.literal('CAST_STANDS_ELSE_NEW_OWNER'),
    identityAssurance: z.enum(identityAssurances),
    coOwnerRule: z.enum(coOwnerRules),
    unreturnedMode: z.enum(unreturnedModes),
    minCastShare: share.nullable(),
    allowFollowOption: z.boolean(),
    blankItem: z.enum(blankItems),
    invalidBallot: z.enum(invalidBallots),
    duplicatePolicy,
    allowRevote: z.boolean(),
    paperOnRequest: z.literal(true).meta({ description: 'Paper is given to whoever asks' }),
    maxPrincipalsPerAgent: days(1, 10),
    barPropertyStaffProxy: z.literal(true),
    publishWithinDays: days(1, 7),
    objectionDays: days(3, 30),
    answerDays: days(1, 15),
    displayDays: days(3, 60),
    arrearsBlocksVote: z.literal(false).meta({ description: 'Arrears never take the vote away' }),
    arrearsBlocksCandidacy: z.boolean(),
    retentionYears: days(5, 30),
    election: electionPolicy,
    ruleBasis: z.array(ruleBasis).max(20),
  })
  .meta({ id: 'VotePolicy' })
export type VotePolicy = z.infer<typeof votePolicy>
export type ElectionPolicy = VotePolicy['election']

/** The documents that a policy rests on, by id and each once: the regulation that lets it bind, and the owners' own rules. */
export const policyDocuments = (policy: Pick<VotePolicy, 'regulation' | 'ruleBasis'>): string[] => [
  ...new Set([...(policy.regulation ? [policy.regulation.docId] : []), ...policy.ruleBasis.map(({ docId }) => docId)]),
]
