import type { Tree } from '@liren/shared/neighbourhood'
import type { HeldRole } from '@liren/shared/roles'
import {
  addressable,
  isChosen,
  toggled,
  type PlaceNode,
} from '../../miniapp/src/features/announcements/composer.places.ts'

const building = (id: string, gridId: string | null) => ({
  id,
  name: id,
  gridId,
  entrances: [
    { id: `${id}.1`, name: '1' },
    { id: `${id}.2`, name: '2' },
  ],
})

const tree: Tree = {
  community: { id: 'c', name: 'c', code: '330106001001' },
  estates: [
    { id: 'e1', name: 'e1', buildings: [building('b1', 'g'), building('b2', null)] },
    { id: 'e2', name: 'e2', buildings: [building('b3', 'g')] },
  ],
  grids: [{ id: 'g', name: 'g' }],
}

const held = (scopeKind: HeldRole['scopeKind'], scopeId: string | null): HeldRole => ({
  role: 'building_head',
  scopeKind,
  scopeId,
  scopeLabel: '',
})

const ids = (nodes: readonly PlaceNode[]): string[] => nodes.flatMap((node) => [node.id, ...ids(node.children)])

describe('what the holder of a role may address', () => {
  test.each<[HeldRole['scopeKind'], string | null, string]>([
    ['entrance', 'b1.2', 'b1.2'],
    ['building', 'b1', 'b1 b1.1 b1.2'],
    ['estate', 'e2', 'e2 b3 b3.1 b3.2'],
    ['grid', 'g', 'g b1 b1.1 b1.2 b3 b3.1 b3.2'],
    ['building', 'elsewhere', ''],
    [null, null, ''],
  ])('%s %s', (kind, id, expected) => {
    expect(ids(addressable(tree, held(kind, id))).join(' ')).toBe(expected)
  })

  test('a community has everything, and its grids beside', () => {
    const nodes = addressable(tree, held('community', 'c'))
    expect(nodes.map((node) => node.kind)).toEqual(['community', 'grid'])
    expect(ids(nodes)).toHaveLength(12 + 7)
  })
})

describe('choosing places', () => {
  const [estate] = addressable(tree, held('estate', 'e1'))
  const [b1] = estate?.children ?? []

  test('what lies inside a chosen place is not named again', () => {
    if (!estate || !b1) throw new Error('the tree has them')
    const entrance = { kind: 'entrance' as const, id: 'b1.1' }
    const elsewhere = { kind: 'entrance' as const, id: 'b3.1' }
    expect(toggled([entrance, elsewhere], b1)).toEqual([elsewhere, { kind: 'building', id: 'b1' }])
    expect(toggled([{ kind: 'building', id: 'b1' }, entrance], estate)).toEqual([{ kind: 'estate', id: 'e1' }])
  })

  test('choosing again takes it back', () => {
    if (!b1) throw new Error('the tree has it')
    const once = toggled([], b1)
    expect(isChosen(once, b1)).toBe(true)
    expect(toggled(once, b1)).toEqual([])
  })
})
