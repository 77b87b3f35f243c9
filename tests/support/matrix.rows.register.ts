import { register } from '@liren/shared/register'
import { row } from './matrix.ts'
import { nowhere, type Matrix } from './matrix.world.ts'

const here = (m: Matrix) => ({ communityId: m.here.communityId })
const there = (m: Matrix) => ({ communityId: m.there.communityId })
const theirCommittee = ['otherCommittee'] as const
/** The owners' committee of this community keeps the register of another estate than the one asked for. */
const committee = ['committee'] as const
/** Who keeps some register here, and so learns whether a thing is there. */
const keepers = ['committee', 'owners_committee'] as const

const mapping = {
  sheets: [
    {
      sheet: '名册',
      headerRow: 1,
      building: null,
      columns: [
        { column: 0, field: 'building' as const, owner: 1 },
        { column: 1, field: 'entrance' as const, owner: 1 },
        { column: 2, field: 'unit' as const, owner: 1 },
      ],
    },
  ],
}

const importCases = (path: (m: Matrix, importId: string) => object) => [
  { when: 'own', at: 'here' as const, request: (m: Matrix) => path(m, m.register.here.checked.id), ok: committee },
  {
    when: "the other community's, under our address",
    at: 'here' as const,
    request: (m: Matrix) => path(m, m.register.there.checked.id),
    not_found: keepers,
  },
  {
    when: 'a missing one',
    at: 'here' as const,
    request: (m: Matrix) => path(m, nowhere),
    not_found: keepers,
  },
]

const inImport = (m: Matrix, importId: string) => ({ params: { ...here(m), importId } })
const listCases = importCases(inImport) as never

export const registerRows = [
  row(register.upload, 'Who keeps the register of an estate sends it.', [
    {
      when: 'for an estate',
      at: 'here',
      request: (m) => ({ params: { ...here(m), estateId: m.register.here.freeEstate } }),
      ok: committee,
    },
    {
      when: 'for an estate with an open import',
      at: 'here',
      request: (m) => ({ params: { ...here(m), estateId: m.register.here.checkedEstate } }),
      register_import_open: committee,
    },
    {
      when: "for the other community's estate, under our address",
      at: 'here',
      request: (m) => ({ params: { ...here(m), estateId: m.register.there.freeEstate } }),
      not_found: keepers,
    },
    {
      when: 'in the other community',
      at: 'there',
      request: (m) => ({ params: { ...there(m), estateId: m.register.there.freeEstate } }),
      ok: theirCommittee,
    },
  ]),
  row(register.imports, 'Who keeps a register here sees the imports of that estate.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m) }), ok: keepers },
    { when: 'the other community', at: 'there', request: (m) => ({ params: there(m) }), ok: theirCommittee },
    { when: 'a missing community', at: 'nowhere', request: () => ({ params: { communityId: nowhere } }) },
  ]),
  row(register.import, 'Who keeps the register follows its import.', listCases),
  row(register.faults, 'Who keeps the register sees what is wrong with the file.', listCases),
  row(register.questions, 'Who keeps the register sees what the file asks.', listCases),
  row(register.changes, 'Who keeps the register sees what the file would change.', listCases),
  row(register.check, 'Who keeps the register has a file checked.', [
    ...(importCases((m, importId) => ({
      params: { ...here(m), importId },
      body: { version: m.register.here.checked.version, mapping, answers: [], skippedRows: [] },
    })) as never[]),
    {
      when: 'an import that is over',
      at: 'here',
      request: (m) => ({ params: { ...here(m), importId: m.register.here.applied }, body: { version: 1, mapping } }),
      register_import_closed: committee,
    },
  ]),
  row(register.apply, 'Who keeps the register has it written.', [
    ...(importCases((m, importId) => ({
      params: { ...here(m), importId },
      body: { version: m.register.here.checked.version },
    })) as never[]),
    {
      when: 'an import that is over',
      at: 'here',
      request: (m) => ({ params: { ...here(m), importId: m.register.here.applied }, body: { version: 1 } }),
      register_import_closed: committee,
    },
  ]),
  row(register.cancel, 'Who keeps the register gives an import up.', [
    ...(importCases(inImport) as never[]),
    {
      when: 'an import that is over',
      at: 'here',
      request: (m) => ({ params: { ...here(m), importId: m.register.here.applied } }),
      register_import_closed: committee,
    },
  ]),
  row(register.totals, 'Who keeps the register sees its figures.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: { ...here(m), estateId: m.here.estateId } }),
      ok: keepers,
    },
    {
      when: 'of another estate of the community',
      at: 'here',
      request: (m) => ({ params: { ...here(m), estateId: m.register.here.freeEstate } }),
      ok: committee,
    },
    {
      when: 'a missing one',
      at: 'here',
      request: (m) => ({ params: { ...here(m), estateId: nowhere } }),
      not_found: keepers,
    },
  ]),
  row(register.units, 'Who keeps the register sees who owns what, masked.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: { ...here(m), entranceId: m.register.here.entranceId } }),
      ok: committee,
    },
    {
      when: "the other community's, under our address",
      at: 'here',
      request: (m) => ({ params: { ...here(m), entranceId: m.register.there.entranceId } }),
      not_found: keepers,
    },
  ]),
  row(register.reveal, 'Who keeps the register may look at an owner unmasked, on record.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: { ...here(m), ownerId: m.register.here.ownerId }, body: { purpose: '通知开会' } }),
      ok: committee,
    },
    {
      when: "the other community's, under our address",
      at: 'here',
      request: (m) => ({ params: { ...here(m), ownerId: m.register.there.ownerId }, body: { purpose: '通知开会' } }),
      not_found: keepers,
    },
  ]),
  row(register.startExport, 'Who keeps the register takes it out, after a fresh code and with a reason.', [
    {
      when: 'with a fresh code',
      at: 'here',
      request: (m) => ({ params: { ...here(m), estateId: m.register.here.freeEstate }, body: { reason: '核对' } }),
      ok: committee,
    },
    {
      when: 'without one',
      at: 'here',
      request: (m) => ({ params: { ...here(m), estateId: m.here.estateId }, body: { reason: '核对' } }),
      ok: committee,
      step_up_required: ['owners_committee'],
    },
    {
      when: 'a missing estate',
      at: 'here',
      request: (m) => ({ params: { ...here(m), estateId: nowhere }, body: { reason: '核对' } }),
      not_found: keepers,
    },
  ]),
  row(register.export, 'Who asked for an export sees how far it is.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: { ...here(m), exportId: m.register.here.exportId } }),
      ok: committee,
      not_found: ['owners_committee'],
    },
    {
      when: "the other community's, under our address",
      at: 'here',
      request: (m) => ({ params: { ...here(m), exportId: m.register.there.exportId } }),
      not_found: keepers,
    },
  ]),
  row(register.takeExport, 'Who asked for an export fetches it.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: { ...here(m), exportId: m.register.here.exportId } }),
      ok: committee,
      not_found: ['owners_committee'],
    },
    {
      when: "the other community's, under our address",
      at: 'here',
      request: (m) => ({ params: { ...here(m), exportId: m.register.there.exportId } }),
      not_found: keepers,
    },
  ]),
]
