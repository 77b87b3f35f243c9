import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { inCommunity } from './neighbourhood.ts'
import { id, instant, version } from './primitives.ts'
import { tieBreaks } from './votes.policy.ts'
import { decisionState, legalMode } from './votes.ts'
import { voteFile } from './votes.files.ts'
import { matter, motionResult, weight } from './votes.matters.ts'
import { decision } from './votes.views.ts'

const inDecision = inCommunity.extend({ decisionId: id })

/**
 * Heads, and their area. In a decision of fewer than forty heads exact areas would tell single choices: then they are
 * null here, and the share alone is told, in whole percents.
 */
export const shownWeight = z
  .object({
    heads: z.number().int(),
    headsPercent: z.number().meta({ description: 'Of what it is compared with, rounded down to a hundredth' }),
    areaCentiares: z.number().int().nullable(),
    areaPercent: z.number().meta({ description: 'Rounded down to a hundredth, or to a whole where the area is null' }),
  })
  .meta({ id: 'ShownWeight' })
export type ShownWeight = z.infer<typeof shownWeight>

const axes = z.object({ area: z.boolean(), heads: z.boolean() })

/** One way to count a question: shares of quorum are of all, those of approval of who took part. */
export const shownOutcome = z
  .object({
    participating: shownWeight,
    consenting: shownWeight,
    quorum: axes,
    approval: axes,
    result: motionResult,
  })
  .meta({ id: 'ShownOutcome' })

/** Where the heads of the roll are in the count of one motion, as shares of all. */
export const bucketNames = [
  'FOR',
  'AGAINST',
  'ABSTAIN',
  'FOLLOW',
  'BLANK',
  'INVALID',
  'VOIDED',
  'SILENT',
  'UNDELIVERED',
] as const
const sum = z.object({ bucket: z.enum(bucketNames), weight: shownWeight })

export const candidateStandings = ['ELECTED', 'ALTERNATE', 'TIED', 'NOT_ELECTED'] as const

export const tieFor = z.enum(['SEAT', 'ALTERNATE'])

/** Candidates with the same votes for fewer places than they are, and what broke the tie. */
export const tie = z
  .object({
    for: tieFor,
    between: z.array(id),
    places: z.number().int(),
    lot: z
      .object({
        order: z.array(id),
        drawnBy: z.string(),
        witnesses: z.array(z.string()),
        reason: z.string(),
        at: instant,
      })
      .nullable()
      .meta({ description: 'Drawn before two witnesses; the first drawn take the places' }),
  })
  .meta({ id: 'VoteTie' })
export type Tie = z.infer<typeof tie>

export const motionOutcome = z
  .object({
    motionId: id,
    number: z.number().int(),
    title: z.string(),
    kind: z.enum(['question', 'election']),
    matter,
    sums: z.array(sum),
    cast: shownOutcome.nullable().meta({ description: 'By the ballots that came back alone; null for elections' }),
    decisive: shownOutcome.nullable().meta({ description: 'As the rules of this decision count the silent' }),
    candidates: z.array(
      z.object({
        candidateId: id,
        number: z.number().int().meta({ description: 'On the ballot' }),
        name: z.string(),
        rank: z.number().int(),
        votes: shownWeight,
        standing: z.enum(candidateStandings),
      }),
    ),
    ties: z.array(tie),
    standing: z
      .enum(['FULL', 'STANDS', 'FAILS'])
      .nullable()
      .meta({ description: 'Of an election: whether the committee stands with who was elected' }),
    sentence: z.object({ 'zh-CN': z.string(), en: z.string() }).meta({ description: 'What was decided, and why' }),
  })
  .meta({ id: 'MotionOutcome' })
export type MotionOutcome = z.infer<typeof motionOutcome>

/** How a result differs from the roll here, or from what its own figures come to by the law. */
export const officialDifferences = ['TOTAL', 'RESULT', 'ELECTED'] as const

/** Where a result comes from that was voted on elsewhere and imported here. */
export const officialResult = z
  .object({
    platform: z.string(),
    reference: z.string(),
    decidedOn: z.string(),
    total: weight.meta({ description: 'As the document has it' }),
    stated: z.array(z.object({ number: z.number().int(), result: motionResult })),
    elected: z.array(z.object({ number: z.number().int(), candidates: z.array(z.number().int()) })),
    differences: z
      .array(z.object({ kind: z.enum(officialDifferences), number: z.number().int().nullable() }))
      .meta({ description: 'By motion; null for the whole' }),
    files: z.array(voteFile),
    importedAt: instant,
  })
  .meta({ id: 'OfficialResult' })
export type OfficialResult = z.infer<typeof officialResult>

export const result = z
  .object({
    decisionId: id,
    legalMode,
    isFinal: z.boolean(),
    isSmall: z.boolean().meta({ description: 'Fewer than forty heads: exact areas are in the counting file alone' }),
    countedAt: instant,
    total: shownWeight,
    channels: z.array(
      z.object({ channel: z.enum(['ELECTRONIC', 'PAPER', 'PROXY']), heads: z.number().int() }).meta({
        description: 'Ballots that count, by how they came; what a proxy handed in is told apart',
      }),
    ),
    invalid: z.number().int().meta({ description: 'Ballots that were ruled invalid' }),
    duplicates: z.number().int().meta({ description: 'Ballots set aside because the head had another one' }),
    motions: z.array(motionOutcome),
    official: officialResult.optional().meta({ description: 'Of a result that was made elsewhere and imported' }),
    digest: z.string().meta({ description: 'Of the exact totals; a recount must reproduce it' }),
    tieBreak: z.enum(tieBreaks),
    runOff: z
      .object({ decisionId: id, title: z.string(), state: decisionState })
      .nullable()
      .meta({ description: 'What decides between those tied for the last seats' }),
    abilities: z.object({ drawLot: z.boolean(), openRunOff: z.boolean(), release: z.boolean() }),
    recounts: z.array(z.object({ at: instant, by: z.string(), agrees: z.boolean() })),
  })
  .meta({ id: 'VoteResult' })
export type VoteResult = z.infer<typeof result>

/** The private half as people kept it (`votes.key`); it is used in memory and written nowhere. */
const key = z.string().min(56).max(120)

const countErrors = ['edited_elsewhere', 'vote_step_illegal', 'vote_key_wrong', 'vote_external', 'vote_barred'] as const

export const votesResults = {
  count: endpoint({
    id: 'votes.count',
    method: 'POST',
    path: '/communities/:communityId/decisions/:decisionId/count',
    summary: 'Opens every ballot with the key and counts, after the close; choices are not kept',
    access: 'account',
    params: inDecision,
    body: z.strictObject({ version, key }),
    reply: decision,
    errors: [...countErrors, 'vote_papers_unread'],
    // A key is in the body, and a digest of it is nothing to keep; counting twice is refused by the decision’s state.
    idempotent: false,
  }),
  recount: endpoint({
    id: 'votes.recount',
    method: 'POST',
    path: '/communities/:communityId/decisions/:decisionId/recounts',
    summary: 'Counts again, by two people one after the other who did not count before; it must come to the same',
    access: 'account',
    params: inDecision,
    body: z.strictObject({ version, key }),
    reply: decision,
    errors: [...countErrors],
    idempotent: false,
  }),
  result: endpoint({
    id: 'votes.result',
    method: 'GET',
    path: '/communities/:communityId/decisions/:decisionId/result',
    summary: 'The result, once it is published; to the organisers as soon as it is counted',
    access: 'account',
    params: inDecision,
    reply: result,
  }),
}
