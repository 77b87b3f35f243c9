import type { Column } from '@liren/shared/columns'
import { useNow } from './clock.ts'
import { texts, useLocale } from './i18n.ts'
import { clockOf, hoursText } from './time.ts'

const dutyTexts = texts(
  {
    now: (name: string, until: string) => `${name} 值班中 · 到 ${until}`,
    next: (name: string, hours: string) => `下一班 ${name} · ${hours}`,
    nobody: '还没有排班',
    minutes: (count: number) => `${count} 分钟内答复`,
    hours: (count: number) => `${count} 小时内答复`,
    days: (count: number) => `${count} 天内答复`,
  },
  {
    now: (name: string, until: string) => `${name} is on duty until ${until}`,
    next: (name: string, hours: string) => `Next: ${name} · ${hours}`,
    nobody: 'Nobody on the roster yet',
    minutes: (count: number) => `answers within ${count} min`,
    hours: (count: number) => `answers within ${count} h`,
    days: (count: number) => `answers within ${count} d`,
  },
)

const hour = 60
const day = 24 * hour

/** Within what time a first reply is promised: whole days, whole hours, or minutes. */
export function usePromise(): (minutes: number) => string {
  const words = dutyTexts.use()
  return (minutes) => {
    if (minutes % day === 0) return words.days(minutes / day)
    return minutes % hour === 0 ? words.hours(minutes / hour) : words.minutes(minutes)
  }
}

/** Who is on duty now or next, and when. */
export function useDuty(): (duty: Column['duty']) => string {
  const words = dutyTexts.use()
  const now = useNow()
  const locale = useLocale()
  return (duty) => {
    if (duty === null) return words.nobody
    if (duty.isNow) return words.now(duty.name, clockOf(duty.to))
    return words.next(duty.name, hoursText(duty.from, duty.to, now, locale))
  }
}
