import type { DecisionRow } from '@liren/shared/votes.views'
import { elsewhere, isOver } from './votes.phases.ts'

/** For whom the desk is: the estates whose decisions I run, and whether I review those of all. */
export interface DeskDuty {
  estateIds: readonly string[]
  reviews: boolean
}

export interface DeskRows {
  /** What waits for those who run it, by what is due first. */
  due: DecisionRow[]
  /** What waits for others, or for its time. */
  running: DecisionRow[]
  past: DecisionRow[]
}

const hour = 3_600_000

/** Until when somebody has to do something about a decision, in milliseconds; Infinity while time or others are at it. */
function dueBy(row: DecisionRow, now: number): number {
  const { state, opensAt, closesAt } = row
  const there = elsewhere(row, now)
  if (there !== null) return there === 'result' ? Date.parse(closesAt ?? '') : Infinity
  const opens = opensAt === null ? Infinity : Date.parse(opensAt)
  switch (state) {
    case 'REVIEW':
    case 'DRAFT':
      return now + 1000 * 24 * hour
    case 'NOTICED':
      return opens
    case 'ROLL_FROZEN':
      return opens <= now ? opens : Infinity
    case 'CLOSED':
    case 'COUNTED':
      return closesAt === null ? now : Date.parse(closesAt)
    case 'RECOUNT':
      return now
    default:
      return Infinity
  }
}

/** The decisions at a desk: what waits for us first, then what is on its way, then what is over. */
export function deskRows(rows: readonly DecisionRow[], { estateIds, reviews }: DeskDuty, now: number): DeskRows {
  const ours = rows.filter(({ estateId }) => reviews || estateIds.includes(estateId))
  const going = ours.filter(({ state }) => !isOver(state))
  const due = going.filter((row) => dueBy(row, now) < Infinity)
  return {
    due: due.slice().sort((one, other) => dueBy(one, now) - dueBy(other, now)),
    running: going.filter((row) => !due.includes(row)),
    past: ours.filter(({ state }) => isOver(state)),
  }
}
