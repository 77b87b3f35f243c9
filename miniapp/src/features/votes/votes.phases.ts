import type { DecisionState } from '@liren/shared/votes'
import type { DecisionRow } from '@liren/shared/votes.views'

/** The stations an owner sees a decision pass. */
export const stations = ['notice', 'roll', 'voting', 'count', 'display', 'final'] as const
export type Station = (typeof stations)[number]

const reached: Record<DecisionState, number> = {
  DRAFT: -1,
  REVIEW: -1,
  NOTICED: 0,
  ROLL_FROZEN: 1,
  OPEN: 2,
  EXTENDED: 2,
  CLOSED: 3,
  COUNTED: 3,
  OBJECTION: 4,
  RECOUNT: 4,
  FINAL: 5,
  FILED: 5,
  ARCHIVED: 5,
  CANCELLED: -1,
  REVOKED_BY_COURT: 5,
  REVOKED_BY_GOV: 5,
}

/** At which station a decision is; -1 before the notice, and for one that was cancelled. */
export const stationOf = (state: DecisionState): number => reached[state]

const over: readonly DecisionState[] = ['FINAL', 'FILED', 'ARCHIVED', 'CANCELLED', 'REVOKED_BY_COURT', 'REVOKED_BY_GOV']
const published: readonly DecisionState[] = [
  'OBJECTION',
  'RECOUNT',
  'FINAL',
  'FILED',
  'ARCHIVED',
  'REVOKED_BY_COURT',
  'REVOKED_BY_GOV',
]

const isVoting = (state: DecisionState): boolean => state === 'OPEN' || state === 'EXTENDED'
export const isOver = (state: DecisionState): boolean => over.includes(state)

/** Whether everybody concerned can read the result. */
export const hasResult = (state: DecisionState): boolean => published.includes(state)

/** Whether ballots are taken in, as far as a phone can tell; the server's clock decides. */
export const takesBallots = (of: { state: DecisionState; closesAt: string | null }, now: number): boolean =>
  isVoting(of.state) && (of.closesAt === null || now < Date.parse(of.closesAt))

interface Timed {
  state: DecisionState
  legalMode: DecisionRow['legalMode']
  opensAt: string | null
  closesAt: string | null
}

/**
 * Where a decision is that is voted on the platform of the city, once its time has come: being voted on there, or waiting
 * for the result; null of any other, and before.
 */
export function elsewhere({ state, legalMode, opensAt, closesAt }: Timed, now: number): 'voting' | 'result' | null {
  const isElsewhere = legalMode === 'OFFICIAL_EXTERNAL' && state === 'ROLL_FROZEN' && opensAt !== null
  if (!isElsewhere || now < Date.parse(opensAt)) return null
  return closesAt !== null && now < Date.parse(closesAt) ? 'voting' : 'result'
}

/** Whether this one waits for a ballot of mine. */
const awaitsMe = (row: DecisionRow, now: number): boolean =>
  takesBallots(row, now) && row.myHeads.voted < row.myHeads.all

export interface Grouped {
  waiting: DecisionRow[]
  running: DecisionRow[]
  past: DecisionRow[]
}

/** What awaits me, by what is due first; then what is on its way; then what is over. */
export function grouped(rows: readonly DecisionRow[], now: number): Grouped {
  const waiting = rows.filter((row) => awaitsMe(row, now))
  const rest = rows.filter((row) => !waiting.includes(row))
  return {
    waiting: waiting.slice().sort((one, other) => due(one) - due(other)),
    running: rest.filter(({ state }) => !isOver(state)),
    past: rest.filter(({ state }) => isOver(state)),
  }
}

const due = ({ closesAt }: DecisionRow): number => (closesAt === null ? Infinity : Date.parse(closesAt))
