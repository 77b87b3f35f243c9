import { chinaAheadMinutes, momentInChina, wallInChina } from '../../platform/china.ts'

const minuteMs = 60_000
const dayMinutes = 24 * 60
/** Nobody's phone rings at night for what can wait: from ten in the evening to eight in the morning. */
const quiet = { from: 22 * 60, to: 8 * 60 }

const minuteOfDay = (at: Date): number => (Math.floor(at.getTime() / minuteMs) + chinaAheadMinutes) % dayMinutes

const later = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * minuteMs)

/** Whether it is night in China, when only what is urgent is told. */
export const isQuiet = (at: Date): boolean => minuteOfDay(at) >= quiet.from || minuteOfDay(at) < quiet.to

/** The first moment from `at` on that is not night. */
export function endOfQuiet(at: Date): Date {
  if (!isQuiet(at)) return at
  const minutes = (quiet.to - minuteOfDay(at) + dayMinutes) % dayMinutes
  const start = Math.floor(at.getTime() / minuteMs) * minuteMs
  return later(new Date(start), minutes)
}

/** So many minutes of day after `at`; nights do not count. */
export function afterDaytime(at: Date, minutes: number): Date {
  const start = endOfQuiet(at)
  const today = quiet.from - minuteOfDay(start)
  if (minutes < today) return later(start, minutes)
  return afterDaytime(later(start, today), minutes - today)
}

/** How many people one wave has. They open what they are told of, and the server is to answer them all. */
export const waveSize = 300

/** When the person at this place of an audience is told: in waves a minute apart, by day; of what is urgent, all now. */
export const dueAt = (published: Date, position: number, isUrgent: boolean): Date =>
  isUrgent ? published : afterDaytime(published, Math.floor(position / waveSize))

export type DeliveryState = 'due' | 'sending' | 'sent' | 'no_credit' | 'refused' | 'unknown' | 'failed' | 'needless'

/** What WeChat made of a try (`platform/wechat`). */
type Outcome = 'sent' | 'declined' | 'nobody' | 'limited' | 'busy' | 'faulty' | 'unknown'

/** What an answer makes of a delivery: its state, when it is tried again, and what happens to the credit it used. */
export interface Settlement {
  state: DeliveryState
  dueAt: Date | null
  credit: 'used' | 'given_back' | 'none_left'
}

/** So often a message is tried that is known not to have been sent. */
export const mostAttempts = 8
const limitedMinutes = 60

/** What follows from WeChat's answer to a try. Only what is known not to have been sent is tried again. */
export function settlementOf(
  outcome: Outcome,
  { attempt, isUrgent }: { attempt: number; isUrgent: boolean },
  now: Date,
): Settlement {
  switch (outcome) {
    case 'sent':
    case 'unknown':
      return { state: outcome, dueAt: null, credit: 'used' }
    case 'declined':
      return { state: 'refused', dueAt: null, credit: 'none_left' }
    case 'nobody':
    case 'faulty':
      return { state: 'failed', dueAt: null, credit: 'given_back' }
    case 'busy':
    case 'limited':
  }
  if (attempt >= mostAttempts) return { state: 'failed', dueAt: null, credit: 'given_back' }
  const again = later(now, outcome === 'limited' ? limitedMinutes : 2 ** (attempt - 1))
  return { state: 'due', dueAt: isUrgent ? again : endOfQuiet(again), credit: 'given_back' }
}

/** `2026年3月5日 14:30`, in China, as WeChat's templates want a time. */
export const wordsOfTime = (at: Date): string => `${String(wallInChina(at).getUTCFullYear())}年${momentInChina(at)}`

/** What of a shift WeChat tells, before the words that the inbox has: there the kind of a message is not seen. */
export const leads: Readonly<Record<string, string>> = {
  shift_moved_in: '候补到位：',
  shift_cancelled: '已取消：',
  shift_called_off: '已取消：',
  shift_changed: '有变动：',
  shift_reminder: '',
  guardian_asked: '等您同意：',
  guardian_noted: '收到纸质同意书：',
  guardian_refused: '监护人不同意：',
  service_rejected: '没有记入：',
  appeal_decided: '复核结果：',
  credit_doubted: '核对未通过：',
  objection_upheld: '异议成立：',
  objection_dismissed: '异议未成立：',
}

/** What WeChat is told of what somebody reported: neither the words of it nor the flat are its business. */
const complaintsSaid: Record<string, string> = {
  complaint_waiting: '有一件事等您办理',
  complaint_moved: '您关心的事有新进展',
  complaint_sent: '您关心的事有人负责了',
  complaint_due: '有一件事时限快到了',
  complaint_climbed: '有一件事已经逾期',
}

/** Whether a message is about something that somebody reported. */
export const isOfComplaint = (kind: string): boolean => kind in complaintsSaid

/** The words of a message as they leave for WeChat. */
export function saidOutside({ kind, title, sender }: { kind: string; title: string; sender: string }) {
  const said = complaintsSaid[kind]
  if (said === undefined) return { title, sender: (leads[kind] ?? '') + sender }
  // Who has it may be said; others are told from where it comes, and that may be a flat.
  return { title: said, sender: kind === 'complaint_sent' ? sender : '' }
}

const longestThing = 20

/** A text as WeChat's "thing" takes it: one to twenty characters. */
export function thingOf(text: string): string {
  const letters = [...text.trim()]
  const cut = letters.length > longestThing ? `${letters.slice(0, longestThing - 1).join('')}…` : letters.join('')
  return cut === '' ? '里仁' : cut
}
