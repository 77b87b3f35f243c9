import type { Locale } from '@liren/shared/primitives'
import type { LegalMode } from '@liren/shared/votes'
import type { MotionOutcome } from '@liren/shared/votes.results'
import type { resultTexts } from './result.texts.ts'

type Words = ReturnType<typeof resultTexts.use>

/**
 * What came of a motion and why, in the sentence of the printed notice; of an election, who it is besides. A consultation
 * elects nobody.
 */
export function sentenceOf(
  { sentence, candidates }: MotionOutcome,
  legalMode: LegalMode,
  words: Words,
  locale: Locale,
): string {
  const { verdict } = words
  const named = (standing: (typeof candidates)[number]['standing'], say: (names: string) => string) => {
    const names = candidates.filter((one) => one.standing === standing).map(({ name }) => name)
    return names.length > 0 ? [say(names.join('、'))] : []
  }
  return [
    sentence[locale],
    ...named('ELECTED', legalMode === 'CONSULTATIVE' ? verdict.named : verdict.elected),
    ...named('TIED', verdict.tied),
    ...named('ALTERNATE', verdict.alternates),
  ].join(' ')
}
