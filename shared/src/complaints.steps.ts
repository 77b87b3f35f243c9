import { z } from 'zod'
import {
  contactWay,
  feeWaiver,
  mostComplaintPictures,
  noPictureReason,
  refusalReason,
  ringReason,
  satisfaction,
  suspensionReason,
} from './complaints.ts'
import { id, instant, line, paragraph } from './primitives.ts'
import { role } from './roles.ts'

const note = paragraph(500).nullable().default(null)
const why = paragraph(500)
export const pictureIds = z.array(id).max(mostComplaintPictures).default([])

/** *Solved* and *satisfied* are two questions. */
export const ratingDraft = z.strictObject({
  isSolved: z.boolean(),
  satisfaction,
  words: paragraph(300).nullable().default(null),
})

/** One step in the life of a matter. Which of them I may take now, `abilities.steps` says. */
export const complaintStepDraft = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('ACCEPT'), note }),
  z.strictObject({
    step: z.literal('REFUSE'),
    reason: refusalReason,
    note: why,
    responsible: z
      .strictObject({ name: line(60), contact: line(60) })
      .meta({ description: 'Who is responsible instead, and how to reach them' }),
  }),
  z.strictObject({ step: z.literal('OBJECT'), note: why }),
  z.strictObject({
    step: z.literal('DISPATCH'),
    role,
    scopeId: id.meta({ description: 'Where that office is held' }),
    workerId: id.nullable().default(null).meta({ description: 'One who serves there, to be in charge' }),
    waiver: feeWaiver.nullable().default(null).meta({ description: 'Why the call-out is free' }),
    note: why,
  }),
  z.strictObject({ step: z.literal('DISPUTE'), note: why }),
  z.strictObject({ step: z.literal('KEEP_DISPATCH'), note: why }),
  z.strictObject({ step: z.literal('ASSIGN'), workerId: id, note }),
  z.strictObject({ step: z.literal('CONTACT'), how: contactWay, note: why }),
  z.strictObject({ step: z.literal('OFFER_VISIT'), from: instant, to: instant, note }),
  z.strictObject({ step: z.literal('ACCEPT_VISIT'), note }),
  z.strictObject({ step: z.literal('DECLINE_VISIT'), note: why }),
  z.strictObject({ step: z.literal('RETRACT_VISIT'), note }),
  z.strictObject({
    step: z.literal('OFFER_COST'),
    cents: z.number().int().min(0).max(100_000_000),
    note: why.meta({ description: 'Materials and work' }),
  }),
  z.strictObject({ step: z.literal('ACCEPT_COST'), note }),
  z.strictObject({ step: z.literal('DECLINE_COST'), note: why }),
  z.strictObject({
    step: z.literal('RETRACT_COST'),
    note: why.meta({ description: 'Why nothing is to be paid, or what is done instead' }),
  }),
  z.strictObject({ step: z.literal('BEGIN'), note }),
  z.strictObject({ step: z.literal('ASK_SUSPENSION'), reason: suspensionReason, until: instant, note: why }),
  z.strictObject({ step: z.literal('APPROVE_SUSPENSION'), note }),
  z.strictObject({ step: z.literal('DECLINE_SUSPENSION'), note: why }),
  z.strictObject({ step: z.literal('RESUME'), note }),
  z.strictObject({
    step: z.literal('RESOLVE'),
    note: why,
    pictureIds,
    noPicture: noPictureReason.nullable().default(null),
  }),
  z.strictObject({ step: z.literal('CONFIRM'), rating: ratingDraft.nullable().default(null), note }),
  z.strictObject({ step: z.literal('REOPEN'), note: why, pictureIds }),
  z.strictObject({ step: z.literal('ASK_REOPENING'), note: why, pictureIds }),
  z.strictObject({ step: z.literal('GRANT_REOPENING'), note }),
  z.strictObject({ step: z.literal('DENY_REOPENING'), note: why }),
  z.strictObject({ step: z.literal('RATE'), rating: ratingDraft }),
  z
    .strictObject({ step: z.literal('RING_BACK'), rating: ratingDraft.omit({ words: true }), note })
    .meta({ description: 'What its author, who had said nothing, answered when rung back (residents’ committee)' }),
  z
    .strictObject({ step: z.literal('RING_IN_VAIN'), reason: ringReason, note })
    .meta({ description: 'Rang its author, and heard nothing: counts in no rate' }),
  z.strictObject({ step: z.literal('APPEAL_RATING'), note: why }),
  z.strictObject({ step: z.literal('ANSWER_APPEAL'), note: why }),
  z.strictObject({ step: z.literal('GRANT_APPEAL'), note: why }),
  z.strictObject({ step: z.literal('DENY_APPEAL'), note: why }),
  z.strictObject({ step: z.literal('NOTE'), note: why, pictureIds }),
  z.strictObject({
    step: z.literal('SHARE'),
    partnerId: id.meta({ description: 'A body outside that sees the matter from now on, and may add words' }),
    note: why,
  }),
  z.strictObject({ step: z.literal('MERGE'), intoId: id, note }),
  z.strictObject({ step: z.literal('UNMERGE'), note: why }),
  z.strictObject({ step: z.literal('URGE'), note }),
  z.strictObject({ step: z.literal('SHOW'), note }),
  z.strictObject({ step: z.literal('HIDE'), note: why }),
  z.strictObject({ step: z.literal('WITHDRAW'), note }),
])
export type ComplaintStepDraft = z.output<typeof complaintStepDraft>
