import type { Choices } from '@liren/shared/votes.audit'
import type { Choice } from '@liren/shared/votes'
import type { VotePolicy } from '@liren/shared/votes.policy'
import type { Motion } from '@liren/shared/votes.views'
import type { ballotTexts } from './ballot.texts.ts'
import type { voteNames } from '../../lib/vote.names.ts'

type Words = ReturnType<typeof ballotTexts.use>
type Names = ReturnType<typeof voteNames.use>

/** What a ballot says to a motion, in words that can be read out. */
export function saidText(
  choices: Choices,
  motion: Motion,
  blankItem: VotePolicy['blankItem'],
  words: Words,
  names: Names,
): string {
  const said = choices[String(motion.number)]
  if (said === undefined) return words.blank[blankItem]
  if (typeof said === 'string') return names.choice[said as Choice]
  const named = motion.candidates.filter(({ number }) => said.includes(number)).map(({ name }) => name)
  return words.elected(named.join('、'))
}
