import type { DutyDraft } from '@liren/shared/columns'
import { z } from 'zod'
import { clockText } from '../../lib/time.ts'

/** One shift as it is typed: a weekday or a day, and two times of day. */
const shiftForm = z.object({
  every: z.enum(['week', 'once']),
  weekday: z.string(),
  date: z.string(),
  from: z.string(),
  to: z.string(),
  grantId: z.string(),
})
export type ShiftForm = z.infer<typeof shiftForm>
export const rosterForm = z.array(shiftForm)

/** A shift of every Monday in office hours, for the host first on the list. */
export const blankShift = (grantId: string): ShiftForm => ({
  every: 'week',
  weekday: '1',
  date: '',
  from: '09:00',
  to: '17:00',
  grantId,
})

/** The form of a shift on the roster. */
export function shiftFormOf(duty: DutyDraft): ShiftForm {
  return {
    every: duty.every,
    weekday: duty.every === 'week' ? String(duty.weekday) : '1',
    date: duty.every === 'once' ? duty.date : '',
    from: clockText(duty.fromMinutes),
    to: clockText(duty.toMinutes),
    grantId: duty.grantId,
  }
}

const minutesIn = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}

export const isDateMissing = ({ every, date }: ShiftForm): boolean => every === 'once' && date === ''

/** The shift as the server takes it; for forms with a day. */
export function dutyOf({ every, weekday, date, from, to, grantId }: ShiftForm): DutyDraft {
  const hours = { fromMinutes: minutesIn(from), toMinutes: minutesIn(to), grantId }
  return every === 'week' ? { every, weekday: Number(weekday), ...hours } : { every, date, ...hours }
}

/** Shifts in the order they come: by weekday, then the single days, each by the hour. */
export const inOrder = (duties: readonly DutyDraft[]): DutyDraft[] => {
  const key = (duty: DutyDraft) =>
    `${duty.every === 'week' ? `0${String(duty.weekday)}` : `1${duty.date}`} ${clockText(duty.fromMinutes)}`
  return [...duties].sort((one, other) => (key(one) < key(other) ? -1 : 1))
}
