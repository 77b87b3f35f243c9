import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { inCommunity } from './neighbourhood.ts'
import { pageOf, pageQuery } from './page.ts'
import { pointsProposal } from './points.proposals.ts'
import { id, instant, paragraph, version } from './primitives.ts'

/** Rows of one sheet; a longer book comes in several. */
export const mostOpeningRows = 1_000

/** What a column of an older book may hold. `address` is building, entrance and unit in one cell. */
export const openingFields = [
  'phone',
  'name',
  'address',
  'building',
  'entrance',
  'unit',
  'hours',
  'minutes',
  'points',
  'expiresOn',
] as const
export const openingField = z.enum(openingFields)
export type OpeningField = z.infer<typeof openingField>

/** Without columns that say who, and how much, nothing can be entered. */
export const openingNeeds = ['person', 'amount'] as const

/** Why a row is not entered. Nothing is guessed: it stays a finding, for a person to settle by hand. */
export const openingFindings = [
  'person_missing',
  'time_wrong',
  'points_wrong',
  'expiry_wrong',
  'nothing',
  'expired',
  'nobody',
  'several',
  'lives_elsewhere',
  'own',
  'opened',
  'twice',
  'row_beside',
] as const
export const openingFinding = z.enum(openingFindings)
export type OpeningFinding = z.infer<typeof openingFinding>

const column = z.strictObject({ column: z.number().int().min(0).max(59), field: openingField })
export type OpeningColumn = z.infer<typeof column>

/** It waits for a first signature, then for a second one; then it is entered. Given up or refused it is dropped. */
export const openingStates = ['open', 'signed', 'entered', 'dropped'] as const
export type OpeningState = (typeof openingStates)[number]

const sum = z.number().int()

/** What a file would enter, or has entered, and what of it is left out; together they are all that stands in it. */
export const openingSums = z
  .object({
    rows: sum,
    people: sum,
    minutes: sum,
    points: sum,
    lots: z
      .array(z.object({ expiresOn: z.iso.date().nullable(), points: sum }))
      .meta({ description: 'By the last day on which they are good; null: as settled for new points' }),
    lapsed: sum.meta({ description: 'Points whose last day is over: they are not entered, the hours are' }),
    left: z.object({ rows: sum, minutes: sum, points: sum }),
    findings: z.array(z.object({ finding: openingFinding, rows: sum })),
  })
  .meta({ id: 'OpeningSums' })
export type OpeningSums = z.infer<typeof openingSums>

const openingRow = z
  .object({
    id,
    fileName: z.string(),
    state: z.enum(openingStates),
    createdAt: instant,
    createdBy: z.string(),
  })
  .meta({ id: 'PointsOpeningRow' })
export type PointsOpeningRow = z.infer<typeof openingRow>

export const pointsOpening = openingRow
  .extend({
    version: z.number().int(),
    headings: z.array(z.object({ column: z.number().int(), heading: z.string(), sample: z.string() })),
    columns: z.array(column),
    missing: z.array(z.enum(openingNeeds)).meta({ description: 'Needed, and no column says it' }),
    sums: openingSums,
    proposal: pointsProposal.nullable().meta({ description: 'What the second signature is asked for' }),
    abilities: z.object({ edit: z.boolean(), sign: z.boolean() }),
  })
  .meta({ id: 'PointsOpening' })
export type PointsOpening = z.infer<typeof pointsOpening>

export const openingLine = z
  .object({
    row: z.number().int().meta({ description: 'As the file counts them' }),
    name: z.string().meta({ description: 'As it stands there; its first letter once it is signed' }),
    phoneMasked: z.string().nullable(),
    place: z.string(),
    minutes: sum,
    points: sum,
    expiresOn: z.iso.date().nullable(),
    nickname: z.string().nullable().meta({ description: 'Whom it means' }),
    finding: openingFinding.nullable().meta({ description: 'Null: it is entered' }),
  })
  .meta({ id: 'OpeningLine' })
export type OpeningLine = z.infer<typeof openingLine>

const inOpening = inCommunity.extend({ openingId: id })

/**
 * Balances and hours of an older book, as its spreadsheet. One of the committee signs what it would enter, and another
 * one approves the proposal that comes of it; then all of it is entered, or nothing.
 */
export const pointsOpenings = {
  upload: endpoint({
    id: 'points.uploadOpening',
    method: 'POST',
    path: '/communities/:communityId/points/openings',
    summary: 'Sends an older book of points and hours (.xlsx, .csv) to be looked at; nothing is entered (committee)',
    access: 'account',
    params: inCommunity,
    upload: { maxBytes: 5 * 1024 * 1024 },
    reply: z.object({ id }),
    status: 201,
    errors: ['points_sheet_unreadable', 'points_sheet_long', 'points_sheet_twice'],
  }),
  list: endpoint({
    id: 'points.openings',
    method: 'GET',
    path: '/communities/:communityId/points/openings',
    summary: 'Older books that were sent, newest first (committee)',
    access: 'account',
    params: inCommunity,
    query: pageQuery,
    reply: pageOf(openingRow),
  }),
  opening: endpoint({
    id: 'points.opening',
    method: 'GET',
    path: '/communities/:communityId/points/openings/:openingId',
    summary: 'One of them: what its columns are taken for, and what it would enter (committee)',
    access: 'account',
    params: inOpening,
    reply: pointsOpening,
  }),
  lines: endpoint({
    id: 'points.openingLines',
    method: 'GET',
    path: '/communities/:communityId/points/openings/:openingId/lines',
    summary: 'Its rows in their order; once it is signed, those that were left out (committee)',
    access: 'account',
    params: inOpening,
    query: pageQuery.extend({ of: z.enum(['all', 'left']).default('all') }),
    reply: pageOf(openingLine),
  }),
  setColumns: endpoint({
    id: 'points.setOpeningColumns',
    method: 'PUT',
    path: '/communities/:communityId/points/openings/:openingId',
    summary: 'Says what its columns are (committee)',
    access: 'account',
    params: inOpening,
    body: z.strictObject({ version, columns: z.array(column).max(openingFields.length) }),
    reply: pointsOpening,
    errors: ['edited_elsewhere', 'points_opening_over', 'points_columns_twice'],
  }),
  sign: endpoint({
    id: 'points.signOpening',
    method: 'POST',
    path: '/communities/:communityId/points/openings/:openingId/signatures',
    summary: 'Signs what it would enter, as the first of two; the sums are those that were seen (committee)',
    access: 'account',
    params: inOpening,
    body: z.strictObject({ version, reason: paragraph(200), people: sum, minutes: sum, points: sum }),
    reply: pointsOpening,
    status: 201,
    errors: ['edited_elsewhere', 'points_opening_over', 'points_opening_unsettled'],
  }),
  drop: endpoint({
    id: 'points.dropOpening',
    method: 'DELETE',
    path: '/communities/:communityId/points/openings/:openingId',
    summary: 'Gives one up before it is signed; what was in it is deleted (committee)',
    access: 'account',
    params: inOpening,
    reply: z.object({}),
    errors: ['points_opening_over'],
  }),
}
