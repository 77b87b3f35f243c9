import type { CandidacyBar, ElectionPolicy, VotePolicy } from '@liren/shared/votes.policy'

/** What is on record about somebody who would stand, each for the person who checked it to say. */
export type CandidacyFacts = Readonly<Record<CandidacyBar, boolean>>

const everywhere: readonly CandidacyBar[] = ['NOT_OWNER', 'NO_CAPACITY']

/** The bars that hold in a decision: owner and of full capacity everywhere, arrears as set, the rest as the city has it. */
export function barsIn({
  arrearsBlocksCandidacy,
  election,
}: Pick<VotePolicy, 'arrearsBlocksCandidacy'> & { election: Pick<ElectionPolicy, 'bars'> }): CandidacyBar[] {
  const arrears: CandidacyBar[] = arrearsBlocksCandidacy ? ['ARREARS'] : []
  const local = election.bars.filter((bar) => bar !== 'ARREARS')
  return [...new Set([...everywhere, ...arrears, ...local])]
}

/** Every reason why somebody may not stand; none when they may. Arrears bar from standing, never from voting. */
export const barsAgainst = (facts: CandidacyFacts, policy: Parameters<typeof barsIn>[0]): CandidacyBar[] =>
  barsIn(policy).filter((bar) => facts[bar])
