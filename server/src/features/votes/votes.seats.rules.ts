import type { ElectionPolicy } from '@liren/shared/votes.policy'
import type { Placed } from './votes.elections.rules.ts'

/** 等额: as many candidates as seats; 差额: more. With fewer the seats cannot all be filled, and it is no election. */
export function electionFormOf(candidates: number, seats: number): 'EQUAL' | 'CONTESTED' | null {
  if (candidates < seats) return null
  return candidates === seats ? 'EQUAL' : 'CONTESTED'
}

/** Candidates with the same votes for fewer places than they are: a run-off or a lot, drawn before witnesses, decides. */
export interface Tie {
  between: string[]
  places: number
}

export interface Seated {
  elected: string[]
  alternates: string[]
  /** For the last seats, and for the last places among the alternates; null where nobody is tied. */
  seatTie: Tie | null
  alternateTie: Tie | null
}

/** Takes whole ranks from the best on; the rank that no longer fits is tied for the places that are left. */
function take(placed: readonly Placed[], places: number): { taken: string[]; tie: Tie | null } {
  const fits = (rank: number) => placed.filter((one) => one.rank <= rank).length <= places
  const taken = placed.filter(({ rank }) => fits(rank)).map(({ id }) => id)
  const left = places - taken.length
  const next = placed[taken.length]
  if (next === undefined || left <= 0) return { taken, tie: null }
  return { taken, tie: { between: placed.filter(({ rank }) => rank === next.rank).map(({ id }) => id), places: left } }
}

const capOf: Record<ElectionPolicy['alternates'], (members: number) => number> = {
  NONE: () => 0,
  HALF_OF_MEMBERS: (members) => Math.floor(members / 2),
  MEMBERS: (members) => members,
  ALL: () => Number.MAX_SAFE_INTEGER,
}

/** How many alternates there may be beside so many members. */
export const alternatesAtMost = (cap: ElectionPolicy['alternates'], members: number): number => capOf[cap](members)

/** Who sits, who is alternate in which order, and which ties are still to be broken. */
export function seat(
  placed: readonly Placed[],
  { seats, members }: { seats: number; members: number },
  { alternates: cap }: Pick<ElectionPolicy, 'alternates'>,
): Seated {
  const { taken: elected, tie: seatTie } = take(placed, seats)
  const most = capOf[cap](members)
  // Whoever loses a tie for a seat comes first among the alternates, so nobody behind them is sure of a place they need.
  const losers = seatTie ? seatTie.between.length - seatTie.places : 0
  const behind = placed.slice(elected.length + (seatTie?.between.length ?? 0))
  const { taken: alternates, tie: alternateTie } = take(behind, Math.max(0, most - losers))
  return { elected, alternates, seatTie, alternateTie }
}

/**
 * Whether the committee stands with so many members: all of the agreed size; or at least the legal minimum and more than
 * half of the agreed size (杭州 art. 27); else it is elected again. A tie leaves open who, not how many.
 */
export function committeeStanding(
  { elected, seatTie }: Pick<Seated, 'elected' | 'seatTie'>,
  { sitting, members, fewest }: { sitting: number; members: number; fewest: number },
): 'FULL' | 'STANDS' | 'FAILS' {
  const now = sitting + elected.length + (seatTie?.places ?? 0)
  if (now >= members) return 'FULL'
  return now >= fewest && 2 * now > members ? 'STANDS' : 'FAILS'
}

/** The fewest members a committee of this estate may have: three where the estate is small enough, else as the rules say. */
export function fewestMembers(
  estate: { areaCentiares: number; households: number },
  { minMembers, smallEstate }: Pick<ElectionPolicy, 'minMembers' | 'smallEstate'>,
): number {
  const within = (size: number, most: number | null | undefined) => typeof most === 'number' && size <= most
  const isSmall =
    within(estate.areaCentiares, smallEstate?.areaCentiares) || within(estate.households, smallEstate?.households)
  return isSmall ? Math.min(3, minMembers) : minMembers
}

/** Whether a committee of this size may be agreed on: odd, and neither too small nor too large. */
export function isCommitteeSize(
  members: number,
  estate: { areaCentiares: number; households: number },
  policy: Pick<ElectionPolicy, 'minMembers' | 'maxMembers' | 'smallEstate'>,
): boolean {
  return members % 2 === 1 && members >= fewestMembers(estate, policy) && members <= policy.maxMembers
}
