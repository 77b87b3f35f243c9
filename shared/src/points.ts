import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { fileReply } from './files.ts'
import { inCommunity } from './neighbourhood.ts'
import { pageOf, pageQuery } from './page.ts'
import { id, instant, line, settledVersion } from './primitives.ts'

/** What an entry of a statement came from. */
export const journalKinds = [
  'service',
  'manual',
  'opening',
  'rule',
  'reversal',
  'expiry',
  'order',
  'refund',
  'handover',
] as const
export const journalKind = z.enum(journalKinds)
export type JournalKind = z.infer<typeof journalKind>

/** What adds to somebody's points or minutes from outside; these alone may be taken back. */
export const creditKinds: readonly JournalKind[] = ['service', 'manual', 'opening', 'rule']

/** The three lists of one person: points to spend, minutes served in a lifetime, points owed after a reversal. */
export const statementOf = z.enum(['points', 'minutes', 'debt'])
export type StatementOf = z.infer<typeof statementOf>

/** One line: what was added or taken, and what there was after it. Each line's balance is the one below plus its amount. */
export const statementEntry = z
  .object({
    journalId: id,
    kind: journalKind,
    at: instant,
    amount: z.number().int().meta({ description: 'Signed; points, or minutes' }),
    balance: z.number().int().meta({ description: 'After this line' }),
    note: z.string().nullable(),
    isReversed: z.boolean().meta({ description: 'It was a credit, and was taken back since' }),
  })
  .meta({ id: 'StatementEntry' })
export type StatementEntry = z.infer<typeof statementEntry>

const points = z.number().int()

/** What a person has: minutes never shrink by spending, points do. */
export const pointsBalance = z
  .object({
    points: points.meta({ description: 'To spend now' }),
    minutes: points.meta({ description: 'Served in a lifetime, to the minute' }),
    debt: points.meta({ description: 'Owed since a credit was taken back; what comes in pays it first' }),
    expiring: z
      .array(z.object({ points, expiresAt: instant.meta({ description: 'The first instant at which they are gone' }) }))
      .meta({ description: 'What is left, by when it ends, the next first; at most 20 lines' }),
    stars: z.number().int().meta({ description: 'By lifetime hours; 0 is none yet' }),
    nextStarMinutes: points.nullable().meta({ description: 'Minutes of the next level; null at the last' }),
  })
  .meta({ id: 'PointsBalance' })
export type PointsBalance = z.infer<typeof pointsBalance>

/** Rising hours for one star to five. */
const starHours = z
  .array(z.number().int().min(1).max(100_000))
  .length(5)
  .refine((hours) => hours.every((value, at) => at === 0 || value > (hours[at - 1] ?? 0)))

/**
 * What else may be granted for, besides service: a suggestion that was adopted, a snap that was found true, a meeting
 * that somebody came to. The list is closed, and a vote is not on it: nobody is ever paid for voting, or for how they vote.
 */
export const grantRules = ['suggestion', 'snap', 'meeting'] as const
export const grantRule = z.enum(grantRules)
export type GrantRule = z.infer<typeof grantRule>

const grant = z.number().int().min(0).max(1_000)

/** What a community has settled about points. */
export const pointsTerms = z.strictObject({
  pointsPerHour: z.number().int().min(1).max(100),
  capPointsPerShift: z.number().int().min(1).max(1_000),
  capPointsPerDay: z.number().int().min(1).max(1_000),
  refundGraceDays: z.number().int().min(0).max(365).meta({
    description: 'Points refunded after they expired live so long; 0: they expire again at once',
  }),
  lotMonths: z
    .number()
    .int()
    .min(1)
    .max(60)
    .nullable()
    .meta({ description: 'Points live to the end of so manieth month after; null: to the end of the year after' }),
  grants: z
    .strictObject({ suggestion: grant, snap: grant, meeting: grant })
    .meta({ description: 'Points for what is no service, 0 for none; they count under the cap of a day' }),
  pickUpDays: z.number().int().min(1).max(60).meta({ description: 'An order is kept so long, then cancelled' }),
  starHours,
  displayDays: z
    .number()
    .int()
    .min(0)
    .max(7)
    .refine((days) => days === 0 || days >= 3)
    .meta({ description: 'Credited hours are displayed to neighbours for 3 to 7 days; 0: not at all' }),
  certificate: z
    .strictObject({ responsible: line(20).nullable(), contact: line(60).nullable() })
    .meta({ description: 'Who answers for certificates of service, and how to reach them; printed on each' }),
})
export type PointsTerms = z.infer<typeof pointsTerms>

export const pointsSettings = z
  .object({
    terms: pointsTerms,
    version: z.number().int().meta({ description: '0 while the community has settled nothing' }),
    abilities: z.object({ edit: z.boolean() }),
  })
  .meta({ id: 'PointsSettings' })
export type PointsSettings = z.infer<typeof pointsSettings>

const statementQuery = pageQuery.extend({ of: statementOf.default('points') })

export const pointsApi = {
  mine: endpoint({
    id: 'points.mine',
    method: 'GET',
    path: '/communities/:communityId/points/me',
    summary: 'My points, hours and debt, and when points end',
    access: 'account',
    params: inCommunity,
    reply: pointsBalance,
  }),
  statement: endpoint({
    id: 'points.statement',
    method: 'GET',
    path: '/communities/:communityId/points/me/statement',
    summary: 'Every movement of my points, minutes or debt, newest first',
    access: 'account',
    params: inCommunity,
    query: statementQuery,
    reply: pageOf(statementEntry),
  }),
  exportStatement: endpoint({
    id: 'points.exportStatement',
    method: 'GET',
    path: '/communities/:communityId/points/me/statement-file',
    summary: 'My whole statement as a spreadsheet, a sheet for points, minutes and debt each',
    access: 'account',
    params: inCommunity,
    reply: fileReply,
    download: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }),
  ofResident: endpoint({
    id: 'points.ofResident',
    method: 'GET',
    path: '/communities/:communityId/residences/:residenceId/points',
    summary: 'Points, hours and debt of a resident (committee)',
    access: 'account',
    params: inCommunity.extend({ residenceId: id }),
    reply: pointsBalance.extend({ nickname: z.string() }),
  }),
  statementOfResident: endpoint({
    id: 'points.statementOfResident',
    method: 'GET',
    path: '/communities/:communityId/residences/:residenceId/points/statement',
    summary: 'Every movement of a resident’s points, minutes or debt, newest first (committee)',
    access: 'account',
    params: inCommunity.extend({ residenceId: id }),
    query: statementQuery,
    reply: pageOf(statementEntry),
  }),
  settings: endpoint({
    id: 'points.settings',
    method: 'GET',
    path: '/communities/:communityId/points/settings',
    summary: 'How points are granted, how long they live, and the hours of each star',
    access: 'account',
    params: inCommunity,
    reply: pointsSettings,
  }),
  setSettings: endpoint({
    id: 'points.setSettings',
    method: 'PUT',
    path: '/communities/:communityId/points/settings',
    summary: 'Settles how points are granted, from now on (committee)',
    access: 'account',
    params: inCommunity,
    body: z.strictObject({ version: settledVersion, terms: pointsTerms }),
    reply: pointsSettings,
    errors: ['edited_elsewhere'],
  }),
}
