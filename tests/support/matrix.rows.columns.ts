import { columnCodes, columns } from '@liren/shared/columns'
import { row } from './matrix.ts'
import { members } from './matrix.actors.ts'
import { nowhere, type Matrix } from './matrix.world.ts'

const here = (m: Matrix) => ({ communityId: m.here.communityId })
const there = (m: Matrix) => ({ communityId: m.there.communityId })
/** The column that the host of the matrix hosts, and one that is somebody else's. */
const hosted = (m: Matrix) => ({ ...here(m), columnId: m.here.columns.police })
const other = (m: Matrix) => ({ ...here(m), columnId: m.here.columns.party })
const foreign = (m: Matrix) => ({ ...here(m), columnId: m.there.columns.police })
const theirs = (m: Matrix) => ({ ...there(m), columnId: m.there.columns.police })

const drafts = columnCodes.map((code) => ({ code, name: '新名', isOn: true, blurb: null, promisedReplyMinutes: 30 }))
const wiped = { version: 1, duties: [] }
const shown = { contact: '021-66010110' }
const theirMembers = ['otherCommittee', 'otherOwner'] as const
const keepers = ['committee', 'column_host'] as const

export const columnsRows = [
  row(columns.list, 'Whoever lives or serves in a community sees its columns and who is on duty.', [
    { when: 'own', at: 'here', request: (m) => ({ params: here(m) }), ok: members },
    { when: 'the other community', at: 'there', request: (m) => ({ params: there(m) }), ok: theirMembers },
    { when: 'a missing community', at: 'nowhere', request: () => ({ params: { communityId: nowhere } }) },
  ]),
  row(columns.edit, 'The committee names, switches and orders the columns of its own community.', [
    {
      when: 'own',
      at: 'here',
      request: (m) => ({ params: here(m), body: { version: 1, columns: drafts } }),
      ok: ['committee'],
    },
    {
      when: 'as they were once',
      at: 'here',
      request: (m) => ({ params: here(m), body: { version: 9, columns: drafts } }),
      edited_elsewhere: ['committee'],
    },
    {
      when: 'the other community',
      at: 'there',
      request: (m) => ({ params: there(m), body: { version: 1, columns: drafts } }),
      ok: ['otherCommittee'],
    },
  ]),
  row(columns.roster, 'Whoever lives or serves in a community sees who is on duty when.', [
    { when: 'own', at: 'here', request: (m) => ({ params: hosted(m) }), ok: members },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m) }),
      not_found: members,
    },
    { when: 'of the other community', at: 'there', request: (m) => ({ params: theirs(m) }), ok: theirMembers },
    {
      when: 'missing',
      at: 'here',
      request: (m) => ({ params: { ...here(m), columnId: nowhere } }),
      not_found: members,
    },
  ]),
  row(columns.setRoster, 'The committee sets every roster of its community, a host that of the own column.', [
    { when: 'own', at: 'here', request: (m) => ({ params: hosted(m), body: wiped }), ok: keepers },
    { when: "somebody else's", at: 'here', request: (m) => ({ params: other(m), body: wiped }), ok: ['committee'] },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m), body: wiped }),
      not_found: keepers,
    },
    {
      when: 'of the other community',
      at: 'there',
      request: (m) => ({ params: theirs(m), body: wiped }),
      ok: ['otherCommittee'],
    },
    {
      when: 'missing',
      at: 'here',
      request: (m) => ({ params: { ...here(m), columnId: nowhere }, body: wiped }),
      not_found: keepers,
    },
  ]),
  row(columns.setContact, 'A host alone says what number neighbours are shown, and only at the own column.', [
    { when: 'own', at: 'here', request: (m) => ({ params: hosted(m), body: shown }), ok: ['column_host'] },
    { when: "somebody else's", at: 'here', request: (m) => ({ params: other(m), body: shown }) },
    {
      when: 'of the other community, under our address',
      at: 'here',
      request: (m) => ({ params: foreign(m), body: shown }),
      not_found: ['column_host'],
    },
    { when: 'of the other community', at: 'there', request: (m) => ({ params: theirs(m), body: shown }) },
    {
      when: 'missing',
      at: 'here',
      request: (m) => ({ params: { ...here(m), columnId: nowhere }, body: shown }),
      not_found: ['column_host'],
    },
  ]),
]
