import { z } from 'zod'

/** The nine matters of Civil Code art. 278, in its order. */
export const matters = [
  'RULES_OF_PROCEDURE',
  'COVENANT',
  'COMMITTEE_ELECTION',
  'PROPERTY_MANAGER',
  'FUND_USE',
  'FUND_RAISE',
  'REBUILD',
  'COMMON_USE_CHANGE',
  'OTHER_MAJOR',
] as const
export const matter = z.enum(matters)
export type Matter = z.infer<typeof matter>

export type MatterClass = 'ORDINARY' | 'SPECIAL'

const special: readonly Matter[] = ['FUND_RAISE', 'REBUILD', 'COMMON_USE_CHANGE']

/** Items 6 to 8 are special; using the fund is ordinary, raising it is not. */
export const matterClassOf = (of: Matter): MatterClass => (special.includes(of) ? 'SPECIAL' : 'ORDINARY')

/** A share of area and, as a test of its own, of heads. 以上 includes the share itself, 过半数 does not (art. 1259). */
export interface Threshold {
  numerator: number
  denominator: number
  isInclusive: boolean
}

/** What the law asks for (art. 278). No setting changes these: older texts with other numbers yield to the Code. */
export const quorumThreshold: Threshold = { numerator: 2, denominator: 3, isInclusive: true }
export const approvalThresholds: Record<MatterClass, Threshold> = {
  ORDINARY: { numerator: 1, denominator: 2, isInclusive: false },
  SPECIAL: { numerator: 3, denominator: 4, isInclusive: true },
}

/** An area in 0.01 m² and a number of heads: everything in a count is such a pair. */
export const weight = z
  .object({ areaCentiares: z.number().int().min(0), heads: z.number().int().min(0) })
  .meta({ id: 'VoteWeight' })
export type Weight = z.infer<typeof weight>

export const motionResults = ['PASSED', 'REJECTED', 'NO_QUORUM'] as const
export const motionResult = z.enum(motionResults)
export type MotionResult = z.infer<typeof motionResult>
