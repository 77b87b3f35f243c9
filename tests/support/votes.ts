import type { Weight } from '@liren/shared/votes.matters'
import type { Answer, CountedHead, TallyPolicy } from '../../server/src/features/votes/votes.tally.rules.ts'

/** `600.00/6` of the worked cases: square metres and heads. */
export const weight = (text: string): Weight => {
  const [area = '', heads = ''] = text.split('/')
  return { areaCentiares: Math.round(Number(area) * 100), heads: Number(heads) }
}

/** The defaults of `domain.md` A8. */
export const plainPolicy: TallyPolicy = {
  unreturnedMode: 'EXCLUDE',
  minCastShare: null,
  allowFollowOption: false,
  blankItem: 'ABSTAIN',
  invalidBallot: 'NOT_PARTICIPATING',
}

/** So many heads of 100 m² each, which say this; null is silence after a signed receipt. */
export const heads = (count: number, answer: Answer | null, more: Partial<CountedHead> = {}): CountedHead[] =>
  Array.from({ length: count }, () => ({
    areaCentiares: 100_00,
    answer,
    delivery: answer === null ? 'SIGNED_RECEIPT' : null,
    ...more,
  }))

/** The heads that no ballot reached. */
export const unreached = (count: number): CountedHead[] => heads(count, null, { delivery: null })
