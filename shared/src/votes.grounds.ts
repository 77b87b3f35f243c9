import type { CancelGround, DecisionState } from './votes.ts'

const beforeOpening: readonly CancelGround[] = ['WITHDRAWN', 'UNLAWFUL']
const whileSealed: readonly CancelGround[] = ['WRONG_ROLL', 'UNLAWFUL', 'KEY_LOST', 'LOG_DAMAGED']
const onceCounted: readonly CancelGround[] = ['WRONG_ROLL', 'LOG_DAMAGED']

const grounds: Partial<Record<DecisionState, readonly CancelGround[]>> = {
  DRAFT: beforeOpening,
  REVIEW: beforeOpening,
  NOTICED: beforeOpening,
  ROLL_FROZEN: beforeOpening,
  OPEN: whileSealed,
  EXTENDED: whileSealed,
  CLOSED: whileSealed,
  COUNTED: onceCounted,
  OBJECTION: onceCounted,
  RECOUNT: onceCounted,
}

/**
 * On which grounds a decision may be cancelled in a state: freely before anybody votes, then only where it cannot stand,
 * and once the result is known never because somebody dislikes it.
 */
export const cancelGroundsIn = (state: DecisionState): readonly CancelGround[] => grounds[state] ?? []
