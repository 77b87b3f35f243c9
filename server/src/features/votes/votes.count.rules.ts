import { choices as words, type BallotChannel, type Choice, type DeliveryProof } from '@liren/shared/votes'
import type { Choices } from '@liren/shared/votes.audit'
import { canonical } from '@liren/shared/votes.canonical'
import { matterClassOf, type Matter } from '@liren/shared/votes.matters'
import type { VotePolicy } from '@liren/shared/votes.policy'
import { groupBy } from '../../platform/group.ts'
import { judge, setAside, type Judgement } from './votes.duplicates.rules.ts'
import { electionTallyOf, type ElectionHead, type ElectionTally } from './votes.elections.rules.ts'
import { tallyOf, type Answer, type Tally } from './votes.tally.rules.ts'

/** A ballot once it is open; a paper has the seq of its sealed receipt. Without choices it was ruled invalid. */
export interface OpenBallot {
  headId: string
  seq: number
  channel: BallotChannel
  isProxy: boolean
  choices: Choices | null
}

export interface CountedMotion {
  number: number
  matter: Matter
  /** Of an election; null for a question. */
  seats: number | null
  candidates: readonly number[]
}

export interface Count {
  questions: Map<number, Tally>
  elections: Map<number, ElectionTally>
  channels: Record<'ELECTRONIC' | 'PAPER' | 'PROXY', number>
  invalid: number
  duplicates: number
}

const isWord = (value: unknown): value is Choice => (words as readonly unknown[]).includes(value)

/** What a ballot says to a question; a word that is none is no valid mark. */
export function answerOf(judgement: Judgement, said: string | readonly number[] | undefined): Answer | null {
  if (judgement.kind === 'NONE') return null
  if (judgement.kind !== 'COUNTS') return judgement.kind
  if (said === undefined) return 'BLANK'
  return isWord(said) ? said : 'INVALID'
}

/** Whom a ballot ticks, by their numbers. */
function ticksOf(judgement: Judgement, said: string | readonly number[] | undefined): ElectionHead['answer'] {
  if (judgement.kind === 'NONE') return null
  if (judgement.kind !== 'COUNTS') return judgement.kind
  if (said === undefined) return []
  // What a phone sealed is anything at all.
  return Array.isArray(said) && said.every((one) => typeof one === 'number') ? said.map(String) : 'INVALID'
}

/**
 * Counts every motion over the whole roll: each head stands in each of them exactly once. `delivery` is what proves that a
 * head got its ballot; without it its silence is counted for nothing.
 */
export function countAll(
  heads: readonly { id: string; areaCentiares: number; delivery: DeliveryProof | null }[],
  ballots: readonly OpenBallot[],
  motions: readonly CountedMotion[],
  policy: VotePolicy,
): Count {
  const byHead = groupBy(ballots, ({ headId }) => headId)
  const received = (own: readonly OpenBallot[]) =>
    own.map(({ seq, channel, choices }) => ({
      ...{ seq, channel, isValid: choices !== null },
      // Compared between ballots of one head alone.
      choices: choices === null || own.length === 1 ? '' : canonical(choices),
    }))
  const judged = heads.map(({ id, areaCentiares, delivery }) => {
    const own = byHead.get(id) ?? []
    const given = received(own)
    const judgement = judge(given, policy)
    const counts = judgement.kind === 'COUNTS' ? own.find(({ seq }) => seq === judgement.seq) : undefined
    return { areaCentiares, delivery, judgement, counts, given }
  })
  const questions = new Map<number, Tally>()
  const elections = new Map<number, ElectionTally>()
  for (const { number, matter, seats, candidates } of motions) {
    const said = (one: OpenBallot | undefined) => one?.choices?.[String(number)]
    if (seats === null) {
      const answers = judged.map(({ areaCentiares, delivery, judgement, counts }) => ({
        ...{ areaCentiares, delivery, answer: answerOf(judgement, said(counts)) },
      }))
      questions.set(number, tallyOf(answers, matterClassOf(matter), policy))
    } else {
      const answers = judged.map(({ areaCentiares, delivery, judgement, counts }) => ({
        ...{ areaCentiares, delivery, answer: ticksOf(judgement, said(counts)) },
      }))
      elections.set(number, electionTallyOf(answers, { seats, candidates: candidates.map(String) }, policy))
    }
  }
  const counting = judged.flatMap(({ counts }) => counts ?? [])
  const through = (some: (one: OpenBallot) => boolean) => counting.filter(some).length
  return {
    ...{ questions, elections },
    channels: {
      ELECTRONIC: through(({ channel, isProxy }) => channel === 'ELECTRONIC' && !isProxy),
      PAPER: through(({ channel }) => channel === 'PAPER'),
      PROXY: through(({ isProxy }) => isProxy),
    },
    invalid: ballots.filter(({ choices }) => choices === null).length,
    duplicates: judged.reduce((sum, { given }) => sum + setAside(given, policy).length, 0),
  }
}
