import type { Locale } from './primitives.ts'
import type { ErrorCode } from './problem.ts'
import { commonProblemTexts } from './problem.texts.ts'
import { voteProblemTexts } from './votes.problems.ts'

/** The sentences of every code there is; a client carries the common ones, and shows of others what the server said. */
export const problemTexts: Record<ErrorCode, Record<Locale, string>> = { ...commonProblemTexts, ...voteProblemTexts }
