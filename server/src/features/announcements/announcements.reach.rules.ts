import type { UnreachedReason } from '@liren/shared/announcements.reach'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** How finely reading is drawn: by hours in the first day, by days after. */
export const stepMsOf = (published: Date, now: Date): number =>
  now.getTime() - published.getTime() <= dayMs ? hourMs : dayMs

/** Nobody draws more than a month. */
const mostSteps = 31

/** How many had read by the end of each step since a notice was published, from those who read in each step. */
export function timelineOf(
  read: readonly { at: Date; people: number }[],
  published: Date,
  now: Date,
): { until: string; peopleRead: number }[] {
  const step = stepMsOf(published, now)
  const steps = Math.min(mostSteps, Math.floor((now.getTime() - published.getTime()) / step) + 1)
  return Array.from({ length: steps }, (_, index) => {
    const until = new Date(published.getTime() + (index + 1) * step)
    const peopleRead = read.reduce((sum, { at, people }) => (at < until ? sum + people : sum), 0)
    return { until: until.toISOString(), peopleRead }
  })
}

/** What became of telling somebody in WeChat (`messages`). */
type Telling = 'due' | 'sending' | 'sent' | 'no_credit' | 'refused' | 'unknown' | 'failed' | 'needless'

/** Why somebody has not read a notice, from what became of telling them of it: the one message that came counts most. */
export function reasonOf(tellings: readonly Telling[], isOn: boolean): UnreachedReason {
  if (!isOn || tellings.includes('sent')) return 'not_opened'
  if (tellings.includes('due') || tellings.includes('sending')) return 'waiting'
  if (tellings.includes('unknown')) return 'unknown'
  if (tellings.includes('refused') || tellings.includes('failed')) return 'refused'
  return 'no_credit'
}

const best: readonly UnreachedReason[] = ['not_opened', 'waiting', 'unknown', 'refused', 'no_credit']

/** Why a flat is not reached: the best that any of its people has; of a flat without people, that nobody is there. */
export const reasonOfFlat = (reasons: readonly UnreachedReason[]): UnreachedReason =>
  best.find((reason) => reasons.includes(reason)) ?? 'nobody'

/** A name as others' lists show it: the first character, and a star for each of the others. */
export function maskNickname(nickname: string): string {
  const [first = '', ...rest] = nickname
  return first + '*'.repeat(Math.min(rest.length, 3))
}
