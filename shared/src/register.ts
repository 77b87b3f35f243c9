import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { fileReply } from './files.ts'
import { areaSources, inCommunity, saleStates, unitUses } from './neighbourhood.ts'
import { pageOf, pageQuery } from './page.ts'
import { id, instant, line, paragraph, version } from './primitives.ts'
import {
  registerMapping,
  registerFault,
  registerQuestion,
  registerChangeKinds,
  registerChange,
  registerTotals,
} from './register.findings.ts'

export const importStatuses = [
  'reading',
  'mapping',
  'checking',
  'checked',
  'applying',
  'applied',
  'cancelled',
  'failed',
] as const
export type ImportStatus = (typeof importStatuses)[number]

/** Why a file could not be read at all. */
export const importFailures = [
  'not_a_spreadsheet',
  'encrypted',
  'legacy_xls',
  'too_large',
  'too_many_rows',
  'too_many_columns',
  'expands_too_far',
  'damaged',
  'took_too_long',
  'no_memory',
  'empty',
  'internal',
] as const
export const importFailure = z.enum(importFailures)
export type ImportFailure = z.infer<typeof importFailure>

const sheetPeek = z.object({
  name: z.string(),
  rowCount: z.number().int(),
  /** The first rows, for choosing what each column means. */
  rows: z.array(z.object({ number: z.number().int(), cells: z.array(z.string()) })),
})

export const registerImport = z
  .object({
    id,
    estateId: id,
    estateName: z.string(),
    fileName: z.string(),
    status: z.enum(importStatuses),
    progress: z.number().int().meta({ description: 'Percent of the present step' }),
    failure: importFailure.nullable(),
    movedOn: z
      .boolean()
      .meta({ description: 'The register changed since the check: nothing was written, check again' }),
    version: z.number().int(),
    createdAt: instant,
    createdBy: z.string(),
    sheets: z.array(sheetPeek),
    mapping: registerMapping.nullable(),
    skippedRows: z.array(z.object({ sheet: z.string(), row: z.number().int() })),
    counts: z
      .object({
        rows: z.number().int(),
        ignoredRows: z.number().int().meta({ description: 'Blank, title, repeated heading and total rows' }),
        created: z.number().int(),
        changed: z.number().int(),
        left: z.number().int(),
        absent: z.number().int().meta({ description: 'In the register, not in the file; they stay as they are' }),
        faults: z.number().int().meta({ description: 'Not counting rows that are skipped' }),
        questions: z.number().int().meta({ description: 'Still without an answer' }),
      })
      .nullable(),
    totals: registerTotals.nullable().meta({ description: 'What the register would hold' }),
    abilities: z.object({ check: z.boolean(), apply: z.boolean(), cancel: z.boolean() }),
  })
  .meta({ id: 'RegisterImport' })
export type RegisterImport = z.infer<typeof registerImport>

export const registerImportRow = registerImport.pick({
  id: true,
  estateName: true,
  fileName: true,
  status: true,
  createdAt: true,
  createdBy: true,
})

export const ownerKinds = ['person', 'company'] as const

/** An owner as lists show one: masked. */
export const registerOwner = z
  .object({
    id,
    kind: z.enum(ownerKinds),
    nameMasked: z.string(),
    phoneMasked: z.string().nullable(),
    idMasked: z.string().nullable(),
    isBound: z.boolean().meta({ description: 'A verified account holds this owner’s rights' }),
  })
  .meta({ id: 'RegisterOwner' })

export const registerUnit = z
  .object({
    id,
    label: z.string(),
    use: z.enum(unitUses),
    areaCentiares: z.number().int().nullable(),
    areaSource: z.enum(areaSources).nullable(),
    saleState: z.enum(saleStates),
    owners: z.array(registerOwner),
  })
  .meta({ id: 'RegisterUnit' })
export type RegisterUnit = z.infer<typeof registerUnit>

export const exportStatuses = ['making', 'ready', 'expired'] as const

const inEstate = inCommunity.extend({ estateId: id })
const inImport = inCommunity.extend({ importId: id })
const inExport = inCommunity.extend({ exportId: id })
const versioned = z.strictObject({ version })

export const register = {
  upload: endpoint({
    id: 'register.upload',
    method: 'POST',
    path: '/communities/:communityId/estates/:estateId/register-imports',
    summary: "Sends an owners' register (.xlsx, .csv) to be read; nothing is written to the register yet",
    access: 'account',
    params: inEstate,
    upload: { maxBytes: 50 * 1024 * 1024 },
    reply: z.object({ id }),
    status: 202,
    errors: ['register_import_open'],
  }),
  imports: endpoint({
    id: 'register.imports',
    method: 'GET',
    path: '/communities/:communityId/register-imports',
    summary: 'Imports of the community, newest first',
    access: 'account',
    params: inCommunity,
    query: pageQuery,
    reply: pageOf(registerImportRow),
  }),
  import: endpoint({
    id: 'register.import',
    method: 'GET',
    path: '/communities/:communityId/register-imports/:importId',
    summary: 'One import: how far it is, what it would do, what it asks',
    access: 'account',
    params: inImport,
    reply: registerImport,
  }),
  faults: endpoint({
    id: 'register.faults',
    method: 'GET',
    path: '/communities/:communityId/register-imports/:importId/faults',
    summary: 'Every fault with sheet, row, column, text and reason, in the order of the file',
    access: 'account',
    params: inImport,
    query: pageQuery,
    reply: pageOf(registerFault),
  }),
  questions: endpoint({
    id: 'register.questions',
    method: 'GET',
    path: '/communities/:communityId/register-imports/:importId/questions',
    summary: 'What only a person can decide, with the answers given so far',
    access: 'account',
    params: inImport,
    query: pageQuery,
    reply: pageOf(registerQuestion),
  }),
  changes: endpoint({
    id: 'register.changes',
    method: 'GET',
    path: '/communities/:communityId/register-imports/:importId/changes',
    summary: 'What the import would create and change, what it leaves, what the file does not name',
    access: 'account',
    params: inImport,
    query: pageQuery.extend({ kind: z.enum(registerChangeKinds).optional() }),
    reply: pageOf(registerChange),
  }),
  check: endpoint({
    id: 'register.check',
    method: 'POST',
    path: '/communities/:communityId/register-imports/:importId/checks',
    summary: 'Runs the import without writing: with this mapping, these answers, these rows left out',
    access: 'account',
    params: inImport,
    body: versioned.extend({
      mapping: registerMapping,
      answers: z
        .array(z.strictObject({ id: z.string().max(100), answer: z.enum(['same', 'different']) }))
        .max(2_000)
        .default([]),
      skippedRows: z
        .array(z.strictObject({ sheet: line(100), row: z.number().int().min(1) }))
        .max(5_000)
        .default([]),
    }),
    reply: z.object({}),
    status: 202,
    errors: ['edited_elsewhere', 'register_import_closed', 'register_mapping_incomplete'],
  }),
  apply: endpoint({
    id: 'register.apply',
    method: 'POST',
    path: '/communities/:communityId/register-imports/:importId/applications',
    summary: 'Writes the checked import into the register, whole or not at all',
    access: 'account',
    params: inImport,
    body: versioned,
    reply: z.object({}),
    status: 202,
    errors: ['edited_elsewhere', 'register_import_closed', 'register_import_unsettled'],
  }),
  cancel: endpoint({
    id: 'register.cancel',
    method: 'DELETE',
    path: '/communities/:communityId/register-imports/:importId',
    summary: 'Gives an import up; its file and findings are deleted',
    access: 'account',
    params: inImport,
    reply: z.object({}),
    errors: ['register_import_closed'],
  }),
  totals: endpoint({
    id: 'register.totals',
    method: 'GET',
    path: '/communities/:communityId/estates/:estateId/register-totals',
    summary: 'Units, heads and area of an estate',
    access: 'account',
    params: inEstate,
    reply: registerTotals,
  }),
  units: endpoint({
    id: 'register.units',
    method: 'GET',
    path: '/communities/:communityId/entrances/:entranceId/register',
    summary: 'Units of an entrance with their owners, masked',
    access: 'account',
    params: inCommunity.extend({ entranceId: id }),
    query: pageQuery,
    reply: pageOf(registerUnit),
  }),
  reveal: endpoint({
    id: 'register.reveal',
    method: 'POST',
    path: '/communities/:communityId/owners/:ownerId/reveals',
    summary: 'Shows an owner unmasked, for a stated purpose; the owner sees who looked and why',
    access: 'account',
    params: inCommunity.extend({ ownerId: id }),
    body: z.strictObject({ purpose: paragraph(200) }),
    reply: z.object({ name: z.string(), phone: z.string().nullable(), idNumber: z.string().nullable() }),
    // The reply is personal data and must not be kept to be replayed: each look is an event of its own.
    idempotent: false,
  }),
  startExport: endpoint({
    id: 'register.startExport',
    method: 'POST',
    path: '/communities/:communityId/estates/:estateId/register-exports',
    summary: 'Has the register of an estate written to a file, for a stated reason; needs a fresh sign-in code',
    access: 'account',
    params: inEstate,
    body: z.strictObject({ reason: paragraph(200) }),
    reply: z.object({ id }),
    status: 202,
    errors: ['step_up_required'],
  }),
  export: endpoint({
    id: 'register.export',
    method: 'GET',
    path: '/communities/:communityId/register-exports/:exportId',
    summary: 'Whether the file is ready; only to whom asked for it',
    access: 'account',
    params: inExport,
    reply: z.object({ id, status: z.enum(exportStatuses), expiresAt: instant }),
  }),
  takeExport: endpoint({
    id: 'register.takeExport',
    method: 'GET',
    path: '/communities/:communityId/register-exports/:exportId/file',
    summary: 'The file (.xlsx), until it expires; only to whom asked for it, on the same device',
    access: 'account',
    params: inExport,
    download: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    reply: fileReply,
  }),
}
