import type { ErrorCode } from '@liren/shared/problem'
import { commonProblemTexts } from '@liren/shared/problem.texts'
import { Failure } from './failure.ts'
import { texts } from './i18n.ts'
import { currentLocale } from './preferences.ts'

const own = texts(
  {
    unreachable: '现在连不上网络。已有的内容都还在，恢复后再试一次。',
    unreadable: '收到的内容看不懂，可能需要更新到新版本。已有的内容都还在。',
    unknown: '出了一点问题。您填写的内容都还在，请再试一次。',
    because: (detail: string) => detail,
    wait: (text: string, seconds: number) => `${text}（约 ${seconds} 秒后可再试）`,
  },
  {
    unreachable: 'There is no connection right now. Nothing is lost; try again once it is back.',
    unreadable: 'The answer could not be understood; a newer version may be needed. Nothing is lost.',
    unknown: 'Something went wrong. What you typed is kept; please try again.',
    because: (detail: string) => ` ${detail}`,
    wait: (text: string, seconds: number) => `${text} (about ${seconds} s)`,
  },
)

const carried: Partial<Record<ErrorCode, (typeof commonProblemTexts)['not_found']>> = commonProblemTexts

/** The sentence of a refusal in the reader's language: one any page may meet, or that something went wrong. */
export const textOf = (code: ErrorCode): string => carried[code]?.[currentLocale()] ?? own.now().unknown

/** What happened, what is kept and what to do, in the reader's language. */
export function messageOf(error: unknown): string {
  const words = own.now()
  if (!(error instanceof Failure)) return words.unknown
  if (error.problem === null) return error.kind === 'unreachable' ? words.unreachable : words.unreadable
  const { code, title, detail } = error.problem
  // Sentences of one feature are not carried into the first page: the server said them, in the same words.
  const sentence = carried[code]?.[currentLocale()] ?? title
  const text = detail === undefined ? sentence : `${sentence}${words.because(detail)}`
  const seconds = error.problem.retryAfterSeconds
  return seconds === undefined ? text : words.wait(text, seconds)
}
