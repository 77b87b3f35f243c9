import { slaCity, workHours, type ComplaintSettings, type WorkHours } from '@liren/shared/complaints.settings'
import { z } from 'zod'
import { clockText, minutesIn } from '../../lib/time.ts'
import type { Settling } from './settings.api.ts'

/** How complaints are handled, while it is changed. */
export const settingsForm = z.object({
  isPublicOn: z.boolean(),
  confirmDays: z.number(),
  city: slaCity,
  from: z.string(),
  to: z.string(),
})
export type SettingsForm = z.infer<typeof settingsForm>

/** How it is now, as a form. */
export const formOf = ({ isPublicOn, confirmDays: days, city, workHours: hours }: ComplaintSettings): SettingsForm => ({
  ...{ isPublicOn, confirmDays: days, city },
  ...{ from: clockText(hours.fromMinutes), to: clockText(hours.toMinutes) },
})

/** The working day as it is written; null while it is none, or too short. */
export function hoursIn({ from, to }: SettingsForm): WorkHours | null {
  const read = workHours.safeParse({ fromMinutes: minutesIn(from), toMinutes: minutesIn(to) })
  return read.success ? read.data : null
}

/** What is sent; null while the working day is none. */
export function settlingOf(version: number, form: SettingsForm): Settling | null {
  const hours = hoursIn(form)
  const { isPublicOn, confirmDays: days, city } = form
  return hours && { version, isPublicOn, confirmDays: days, city, workHours: hours }
}

/** For so many days an author may be waited for. */
export const confirmDays: readonly number[] = Array.from({ length: 13 }, (_, index) => index + 3)
