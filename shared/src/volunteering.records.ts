import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { inCommunity } from './neighbourhood.ts'
import { pageOf, pageQuery } from './page.ts'
import { id, instant, line } from './primitives.ts'

/** What belongs into a volunteer record besides service (民政部令67号): training, awards, complaints. */
export const recordKinds = ['training', 'award', 'complaint'] as const
export const recordKind = z.enum(recordKinds)
export type RecordKind = z.infer<typeof recordKind>

const written = {
  title: line(80).meta({ description: 'Subject of a training, name of an award, what was complained of' }),
  detail: line(120).meta({ description: 'Who held or gave it; of a complaint, what came of it' }),
  happenedOn: z.iso.date(),
}

/** An entry of the record; a training has its length. */
export const recordDraft = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('training'),
    residenceId: id,
    ...written,
    minutes: z.number().int().min(1).max(60_000),
  }),
  z.strictObject({ kind: z.literal('award'), residenceId: id, ...written }),
  z.strictObject({ kind: z.literal('complaint'), residenceId: id, ...written }),
])
export type RecordDraft = z.output<typeof recordDraft>

export const recordEntry = z
  .object({
    id,
    kind: recordKind,
    nickname: z.string(),
    title: z.string(),
    detail: z.string(),
    happenedOn: z.string(),
    minutes: z.number().int().nullable(),
    recordedBy: z.string(),
    recordedAt: instant,
    abilities: z.object({ remove: z.boolean() }),
  })
  .meta({ id: 'VolunteerRecordEntry' })
export type RecordEntry = z.infer<typeof recordEntry>

const base = '/communities/:communityId/volunteering'

export const volunteerRecords = {
  list: endpoint({
    id: 'volunteering.recordEntries',
    method: 'GET',
    path: `${base}/records`,
    summary: 'Training, awards and complaints that were written into records, newest first (committee)',
    access: 'account',
    params: inCommunity,
    query: pageQuery,
    reply: pageOf(recordEntry),
  }),
  add: endpoint({
    id: 'volunteering.addRecordEntry',
    method: 'POST',
    path: `${base}/records`,
    summary: 'Writes a training, an award or a complaint into a volunteer’s record (committee, never into the own)',
    access: 'account',
    params: inCommunity,
    body: recordDraft,
    reply: recordEntry,
    status: 201,
    errors: ['points_second_person', 'record_in_future'],
  }),
  remove: endpoint({
    id: 'volunteering.removeRecordEntry',
    method: 'DELETE',
    path: `${base}/records/:recordId`,
    summary: 'Takes out of a record what was written there by mistake (committee, never of the own)',
    access: 'account',
    params: inCommunity.extend({ recordId: id }),
    reply: recordEntry,
    errors: ['points_second_person'],
  }),
}
