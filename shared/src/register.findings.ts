import { z } from 'zod'
import { line } from './primitives.ts'

/** What a column of a committee's own spreadsheet can hold. `address` is building, entrance and unit in one cell. */
export const registerFields = [
  'building',
  'entrance',
  'unit',
  'address',
  'use',
  'area',
  'area_source',
  'sale_state',
  'owner_name',
  'owner_phone',
  'owner_id',
  'remark',
] as const
export const registerField = z.enum(registerFields)
export type RegisterField = z.infer<typeof registerField>

/** Several owners stand in one cell or in columns of their own: the first, the second … of a unit. */
export const maxOwners = 9

const columnMapping = z.strictObject({
  column: z.number().int().min(0).max(199).meta({ description: 'Counted from 0' }),
  field: registerField,
  owner: z.number().int().min(1).max(maxOwners).default(1).meta({ description: 'Which owner, for owner columns' }),
})

const sheetMapping = z.strictObject({
  sheet: line(100),
  headerRow: z.number().int().min(0).max(100_000).meta({ description: 'As the program numbers rows; 0 for none' }),
  columns: z.array(columnMapping).min(1).max(200),
  building: line(20).nullable().default(null).meta({ description: 'Where no column names the building' }),
})

/** Which column of which sheet means what. Sheets that are not named are left out. */
export const registerMapping = z.strictObject({ sheets: z.array(sheetMapping).min(1).max(50) })
export type RegisterMapping = z.output<typeof registerMapping>

/** Why a cell or a row cannot be taken as it stands. */
export const registerFaultCodes = [
  'building_missing',
  'unit_missing',
  'address_unreadable',
  'label_bad',
  'unit_twice',
  'use_unknown',
  'area_unreadable',
  'area_not_positive',
  'area_too_large',
  'area_source_unknown',
  'sale_state_unknown',
  'name_bad',
  'name_missing',
  'owner_twice',
  'owners_uneven',
  'too_many_owners',
  'phone_bad',
  'id_number_bad',
  'formula',
  'cell_error',
] as const
export const registerFaultCode = z.enum(registerFaultCodes)
export type RegisterFaultCode = z.infer<typeof registerFaultCode>

export const registerFault = z
  .object({
    sheet: z.string(),
    row: z.number().int(),
    column: z.number().int().nullable().meta({ description: 'Counted from 0; null for the row as a whole' }),
    code: registerFaultCode,
    text: z.string().meta({ description: 'What stands there, shortened' }),
  })
  .meta({ id: 'RegisterFault' })
export type RegisterFault = z.infer<typeof registerFault>

/**
 * What only a person can know. `same_name`: entries of one name with nothing to tell them apart, one buyer or several?
 * `identity_differs`: the register and the file give the owner of a unit the same name but other numbers, the same person?
 */
export const registerQuestionKinds = ['same_name', 'identity_differs'] as const

export const registerQuestion = z
  .object({
    id: z.string(),
    kind: z.enum(registerQuestionKinds),
    name: z.string(),
    units: z.array(z.string()).meta({ description: 'Labels of the units, such as `3号楼 1单元 101`' }),
    answer: z.enum(['same', 'different']).nullable(),
  })
  .meta({ id: 'RegisterQuestion' })
export type RegisterQuestion = z.infer<typeof registerQuestion>

export const registerChangeKinds = ['created', 'changed', 'left', 'absent'] as const

/** One unit as the import would leave it. `before` and `after` name only what differs; owners are masked. */
export const registerChange = z
  .object({
    kind: z.enum(registerChangeKinds),
    unit: z.string(),
    sheet: z.string().nullable(),
    row: z.number().int().nullable(),
    fields: z.array(
      z.object({
        field: z.enum(['use', 'area', 'area_source', 'sale_state', 'owners']),
        before: z.string().nullable(),
        after: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'RegisterChange' })
export type RegisterChange = z.infer<typeof registerChange>

/** Units, and the heads and area of all but parking under the default rule; units without area are counted apart. */
export const registerTotals = z
  .object({
    units: z.number().int(),
    heads: z.number().int(),
    areaCentiares: z.number().int(),
    unitsWithoutArea: z.number().int(),
    unitsWithoutOwner: z.number().int(),
  })
  .meta({ id: 'RegisterTotals' })
export type RegisterTotals = z.infer<typeof registerTotals>
