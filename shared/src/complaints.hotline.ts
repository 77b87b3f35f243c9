import { z } from 'zod'
import { complaintCategory, complaintPlaceKind } from './complaints.ts'
import { endpoint } from './endpoint.ts'
import { inCommunity } from './neighbourhood.ts'
import { pageOf, pageQuery } from './page.ts'
import { id, instant, version } from './primitives.ts'

/** Work orders of one sheet: a community gets far fewer in a day. */
export const mostHotlineRows = 200

/** What a column of the hotline's sheet may hold. */
export const hotlineFields = [
  'number',
  'phone',
  'name',
  'text',
  'category',
  'address',
  'calledAt',
  'answerBy',
  'secret',
] as const
export const hotlineField = z.enum(hotlineFields)
export type HotlineField = z.infer<typeof hotlineField>

/** Without a column for each of these nothing can be taken in. */
export const neededHotlineFields: readonly HotlineField[] = ['number', 'phone', 'text']

/** What becomes of a row: it is new, it was taken in before, somebody must answer something, it cannot be taken in, it was left out. */
export const hotlineOutcomes = ['fresh', 'known', 'question', 'fault', 'skipped'] as const
export const hotlineOutcome = z.enum(hotlineOutcomes)
export type HotlineOutcome = z.infer<typeof hotlineOutcome>

export const hotlineFaults = [
  'number_missing',
  'number_wrong',
  'number_twice',
  'phone_missing',
  'text_missing',
  'text_long',
] as const
export type HotlineFault = (typeof hotlineFaults)[number]

export const hotlineQuestions = ['category', 'place'] as const
export type HotlineQuestion = (typeof hotlineQuestions)[number]

/** A question to a column has its own way in. */
export const hotlineCategory = complaintCategory.exclude(['consultation'])

const column = z.strictObject({ column: z.number().int().min(0).max(59), field: hotlineField })
export type HotlineColumn = z.infer<typeof column>

const place = z.strictObject({ kind: complaintPlaceKind, id })

/** What somebody says of one row; what is left out stays as it was said before. */
export const hotlineAnswer = z.strictObject({
  row: z.number().int().min(1).max(1_048_576),
  category: hotlineCategory.optional(),
  place: place.optional(),
  skip: z.boolean().optional(),
})
export type HotlineAnswer = z.infer<typeof hotlineAnswer>

export const importStates = ['open', 'taken', 'dropped'] as const

const importRow = z
  .object({
    id,
    fileName: z.string(),
    state: z.enum(importStates).meta({ description: 'Once it is over, nothing of the file is kept' }),
    createdAt: instant,
    createdBy: z.string(),
    taken: z.number().int().nullable().meta({ description: 'How many matters came of it' }),
  })
  .meta({ id: 'HotlineImportRow' })
export type HotlineImportRow = z.infer<typeof importRow>

export const hotlineImport = importRow
  .extend({
    partner: z.object({ id, name: z.string() }),
    version: z.number().int(),
    headings: z.array(z.object({ column: z.number().int(), heading: z.string(), sample: z.string() })),
    columns: z.array(column),
    missing: z.array(hotlineField).meta({ description: 'Needed, and no column holds it' }),
    counts: z.record(hotlineOutcome, z.number().int()),
    abilities: z.object({ edit: z.boolean(), take: z.boolean() }),
  })
  .meta({ id: 'HotlineImport' })
export type HotlineImport = z.infer<typeof hotlineImport>

export const hotlineRow = z
  .object({
    row: z.number().int().meta({ description: 'As the file counts them' }),
    number: z.string().nullable().meta({ description: 'The hotline’s own' }),
    text: z.string(),
    address: z.string(),
    phoneMasked: z.string().nullable(),
    isHidden: z.boolean(),
    category: complaintCategory.nullable(),
    place: z.object({ kind: complaintPlaceKind, id, label: z.string() }).nullable(),
    outcome: hotlineOutcome,
    questions: z.array(z.enum(hotlineQuestions)),
    faults: z.array(z.enum(hotlineFaults)),
    complaintId: id.nullable().meta({ description: 'The matter that it is already' }),
  })
  .meta({ id: 'HotlineRow' })
export type HotlineRow = z.infer<typeof hotlineRow>

const ofPartner = inCommunity.extend({ partnerId: id })
const inImport = inCommunity.extend({ importId: id })

/**
 * Work orders of a city's hotline (12345) as the spreadsheet that it hands out. Its numbers are kept, and the same number is
 * the same matter, however often it is sent. How they went goes back as the sheet of complaints of that partner.
 */
export const complaintHotline = {
  uploadHotline: endpoint({
    id: 'complaints.uploadHotline',
    method: 'POST',
    path: '/communities/:communityId/complaint-partners/:partnerId/imports',
    summary: 'Sends a sheet of work orders of a partner (.xlsx, .csv); nothing is taken in yet (residents’ committee)',
    access: 'account',
    params: ofPartner,
    upload: { maxBytes: 5 * 1024 * 1024 },
    reply: z.object({ id }),
    status: 201,
    errors: ['complaint_sheet_unreadable', 'complaint_sheet_long'],
  }),
  hotlineImports: endpoint({
    id: 'complaints.hotlineImports',
    method: 'GET',
    path: '/communities/:communityId/complaint-partners/:partnerId/imports',
    summary: 'Sheets that were sent for a partner, newest first',
    access: 'account',
    params: ofPartner,
    query: pageQuery,
    reply: pageOf(importRow),
  }),
  hotlineImport: endpoint({
    id: 'complaints.hotlineImport',
    method: 'GET',
    path: '/communities/:communityId/complaint-imports/:importId',
    summary: 'One sheet: what its columns are taken for, and what would become of its rows',
    access: 'account',
    params: inImport,
    reply: hotlineImport,
  }),
  hotlineRows: endpoint({
    id: 'complaints.hotlineRows',
    method: 'GET',
    path: '/communities/:communityId/complaint-imports/:importId/rows',
    summary: 'Its rows in their order, with what is asked about each; gone once it is over',
    access: 'account',
    params: inImport,
    query: pageQuery.extend({ outcome: hotlineOutcome.optional() }),
    reply: pageOf(hotlineRow),
  }),
  setHotlineImport: endpoint({
    id: 'complaints.setHotlineImport',
    method: 'PUT',
    path: '/communities/:communityId/complaint-imports/:importId',
    summary: 'Says what its columns are, and answers what was asked about rows',
    access: 'account',
    params: inImport,
    body: z.strictObject({
      version,
      columns: z.array(column).max(hotlineFields.length).optional(),
      answers: z.array(hotlineAnswer).max(mostHotlineRows).default([]),
    }),
    reply: hotlineImport,
    errors: ['edited_elsewhere', 'complaint_import_over', 'complaint_columns_twice', 'complaint_place_wrong'],
  }),
  takeHotlineImport: endpoint({
    id: 'complaints.takeHotlineImport',
    method: 'POST',
    path: '/communities/:communityId/complaint-imports/:importId/applications',
    summary: 'Takes in what is new in it, whole or not at all; each is sent on by the rules of the community',
    access: 'account',
    params: inImport,
    body: z.strictObject({ version }),
    reply: hotlineImport,
    errors: ['edited_elsewhere', 'complaint_import_over', 'complaint_import_unsettled'],
  }),
  dropHotlineImport: endpoint({
    id: 'complaints.dropHotlineImport',
    method: 'DELETE',
    path: '/communities/:communityId/complaint-imports/:importId',
    summary: 'Gives a sheet up; what was in it is deleted',
    access: 'account',
    params: inImport,
    reply: z.object({}),
    errors: ['complaint_import_over'],
  }),
}
