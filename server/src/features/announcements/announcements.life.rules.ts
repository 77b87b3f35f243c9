import type { AnnouncementStatus } from '@liren/shared/announcements'
import type { Matter } from '@liren/shared/announcements.matter'
import { topicNames } from '@liren/shared/announcements.texts'
import type { Locale } from '@liren/shared/primitives'
import { DomainError } from '../../platform/errors.ts'
import { displayDays } from './announcements.kinds.rules.ts'

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

const daysOf = ({ topic, displayDays: days }: Disclosure): number => days ?? displayDays[topic].usual

/** Until when a disclosure published at `at` must stay; null for what is none. */
export const displayedUntil = (matter: Matter, at: Date): Date | null =>
  matter.kind === 'disclosure' ? new Date(at.getTime() + daysOf(matter) * day) : null

const localDay = (at: Date, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Shanghai' }).format(at)

/** Why a disclosure must stay, and until when, in words. */
const whyDisplayed = (matter: Disclosure, until: Date): Record<Locale, string> => ({
  'zh-CN': `${topicNames[matter.topic]['zh-CN']}至少公示 ${daysOf(matter)} 天，到 ${localDay(until, 'zh-CN')} 为止。`,
  en: `${topicNames[matter.topic].en}: displayed for ${daysOf(matter)} days at least, until ${localDay(until, 'en')}.`,
})

/** Throws `display_not_over` while a disclosure must stay, saying why and until when. */
export function checkWithdrawal(matter: Matter, until: Date | null, now: Date): void {
  if (matter.kind !== 'disclosure' || until === null || now >= until) return
  throw new DomainError('display_not_over', { until, detail: whyDisplayed(matter, until) })
}

/** Throws `display_too_short` for fewer days than a topic needs. */
export function checkDisplay(matter: Matter): void {
  if (matter.kind !== 'disclosure') return
  const { least } = displayDays[matter.topic]
  if (daysOf(matter) < least)
    throw new DomainError('display_too_short', {
      detail: {
        'zh-CN': `${topicNames[matter.topic]['zh-CN']}至少公示 ${least} 天。`,
        en: `${topicNames[matter.topic].en}: at least ${least} days.`,
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
export function checkTerms({ matter, pinnedUntil, expiresAt }: Terms, at: Date): void {
  checkDisplay(matter)
  const ends = [pinnedUntil, expiresAt]
  if (matter.kind === 'event') ends.push(new Date(matter.event.to))
  if (matter.kind === 'urgent') ends.push(new Date(matter.until))
  if (ends.some((end) => end !== null && end <= at)) throw new DomainError('announcement_times_past')
  const until = displayedUntil(matter, at)
  if (matter.kind === 'disclosure' && until && expiresAt && expiresAt < until)
    throw new DomainError('display_too_short', { until, detail: whyDisplayed(matter, until) })
}

/** Throws `schedule_out_of_reach` for a time that is not ahead, or too far. */
export function checkSchedule(at: Date, now: Date): void {
  if (at <= now || at.getTime() - now.getTime() > farthestDays * day) throw new DomainError('schedule_out_of_reach')
}
