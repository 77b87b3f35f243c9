import { z } from 'zod'
import { id, instant } from './primitives.ts'
import { legalMode } from './votes.ts'
import { matter, motionResult } from './votes.matters.ts'

/**
 * Heads, and their area. In a decision of fewer than forty heads exact areas would tell single choices: then they are
 * null here, and the floored share alone is told.
 */
export const shownWeight = z
  .object({
    heads: z.number().int(),
    headsPercent: z.number().meta({ description: 'Of what it is compared with, rounded down to a hundredth' }),
    areaCentiares: z.number().int().nullable(),
    areaPercent: z.number(),
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
        name: z.string(),
        rank: z.number().int(),
        votes: shownWeight,
        standing: z.enum(candidateStandings),
      }),
    ),
    committeeStands: z.boolean().nullable().meta({ description: 'Of an election: enough were elected' }),
  })
  .meta({ id: 'MotionOutcome' })
export type MotionOutcome = z.infer<typeof motionOutcome>

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
    digest: z.string().meta({ description: 'Of the exact totals; a recount must reproduce it' }),
    recounts: z.array(z.object({ at: instant, by: z.string(), agrees: z.boolean() })),
  })
  .meta({ id: 'VoteResult' })
export type VoteResult = z.infer<typeof result>
