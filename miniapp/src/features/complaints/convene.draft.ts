import { meetingDraft, minutesDraft } from '@liren/shared/complaints.convene'
import type { CallOffice } from '@liren/shared/complaints.whistle'
import { z } from 'zod'
import { instantAt } from '../../lib/time.ts'
import type { MeetingBody, MinutesBody } from './convene.api.ts'
import { officeKey } from './whistle.draft.ts'

/** A meeting while it is called. */
export const meetingForm = z.object({
  title: z.string(),
  place: z.string(),
  day: z.string(),
  time: z.string(),
  offices: z.array(z.string()),
})
export type MeetingForm = z.infer<typeof meetingForm>
export const blankMeeting: MeetingForm = { title: '', place: '', day: '', time: '19:00', offices: [] }

export type MeetingFault = 'title' | 'place' | 'startsAt' | 'offices'

/** The meeting as it is sent, or what is missing. */
export function meetingOf(
  form: MeetingForm,
  known: readonly CallOffice[],
  complaintIds: readonly string[],
): MeetingBody | MeetingFault {
  const offices = known
    .filter((office) => form.offices.includes(officeKey(office)))
    .map(({ role, scopeId, department }) => ({ role, scopeId, department }))
  const { title, place } = form
  const body = {
    title,
    place,
    startsAt: instantAt(form.day, form.time) ?? '',
    complaintIds: [...complaintIds],
    offices,
  }
  const read = meetingDraft.safeParse(body)
  if (read.success) return body
  const [at] = read.error.issues[0]?.path ?? []
  return (['title', 'place', 'startsAt', 'offices'] as const).find((one) => one === at) ?? 'title'
}

/** Minutes while they are written. */
export const minutesForm = z.object({
  minutes: z.string(),
  attended: z.array(z.string()),
  resolutions: z.array(
    z.object({ complaintId: z.string(), invitationId: z.string(), text: z.string(), days: z.number() }),
  ),
})
export type MinutesForm = z.infer<typeof minutesForm>
export const blankMinutes: MinutesForm = { minutes: '', attended: [], resolutions: [] }

/** The minutes as they are sent, or what is missing. */
export function minutesOf(form: MinutesForm): MinutesBody | 'minutes' | 'resolutions' {
  const body = {
    minutes: form.minutes,
    attended: form.attended,
    resolutions: form.resolutions.map(({ days, ...one }) => ({ ...one, withinDays: days })),
  }
  const read = minutesDraft.safeParse(body)
  if (read.success) return body
  return read.error.issues[0]?.path[0] === 'resolutions' ? 'resolutions' : 'minutes'
}
