import { z } from 'zod'
import { inComplaint } from './complaints.orders.ts'
import { complaintPicture } from './complaints.pictures.ts'
import { pictureIds } from './complaints.steps.ts'
import { complaintCategory, rung, urgency, type Urgency } from './complaints.ts'
import { endpoint } from './endpoint.ts'
import { pageOf, pageQuery } from './page.ts'
import { id, instant, line, paragraph } from './primitives.ts'
import { role } from './roles.ts'

/**
 * 吹哨: an office is called to a matter that another one has. CALLED it must report in, or refuse and say why; HERE it
 * works along. REFUSED waits for who called. The others are ends: DONE by the office, RELEASED or CALLED_OFF by who
 * called, LAPSED because the matter itself has ended.
 */
export const callStates = ['CALLED', 'HERE', 'REFUSED', 'DONE', 'RELEASED', 'CALLED_OFF', 'LAPSED'] as const
export const callState = z.enum(callStates)
export type CallState = z.infer<typeof callState>

/** For what an office is called: to help, to a meeting, or to do what a meeting resolved. */
export const callKinds = ['whistle', 'invitation', 'resolution'] as const
export const callKind = z.enum(callKinds)
export type CallKind = z.infer<typeof callKind>

/**
 * CALL, AGREE, ATTEND, MISS, CLIMB and LAPSE nobody asks for by name: they follow from a whistle, a meeting, time, and the
 * end of the matter.
 */
export const callSteps = [
  'CALL',
  'AGREE',
  'ATTEND',
  'MISS',
  'REPORT_IN',
  'REFUSE',
  'PROGRESS',
  'SIGN_OFF',
  'RELEASE',
  'INSIST',
  'CALL_OFF',
  'CLIMB',
  'LAPSE',
] as const
export const callStep = z.enum(callSteps)
export type CallStep = z.infer<typeof callStep>

export const callParties = ['CALLER', 'CALLED', 'CLOCK'] as const
export const callParty = z.enum(callParties)
export type CallParty = z.infer<typeof callParty>

/** Why an office that is called does not come. */
export const callRefusals = ['not_ours', 'no_power', 'other_body', 'facts_missing'] as const
export const callRefusal = z.enum(callRefusals)
export type CallRefusal = z.infer<typeof callRefusal>

/** A meeting (环物会) is planned, then held or called off. */
export const meetingStates = ['PLANNED', 'HELD', 'CANCELLED'] as const

/** At most so many offices at once. */
export const mostCalled = 6

const reportWithinMinutes = z.number().int().min(15).max(10_080)
const doneWithinDays = z.number().int().min(1).max(90)

/** What whoever calls would usually grant: minutes to report in, days to be done. */
export const usualCall: Record<Urgency, { reportWithinMinutes: number; doneWithinDays: number }> = {
  life_safety: { reportWithinMinutes: 30, doneWithinDays: 1 },
  urgent: { reportWithinMinutes: 120, doneWithinDays: 3 },
  ordinary: { reportWithinMinutes: 1_440, doneWithinDays: 7 },
  advice: { reportWithinMinutes: 1_440, doneWithinDays: 15 },
}

/** An office, above the community or in it: which department it is, where several serve the same place. */
export const officeRef = z.strictObject({ role, scopeId: id, department: line(30).nullable().default(null) })
export type OfficeRef = z.output<typeof officeRef>

const office = z.object({
  role,
  scopeId: id,
  department: z.string().nullable(),
  label: z.string().meta({ description: 'Such as `枫桥街道 城管中队`' }),
})
export type CallOffice = z.infer<typeof office>

const note = paragraph(500).nullable().default(null)
const why = paragraph(500)

export const callDraft = z.strictObject({
  offices: z.array(officeRef).min(1).max(mostCalled),
  ask: why.meta({ description: 'What they are asked to do' }),
  reportWithinMinutes,
  doneWithinDays: doneWithinDays.meta({ description: 'Counted from the call' }),
})

export type CallDraft = z.output<typeof callDraft>

/** What is done with a call. Which of it I may do now, `abilities.steps` says. */
export const callStepDraft = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('REPORT_IN'), note }),
  z.strictObject({ step: z.literal('REFUSE'), reason: callRefusal, note: why }),
  z.strictObject({ step: z.literal('PROGRESS'), note: why, pictureIds }),
  z.strictObject({ step: z.literal('SIGN_OFF'), note: why.meta({ description: 'What was done' }), pictureIds }),
  z.strictObject({ step: z.literal('RELEASE'), note }),
  z.strictObject({
    step: z.literal('INSIST'),
    note: why.meta({ description: 'Why it is theirs after all; once' }),
    reportWithinMinutes,
  }),
  z.strictObject({ step: z.literal('CALL_OFF'), note: why }),
])
export type CallStepDraft = z.output<typeof callStepDraft>

/** What was said on a call. To neighbours the words, names and pictures are left out. */
const entry = z.object({
  seq: z.number().int(),
  step: callStep,
  state: callState,
  party: callParty,
  actorName: z.string().nullable(),
  actorRole: role.nullable(),
  isMine: z.boolean(),
  at: instant,
  note: z.string().nullable(),
  reason: callRefusal.nullable(),
  rung: rung.nullable(),
  pictures: z.array(complaintPicture),
})

const standing = {
  id,
  complaintId: id,
  kind: callKind,
  meetingId: id.nullable().meta({ description: 'Of an invitation or a resolution' }),
  office,
  ask: z.string().nullable(),
  state: callState,
  calledAt: instant,
  dueAt: instant.nullable().meta({ description: 'Until when whoever has the next word must say it' }),
  isOverdue: z.boolean(),
  climbed: rung.nullable(),
  abilities: z.object({ steps: z.array(callStep) }),
}

export const complaintCall = z
  .object({ ...standing, doneBy: instant, entries: z.array(entry) })
  .meta({ id: 'ComplaintCall' })
export type ComplaintCall = z.infer<typeof complaintCall>

const complaintCalls = z
  .object({
    items: z.array(complaintCall),
    meetings: z
      .array(z.object({ id, title: z.string(), startsAt: instant, state: z.enum(meetingStates) }))
      .meta({ description: 'Meetings on the matter that I may see' }),
    abilities: z.object({ call: z.boolean() }),
  })
  .meta({ id: 'ComplaintCalls' })
export type ComplaintCalls = z.infer<typeof complaintCalls>

/** What the desk of who is called shows: what waits for them, or what they have signed off. */
export const calledStates = ['open', 'done'] as const
export const calledState = z.enum(calledStates)
export type CalledState = z.infer<typeof calledState>

/** A call as the desk of who is called shows it. */
export const calledRow = z
  .object({
    ...standing,
    communityId: id,
    communityName: z.string(),
    category: complaintCategory,
    urgency,
    place: z.string(),
  })
  .meta({ id: 'CalledRow' })
export type CalledRow = z.infer<typeof calledRow>

const stepErrors = ['complaint_step_illegal', 'complaint_moved'] as const

export const complaintWhistle = {
  calls: endpoint({
    id: 'complaints.calls',
    method: 'GET',
    path: '/communities/:communityId/complaints/:complaintId/calls',
    summary: 'Who was called to a matter that I see, and what they said',
    access: 'account',
    params: inComplaint,
    reply: complaintCalls,
  }),
  callable: endpoint({
    id: 'complaints.callable',
    method: 'GET',
    path: '/communities/:communityId/complaints/:complaintId/callable-offices',
    summary: 'Who can be called to a matter: departments and street above, offices of the community (who may call)',
    access: 'account',
    params: inComplaint,
    query: z.object({
      to: z
        .enum(['help', 'meeting'])
        .default('help')
        .meta({ description: 'To a meeting whoever has the matter can be called, too' }),
    }),
    reply: z.object({ items: z.array(office) }),
  }),
  call: endpoint({
    id: 'complaints.call',
    method: 'POST',
    path: '/communities/:communityId/complaints/:complaintId/calls',
    summary: 'Blows the whistle: calls offices to a matter (committee, head of its grid; of a dispute its mediator)',
    access: 'account',
    params: inComplaint,
    body: callDraft,
    reply: complaintCalls,
    status: 201,
    errors: ['complaint_step_illegal', 'complaint_office_empty', 'complaint_called_already', 'complaint_time_wrong'],
  }),
  takeCallStep: endpoint({
    id: 'complaints.takeCallStep',
    method: 'POST',
    path: '/communities/:communityId/complaints/:complaintId/calls/:callId/steps',
    summary: 'Reports in, refuses, tells how it goes or signs off (who was called); answers a refusal (who called)',
    access: 'account',
    params: inComplaint.extend({ callId: id }),
    body: callStepDraft,
    reply: complaintCalls,
    errors: [...stepErrors, 'complaint_time_wrong', 'attachment_unknown'],
  }),
  calledToMe: endpoint({
    id: 'complaints.calledToMe',
    method: 'GET',
    path: '/complaint-calls',
    summary: 'To what my offices are called, in all communities, due first first; or what they signed off, last first',
    access: 'account',
    query: pageQuery.extend({ state: calledState.default('open') }),
    reply: pageOf(calledRow),
  }),
}
