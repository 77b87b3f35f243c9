import { z } from 'zod'
import { complaintStepDraft, pictureIds } from './complaints.steps.ts'
import { complaintCategory, complaintPlaceKind, hazard, reportChannel } from './complaints.ts'
import { complaint, complaintRow } from './complaints.views.ts'
import { endpoint } from './endpoint.ts'
import { inCommunity } from './neighbourhood.ts'
import { pageOf, pageQuery } from './page.ts'
import { id, line, paragraph, phone } from './primitives.ts'

export const inComplaint = inCommunity.extend({ complaintId: id })

export const complaintDraft = z
  .strictObject({
    category: complaintCategory,
    hazard: hazard.nullable().default(null),
    place: z.strictObject({
      kind: complaintPlaceKind,
      id,
      spot: line(60).nullable().default(null).meta({ description: 'In words, such as `3楼电梯口`' }),
    }),
    columnId: id.nullable().default(null).meta({ description: 'Of a consultation: the column it is left to' }),
    text: paragraph(2000),
    pictureIds,
    isVisible: z.boolean().default(false).meta({ description: 'To neighbours of the place, once it was looked at' }),
    isHidden: z.boolean().default(false).meta({ description: 'My name is for the committee alone' }),
    onBehalf: z
      .strictObject({
        phone,
        nickname: line(20),
        channel: reportChannel,
        consent: line(200).meta({ description: 'How and when the person agreed to it' }),
      })
      .nullable()
      .default(null),
  })
  .refine(({ category, columnId }) => (category === 'consultation') === (columnId !== null), { path: ['columnId'] })

const stepErrors = [
  'complaint_step_illegal',
  'complaint_moved',
  'complaint_reopened_before',
  'complaint_too_late',
  'complaint_proof_missing',
  'complaint_time_wrong',
  'complaint_own_request',
  'complaint_cost_open',
  'complaint_cost_declined',
  'complaint_worker_unknown',
  'complaint_office_empty',
  'complaint_rated',
  'complaint_rung',
  'complaint_asked_already',
  'complaint_urged',
  'complaint_merge_wrong',
  'complaint_appeal_wrong',
  'complaint_unheard',
  'complaint_partner_unknown',
  'attachment_unknown',
] as const

export const complaints = {
  report: endpoint({
    id: 'complaints.report',
    method: 'POST',
    path: '/communities/:communityId/complaints',
    summary: 'Reports a matter; it is sent at once to whom the rules name, else to the residents’ committee',
    access: 'account',
    params: inCommunity,
    body: complaintDraft,
    reply: complaint,
    status: 201,
    errors: ['complaint_public_off', 'complaint_place_wrong', 'attachment_unknown', 'column_not_open'],
  }),
  flats: endpoint({
    id: 'complaints.flats',
    method: 'GET',
    path: '/communities/:communityId/entrances/:entranceId/flats',
    summary: 'The flats of an entrance by name, for who writes down there what a neighbour says',
    access: 'account',
    params: inCommunity.extend({ entranceId: id }),
    query: pageQuery,
    reply: pageOf(z.object({ id, label: z.string() })),
  }),
  mine: endpoint({
    id: 'complaints.mine',
    method: 'GET',
    path: '/communities/:communityId/my-complaints',
    summary: 'What I reported, or wrote down for others, newest first',
    access: 'account',
    params: inCommunity,
    query: pageQuery,
    reply: pageOf(complaintRow),
    cached: true,
  }),
  queue: endpoint({
    id: 'complaints.queue',
    method: 'GET',
    path: '/communities/:communityId/complaint-queue',
    summary: 'What an office of mine has to do next; what is due first is first',
    access: 'account',
    params: inCommunity,
    query: pageQuery.extend({
      of: z.enum(['me', 'offices']).default('offices').meta({ description: 'What I took myself, or all' }),
    }),
    reply: pageOf(complaintRow),
  }),
  atBuilding: endpoint({
    id: 'complaints.atBuilding',
    method: 'GET',
    path: '/communities/:communityId/buildings/:buildingId/complaints',
    summary:
      'Matters of my building, of its estate and of the community that their authors let neighbours see, newest first',
    access: 'account',
    params: inCommunity.extend({ buildingId: id }),
    query: pageQuery,
    reply: pageOf(complaintRow),
    cached: true,
  }),
  detail: endpoint({
    id: 'complaints.detail',
    method: 'GET',
    path: '/communities/:communityId/complaints/:complaintId',
    summary: 'A matter, with who has it now until when, every step so far, and what I may do',
    access: 'account',
    params: inComplaint,
    reply: complaint,
    cached: true,
  }),
  workers: endpoint({
    id: 'complaints.workers',
    method: 'GET',
    path: '/communities/:communityId/complaints/:complaintId/workers',
    summary: 'Who serves in the office that has the matter, to put one of them in charge',
    access: 'account',
    params: inComplaint,
    reply: z.object({ items: z.array(z.object({ id, nickname: z.string() })) }),
  }),
  mergeable: endpoint({
    id: 'complaints.mergeable',
    method: 'GET',
    path: '/communities/:communityId/complaints/:complaintId/mergeable',
    summary:
      'With which matters this one may go on, of those I see: alike in category, place, time and words, or named by number',
    access: 'account',
    params: inComplaint,
    query: z.object({
      number: z
        .string()
        .trim()
        .min(1)
        .max(300)
        .optional()
        .meta({ description: 'The number that a hotline or partner gave it, or its id or address' }),
    }),
    reply: z.object({ items: z.array(complaintRow) }),
  }),
  take: endpoint({
    id: 'complaints.take',
    method: 'POST',
    path: '/communities/:communityId/complaints/:complaintId/steps',
    summary: 'Takes a step with a matter',
    access: 'account',
    params: inComplaint,
    body: complaintStepDraft,
    reply: complaint,
    errors: stepErrors,
  }),
  similar: endpoint({
    id: 'complaints.similar',
    method: 'GET',
    path: '/communities/:communityId/similar-complaints',
    summary:
      'Before reporting: open matters that I may see, of the same category and place, young and in similar words',
    access: 'account',
    params: inCommunity,
    query: z.object({ category: complaintCategory, placeId: id, text: z.string().max(500) }),
    reply: z.object({ items: z.array(complaintRow) }),
  }),
  follow: endpoint({
    id: 'complaints.follow',
    method: 'PUT',
    path: '/communities/:communityId/complaints/:complaintId/following',
    summary: 'Me too: follows a matter that neighbours see, or no longer; followers are told what its author is told',
    access: 'account',
    params: inComplaint,
    body: z.strictObject({ isFollowing: z.boolean() }),
    reply: z.object({ isFollowing: z.boolean(), followers: z.number().int() }),
  }),
  admit: endpoint({
    id: 'complaints.admit',
    method: 'POST',
    path: '/communities/:communityId/complaints/:complaintId/guests',
    summary: 'Lets somebody see a dispute: the other party, a witness (its mediator, who asked both sides)',
    access: 'account',
    params: inComplaint,
    body: z.strictObject({ phone, nickname: line(20) }),
    reply: complaint,
  }),
  dismiss: endpoint({
    id: 'complaints.dismiss',
    method: 'DELETE',
    path: '/communities/:communityId/complaints/:complaintId/guests/:guestId',
    summary: 'Shows a dispute to a guest no longer (its mediator)',
    access: 'account',
    params: inComplaint.extend({ guestId: id }),
    reply: complaint,
  }),
  revealContact: endpoint({
    id: 'complaints.revealContact',
    method: 'POST',
    path: '/communities/:communityId/complaints/:complaintId/contact-reveals',
    summary: 'The phone of who complained, for a purpose; that person sees who looked',
    access: 'account',
    params: inComplaint,
    body: z.strictObject({ purpose: line(200) }),
    reply: z.object({ phone: z.string().nullable() }),
  }),
}
