import type { AnnouncementStatus } from '@liren/shared/announcements'
import type { DisclosureTopic, Matter } from '@liren/shared/announcements.matter'
import { topicNames } from '@liren/shared/announcements.texts'
import type { Locale } from '@liren/shared/primitives'
import { DomainError } from '../../platform/errors.ts'
import type { DisplayTerms } from './announcements.kinds.rules.ts'

const day = 24 * 3_600_000
/** Who plans longer ahead than this has mistyped the year. */
const farthestDays = 366

/** Instants that decide where a notice is in its life. */
export interface LifeInstants {
  publishAt: Date | null
  publishedAt: Date | null
  expiresAt: Date | null
  withdrawnAt: Date | null
}

type Ends = Pick<LifeInstants, 'expiresAt' | 'withdrawnAt'>

/** Where a notice that was published is in its life at `now`. */
export function outStatusOf(row: Ends, now: Date): 'published' | 'expired' | 'withdrawn' {
  if (row.withdrawnAt) return 'withdrawn'
  return row.expiresAt && row.expiresAt <= now ? 'expired' : 'published'
}

/** Where a notice is in its life at `now`. */
export function statusOf(row: LifeInstants, now: Date): AnnouncementStatus {
  if (row.publishedAt) return outStatusOf(row, now)
  return row.publishAt ? 'scheduled' : 'draft'
}

type Disclosure = Extract<Matter, { kind: 'disclosure' }>

const daysOf = ({ topic, displayDays: days }: Disclosure, display: DisplayTerms): number => days ?? display[topic].usual

/** Until when a disclosure published at `at` must stay; null for what is none. */
export const displayedUntil = (matter: Matter, at: Date, display: DisplayTerms): Date | null =>
  matter.kind === 'disclosure' ? new Date(at.getTime() + daysOf(matter, display) * day) : null

const localDay = (at: Date, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Shanghai' }).format(at)

/** Why a disclosure must stay, and until when, in words. */
const whyDisplayed = ({ topic }: Disclosure, days: number, until: Date): Record<Locale, string> => ({
  'zh-CN': `${topicNames[topic]['zh-CN']}至少公示 ${days} 天，到 ${localDay(until, 'zh-CN')} 为止。`,
  en: `${topicNames[topic].en}: displayed for ${days} days at least, until ${localDay(until, 'en')}.`,
})

/** When a disclosure may be withdrawn that still has to stay at `now`; null for what may be at once. */
export const notBefore = (matter: Matter, until: Date | null, now: Date): Date | null =>
  matter.kind === 'disclosure' && until !== null && now < until ? until : null

/** A notice that is out: since when, and until when it must stay. */
interface Displayed {
  matter: Matter
  publishedAt: Date | null
  displayedUntil: Date | null
}

/** Throws `display_not_over` while a disclosure must stay, saying why and until when. */
export function checkWithdrawal({ matter, publishedAt, displayedUntil: displayed }: Displayed, now: Date): void {
  const until = notBefore(matter, displayed, now)
  if (matter.kind !== 'disclosure' || !until) return
  // What was promised when it went out holds, whatever is settled since.
  const days = Math.round((until.getTime() - (publishedAt ?? now).getTime()) / day)
  throw new DomainError('display_not_over', { until, detail: whyDisplayed(matter, days, until) })
}

/** Throws `display_too_short` for fewer days than a topic needs. */
export function checkDisplay(matter: Matter, display: DisplayTerms): void {
  if (matter.kind !== 'disclosure') return
  expectDays(matter.topic, daysOf(matter, display), display[matter.topic].least)
}

/** Throws `display_too_short` for fewer days than there must be. */
export function expectDays(topic: DisclosureTopic, days: number, least: number): void {
  if (days >= least) return
  throw new DomainError('display_too_short', {
    detail: {
      'zh-CN': `${topicNames[topic]['zh-CN']}至少公示 ${least} 天。`,
      en: `${topicNames[topic].en}: at least ${least} days.`,
    },
  })
}

export interface Terms {
  matter: Matter
  pinnedUntil: Date | null
  expiresAt: Date | null
}

/**
 * Throws unless a notice that goes out at `at` makes sense then: nothing it promises is over already
 * (`announcement_times_past`), and a disclosure stays for its whole time (`display_too_short`).
 */
export function checkTerms({ matter, pinnedUntil, expiresAt }: Terms, at: Date, display: DisplayTerms): void {
  checkDisplay(matter, display)
  const ends = [pinnedUntil, expiresAt]
  if (matter.kind === 'event') ends.push(new Date(matter.event.to))
  if (matter.kind === 'urgent') ends.push(new Date(matter.until))
  if (ends.some((end) => end !== null && end <= at)) throw new DomainError('announcement_times_past')
  const until = displayedUntil(matter, at, display)
  if (matter.kind === 'disclosure' && until && expiresAt && expiresAt < until)
    throw new DomainError('display_too_short', {
      until,
      detail: whyDisplayed(matter, daysOf(matter, display), until),
    })
}

/** Throws `schedule_out_of_reach` for a time that is not ahead, or too far. */
export function checkSchedule(at: Date, now: Date): void {
  if (at <= now || at.getTime() - now.getTime() > farthestDays * day) throw new DomainError('schedule_out_of_reach')
}
