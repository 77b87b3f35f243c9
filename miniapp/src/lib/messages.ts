import { Failure } from './failure.ts'
import { texts } from './i18n.ts'

const own = texts(
  {
    unreachable: '现在连不上网络。已有的内容都还在，恢复后再试一次。',
    unreadable: '收到的内容看不懂，可能需要更新到新版本。已有的内容都还在。',
    gone: '没有找到，可能已被移走，或不对您开放。',
    unknown: '出了一点问题。您填写的内容都还在，请再试一次。',
    because: (detail: string) => detail,
    wait: (text: string, seconds: number) => `${text}（约 ${seconds} 秒后可再试）`,
  },
  {
    unreachable: 'There is no connection right now. Nothing is lost; try again once it is back.',
    unreadable: 'The answer could not be understood; a newer version may be needed. Nothing is lost.',
    gone: 'Not found. It may have been moved, or is not open to you.',
    unknown: 'Something went wrong. What you typed is kept; please try again.',
    because: (detail: string) => ` ${detail}`,
    wait: (text: string, seconds: number) => `${text} (about ${seconds} s)`,
  },
)

/** What is said of an address where nothing is, or nothing for this reader. */
export const goneText = (): string => own.now().gone

/**
 * What happened, what is kept and what to do, in the reader's language. The sentence of a refusal is the server's, who
 * was told the language: a first page that carried all of them would be heavier than all else on it.
 */
export function messageOf(error: unknown): string {
  const words = own.now()
  if (!(error instanceof Failure)) return words.unknown
  if (error.problem === null) return error.kind === 'unreachable' ? words.unreachable : words.unreadable
  const { title, detail } = error.problem
  const text = detail === undefined ? title : `${title}${words.because(detail)}`
  const seconds = error.problem.retryAfterSeconds
  return seconds === undefined ? text : words.wait(text, seconds)
}
