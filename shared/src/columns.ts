import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { inCommunity } from './neighbourhood.ts'
import { id, instant, line, version } from './primitives.ts'

/** The eight columns of 社区通, in its order; every community has each of them once. */
export const columnCodes = [
  'notices',
  'party',
  'police',
  'family_doctor',
  'property',
  'owners_committee',
  'neighbours',
  'services',
] as const
export const columnCode = z.enum(columnCodes)
export type ColumnCode = z.infer<typeof columnCode>

/** Who is on duty now, or who is next: by name, from when until when. */
export const dutyNow = z.object({
  isNow: z.boolean(),
  name: z.string(),
  from: instant,
  to: instant,
  contact: z
    .string()
    .nullable()
    .meta({ description: 'A number this person chose to show while on duty; null without it and off duty' }),
})

/** A column as its tile shows it. */
export const column = z
  .object({
    id,
    code: columnCode,
    name: z.string(),
    isOn: z.boolean(),
    blurb: z.string().nullable(),
    promisedReplyMinutes: z.number().int().nullable().meta({ description: 'A first reply is promised within these' }),
    hosts: z.array(z.string()).meta({ description: 'Nicknames' }),
    duty: dutyNow.nullable().meta({ description: 'Null when nobody is on the roster' }),
    abilities: z.object({ setRoster: z.boolean(), setContact: z.boolean() }),
  })
  .meta({ id: 'Column' })
export type Column = z.infer<typeof column>

/** In the community's order. Columns that are switched off are there only for who may switch them on. */
export const columnList = z
  .object({ version, items: z.array(column), abilities: z.object({ edit: z.boolean() }) })
  .meta({ id: 'ColumnList' })
export type ColumnList = z.infer<typeof columnList>

export const columnDraft = z.strictObject({
  code: columnCode,
  name: line(12),
  isOn: z.boolean(),
  blurb: line(60).nullable(),
  promisedReplyMinutes: z.number().int().min(5).max(10_080).nullable(),
})

const minuteOfDay = z.number().int().min(0).max(1_439)

/** One shift, each week or on one day, in local time. One that ends at or before its start ends the day after. */
export const dutyDraft = z.discriminatedUnion('every', [
  z.strictObject({
    every: z.literal('week'),
    weekday: z.number().int().min(1).max(7).meta({ description: '1 is Monday (ISO 8601)' }),
    fromMinutes: minuteOfDay,
    toMinutes: minuteOfDay,
    grantId: id.meta({ description: 'By which grant the person hosts this column' }),
  }),
  z.strictObject({
    every: z.literal('once'),
    date: z.iso.date(),
    fromMinutes: minuteOfDay,
    toMinutes: minuteOfDay,
    grantId: id.meta({ description: 'By which grant the person hosts this column' }),
  }),
])
export type DutyDraft = z.output<typeof dutyDraft>

/** The roster of a column. Shifts of who is no longer host are not in it. */
export const roster = z
  .object({
    version,
    duties: z.array(dutyDraft),
    hosts: z.array(
      z.object({
        grantId: id,
        nickname: z.string(),
        contact: z.string().nullable().meta({ description: 'My own number; null for other hosts' }),
      }),
    ),
  })
  .meta({ id: 'Roster' })
export type Roster = z.infer<typeof roster>

/** A number people may call, as printed on a door: digits and hyphens, mobile or landline with area code. */
export const contactNumber = z
  .string()
  .regex(/^\d{2,4}(-?\d{2,8}){1,3}$/)
  .max(20)

const inColumn = inCommunity.extend({ columnId: id })

export const columns = {
  list: endpoint({
    id: 'columns.list',
    method: 'GET',
    path: '/communities/:communityId/columns',
    summary: 'The columns of the community with who is on duty',
    access: 'account',
    params: inCommunity,
    reply: columnList,
    cached: true,
  }),
  edit: endpoint({
    id: 'columns.edit',
    method: 'PUT',
    path: '/communities/:communityId/columns',
    summary: 'Names, switches and orders the eight columns, all in one (committee)',
    access: 'account',
    params: inCommunity,
    body: z.strictObject({ version, columns: z.array(columnDraft).length(columnCodes.length) }),
    reply: columnList,
    errors: ['columns_incomplete', 'edited_elsewhere'],
  }),
  roster: endpoint({
    id: 'columns.roster',
    method: 'GET',
    path: '/communities/:communityId/columns/:columnId/duties',
    summary: 'Who is on duty when',
    access: 'account',
    params: inColumn,
    reply: roster,
    cached: true,
  }),
  setRoster: endpoint({
    id: 'columns.setRoster',
    method: 'PUT',
    path: '/communities/:communityId/columns/:columnId/duties',
    summary: 'Sets the whole roster of a column (committee, or a host of that column)',
    access: 'account',
    params: inColumn,
    body: z.strictObject({ version, duties: z.array(dutyDraft).max(100) }),
    reply: roster,
    errors: ['edited_elsewhere', 'duty_without_host'],
  }),
  setContact: endpoint({
    id: 'columns.setContact',
    method: 'PUT',
    path: '/communities/:communityId/columns/:columnId/my-contact',
    summary: 'The number a host shows neighbours while on duty; only the host sets it, null takes it back',
    access: 'account',
    params: inColumn,
    body: z.strictObject({ contact: contactNumber.nullable() }),
    reply: z.object({}),
  }),
}
