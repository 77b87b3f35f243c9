import type { Column } from '@liren/shared/columns'
import type { Tree } from '@liren/shared/neighbourhood'
import { roleGrantDraft } from '@liren/shared/roles'
import {
  blankGrant,
  grantable,
  grantFault,
  grantOf,
  scopesFor,
  type GrantForm,
} from '../../miniapp/src/features/roles/grant.draft.ts'

const id = (tail: number) => `01a20260-0000-7000-8000-${String(tail).padStart(12, '0')}`
const tree: Tree = {
  community: { id: id(1), name: '枫林社区', code: '310115001001' },
  estates: [
    {
      id: id(2),
      name: '枫林苑',
      buildings: [{ id: id(3), name: '3幢', gridId: id(4), entrances: [{ id: id(5), name: '1单元' }] }],
    },
  ],
  grids: [{ id: id(4), name: '第一网格' }],
}
const column = { id: id(6), name: '家庭医生' } as Column

const form: GrantForm = {
  ...blankGrant(''),
  phone: '138 0000 1111',
  nickname: ' 老王 ',
  scope: `building:${id(3)}`,
}

test.each([
  ['building_head', ['枫林苑 3幢', '枫林苑 3幢 1单元']],
  ['grid_worker', ['第一网格']],
  ['owners_committee', ['枫林苑']],
  ['column_host', ['家庭医生']],
  ['points_desk', ['枫林社区']],
  ['street', []],
] as const)('a %s is bound to one of %o', (role, places) => {
  expect(scopesFor(role, tree, [column]).map(({ text }) => text)).toEqual(places)
})

test('a committee does not give its own office', () => {
  expect(grantable).not.toContain('committee')
  expect(grantable).toContain('grid_worker')
})

test.each<[string, Partial<GrantForm>, ReturnType<typeof grantFault>]>([
  ['nothing missing', {}, null],
  ['a short phone', { phone: '138' }, 'phone'],
  ['no name', { nickname: ' ' }, 'nickname'],
  ['no place', { scope: '' }, 'scope'],
  ['a last day that was not chosen', { term: 'until' }, 'day'],
])('a form with %s', (_, part, fault) => {
  expect(grantFault({ ...form, ...part })).toBe(fault)
})

describe('a grant', () => {
  test('is one the server takes, with the usual term left to it', () => {
    const sent = roleGrantDraft.parse(grantOf(form))
    expect(sent).toMatchObject({ phone: '13800001111', nickname: '老王', scopeKind: 'building', scopeId: id(3) })
    expect(sent.expiresAt).toBeUndefined()
  })

  test('ends with its last day in China, or never', () => {
    expect(grantOf({ ...form, term: 'until', day: '2027-03-05' }).expiresAt).toBe('2027-03-05T15:59:59.000Z')
    expect(grantOf({ ...form, term: 'open' }).expiresAt).toBeNull()
  })

  test('names a post for the grid alone', () => {
    expect(grantOf(form)).not.toHaveProperty('post')
    expect(grantOf({ ...form, role: 'grid_worker', post: 'chief' })).toHaveProperty('post', 'chief')
  })
})
