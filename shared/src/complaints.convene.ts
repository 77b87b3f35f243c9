import { z } from 'zod'
import { complaintRow } from './complaints.views.ts'
import { complaintCall, meetingStates, officeRef } from './complaints.whistle.ts'
import { endpoint } from './endpoint.ts'
import { inCommunity } from './neighbourhood.ts'
import { pageOf, pageQuery } from './page.ts'
import { id, instant, line, paragraph } from './primitives.ts'

/** At most so many matters, parties and resolutions of one meeting (环物会). */
export const mostOfMeeting = 12

/** A meeting on one or several matters: who is invited answers, and what is resolved is followed to its end. */
export const meetingDraft = z.strictObject({
  title: line(60),
  place: line(60),
  startsAt: instant,
  complaintIds: z.array(id).min(1).max(mostOfMeeting),
  offices: z.array(officeRef).min(1).max(mostOfMeeting),
})
export type MeetingDraft = z.output<typeof meetingDraft>

/** Written once it was held: who came, what was said, and who does what until when. */
export const minutesDraft = z.strictObject({
  minutes: paragraph(4_000),
  attended: z.array(id).max(mostOfMeeting).meta({ description: 'Invitations whose office came' }),
  resolutions: z
    .array(
      z.strictObject({
        complaintId: id,
        invitationId: id.meta({ description: 'Of the office that does it' }),
        text: paragraph(500),
        withinDays: z.number().int().min(1).max(90),
      }),
    )
    .max(mostOfMeeting),
})
export type MinutesDraft = z.output<typeof minutesDraft>

const standing = {
  id,
  title: z.string(),
  place: z.string(),
  startsAt: instant,
  state: z.enum(meetingStates),
  isLate: z.boolean().meta({ description: 'It should have been held, and there are no minutes yet' }),
}

export const meetingRow = z
  .object({
    ...standing,
    matters: z.number().int(),
    invited: z.number().int(),
    resolutions: z.object({ open: z.number().int(), done: z.number().int(), overdue: z.number().int() }),
  })
  .meta({ id: 'MeetingRow' })
export type MeetingRow = z.infer<typeof meetingRow>

export const meeting = z
  .object({
    ...standing,
    matters: z.array(complaintRow),
    invitations: z.array(complaintCall),
    resolutions: z.array(complaintCall),
    minutes: z.string().nullable(),
    heldAt: instant.nullable(),
    cancelledFor: z.string().nullable(),
    abilities: z.object({ hold: z.boolean(), cancel: z.boolean() }),
  })
  .meta({ id: 'Meeting' })
export type Meeting = z.infer<typeof meeting>

const inMeeting = inCommunity.extend({ meetingId: id })

export const complaintConvene = {
  convene: endpoint({
    id: 'complaints.convene',
    method: 'POST',
    path: '/communities/:communityId/complaint-meetings',
    summary: 'Calls a meeting on matters, and invites offices to it (who may call others to each of them)',
    access: 'account',
    params: inCommunity,
    body: meetingDraft,
    reply: meeting,
    status: 201,
    errors: ['complaint_step_illegal', 'complaint_office_empty', 'complaint_called_already', 'complaint_time_wrong'],
  }),
  meetings: endpoint({
    id: 'complaints.meetings',
    method: 'GET',
    path: '/communities/:communityId/complaint-meetings',
    summary:
      'Meetings that I called or am invited to, and to committee and street all that are not private; newest first',
    access: 'account',
    params: inCommunity,
    query: pageQuery,
    reply: pageOf(meetingRow),
  }),
  meeting: endpoint({
    id: 'complaints.meeting',
    method: 'GET',
    path: '/communities/:communityId/complaint-meetings/:meetingId',
    summary: 'A meeting, with who is invited and came, its minutes, and what became of its resolutions',
    access: 'account',
    params: inMeeting,
    reply: meeting,
  }),
  hold: endpoint({
    id: 'complaints.holdMeeting',
    method: 'POST',
    path: '/communities/:communityId/complaint-meetings/:meetingId/minutes',
    summary:
      'Writes down, once, who came, what was said and what was resolved; each resolution has an owner and a date',
    access: 'account',
    params: inMeeting,
    body: minutesDraft,
    reply: meeting,
    errors: ['complaint_step_illegal', 'complaint_meeting_wrong'],
  }),
  cancel: endpoint({
    id: 'complaints.cancelMeeting',
    method: 'POST',
    path: '/communities/:communityId/complaint-meetings/:meetingId/cancellations',
    summary: 'Calls a meeting off, for a reason that those invited read',
    access: 'account',
    params: inMeeting,
    body: z.strictObject({ reason: line(200) }),
    reply: meeting,
    errors: ['complaint_step_illegal'],
  }),
}
