import type { Locale } from '@liren/shared/primitives'

/** Minutes as people say them: 1 小时 35 分. */
export function durationText(minutes: number, locale: Locale): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const inHours = locale === 'en' ? `${String(hours)} h` : `${String(hours)} 小时`
  const inMinutes = locale === 'en' ? `${String(rest)} min` : `${String(rest)} 分`
  if (hours === 0) return locale === 'en' ? inMinutes : `${String(rest)} 分钟`
  return rest === 0 ? inHours : `${inHours} ${inMinutes}`
}
