import type { MyHead } from '@liren/shared/votes.casting'
import type { votesTexts } from './votes.texts.ts'

type Cast = NonNullable<MyHead['voted']>
type Words = ReturnType<typeof votesTexts.use>['page']

/** How a ballot came. */
export function cameBy({ channel, isByProxy }: Cast, words: Words): string {
  if (channel === 'PAPER') return words.onPaper
  return isByProxy ? words.byProxy : words.byPhone
}

/** Who voted for a head where it was not the reader: a proxy, or another owner. */
export const votedByWhom = ({ isByProxy }: Cast, words: Words): string =>
  isByProxy ? words.votedByProxy : words.votedByOther
