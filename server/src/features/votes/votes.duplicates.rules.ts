import type { BallotChannel } from '@liren/shared/votes'
import type { DuplicatePolicy, VotePolicy } from '@liren/shared/votes.policy'

/** A ballot of one head as it was received; a paper by the seq of its sealed receipt, not of its opening. */
export interface ReceivedBallot {
  seq: number
  channel: BallotChannel
  /** Not ruled out: signed, legible, by somebody entitled. */
  isValid: boolean
  /** The choices in one canonical text, so that two ballots can be seen to say the same. */
  choices: string
}

/**
 * What counts for a head: one ballot; nothing, since its ballots contradict each other; nothing, since none is valid;
 * nothing, since none came.
 */
export type Judgement = { kind: 'COUNTS'; seq: number } | { kind: 'VOIDED' } | { kind: 'INVALID' } | { kind: 'NONE' }

type DuplicateTerms = Pick<VotePolicy, 'duplicatePolicy' | 'allowRevote'>

/** Within a channel the first ballot stands; only a phone may vote again, and only where the policy lets it. */
function standing(
  ballots: readonly ReceivedBallot[],
  channel: BallotChannel,
  { allowRevote }: DuplicateTerms,
): ReceivedBallot | undefined {
  const own = ballots.filter((one) => one.isValid && one.channel === channel).toSorted((a, b) => a.seq - b.seq)
  return allowRevote && channel === 'ELECTRONIC' ? own.at(-1) : own[0]
}

/** Between a phone's ballot and a paper of the same head, which one counts; null when they cancel each other. */
const preferred: Record<DuplicatePolicy, (phone: ReceivedBallot, paper: ReceivedBallot) => ReceivedBallot | null> = {
  FIRST_VALID: (phone, paper) => (phone.seq < paper.seq ? phone : paper),
  LAST_VALID: (phone, paper) => (phone.seq < paper.seq ? paper : phone),
  PAPER_PREVAILS: (_, paper) => paper,
  ELECTRONIC_PREVAILS: (phone) => phone,
  CONFLICT_VOIDS: (phone, paper) => (phone.choices === paper.choices ? phone : null),
}

/**
 * Which of a head's ballots counts, whatever the order in which they are looked at. Judged at the count, when papers are
 * open, and between channels by the order of receipt (`domain.md` A5).
 */
export function judge(ballots: readonly ReceivedBallot[], terms: DuplicateTerms): Judgement {
  const phone = standing(ballots, 'ELECTRONIC', terms)
  const paper = standing(ballots, 'PAPER', terms)
  const counts = phone && paper ? preferred[terms.duplicatePolicy](phone, paper) : (phone ?? paper)
  if (counts) return { kind: 'COUNTS', seq: counts.seq }
  if (counts === null) return { kind: 'VOIDED' }
  return { kind: ballots.length > 0 ? 'INVALID' : 'NONE' }
}

/** The ballots that were set aside because another one of the head counts, or because they void each other. */
export function setAside(ballots: readonly ReceivedBallot[], terms: DuplicateTerms): number[] {
  const judged = judge(ballots, terms)
  const kept = judged.kind === 'COUNTS' ? judged.seq : null
  return ballots.filter(({ isValid, seq }) => isValid && seq !== kept).map(({ seq }) => seq)
}
