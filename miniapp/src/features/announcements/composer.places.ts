import type { AudienceTarget } from '@liren/shared/announcements'
import type { Tree } from '@liren/shared/neighbourhood'
import type { HeldRole } from '@liren/shared/roles'

export type PlaceKind = Extract<AudienceTarget, { type: 'place' }>['kind']

export interface Place {
  kind: PlaceKind
  id: string
}

/** A place one may address, with the places inside it. */
export interface PlaceNode extends Place {
  name: string
  children: PlaceNode[]
}

type Estate = Tree['estates'][number]
type Building = Estate['buildings'][number]

const entranceNode = ({ id, name }: { id: string; name: string }): PlaceNode => ({
  kind: 'entrance',
  id,
  name,
  children: [],
})

const buildingNode = ({ id, name, entrances }: Building): PlaceNode => ({
  kind: 'building',
  id,
  name,
  children: entrances.map(entranceNode),
})

const estateNode = ({ id, name, buildings }: Estate): PlaceNode => ({
  kind: 'estate',
  id,
  name,
  children: buildings.map(buildingNode),
})

function gridNode(tree: Tree, grid: { id: string; name: string }): PlaceNode {
  const buildings = tree.estates.flatMap((estate) => estate.buildings.filter((building) => building.gridId === grid.id))
  return { kind: 'grid', id: grid.id, name: grid.name, children: buildings.map(buildingNode) }
}

/** Everything in a community one could address: itself with its estates, then its grids. */
function allNodes(tree: Tree): PlaceNode[] {
  const whole: PlaceNode = {
    kind: 'community',
    id: tree.community.id,
    name: tree.community.name,
    children: tree.estates.map(estateNode),
  }
  return [whole, ...tree.grids.map((grid) => gridNode(tree, grid))]
}

function findNode(nodes: readonly PlaceNode[], kind: string, id: string): PlaceNode | null {
  for (const node of nodes) {
    if (node.kind === kind && node.id === id) return node
    const inside = findNode(node.children, kind, id)
    if (inside) return inside
  }
  return null
}

/** What the holder of a role may address: the place the role is bound to and all inside; the whole for a community. */
export function addressable(tree: Tree, signature: HeldRole): PlaceNode[] {
  const all = allNodes(tree)
  if (signature.scopeKind === null || signature.scopeId === null) return []
  // A column is read by the whole community.
  if (signature.scopeKind === 'community' || signature.scopeKind === 'column') return all
  const node = findNode(all, signature.scopeKind, signature.scopeId)
  return node ? [node] : []
}

const same = (one: Place, other: Place) => one.kind === other.kind && one.id === other.id

export const isChosen = (chosen: readonly Place[], place: Place) => chosen.some((one) => same(one, place))

const contains = (node: PlaceNode, place: Place): boolean =>
  node.children.some((child) => same(child, place) || contains(child, place))

/** Chooses a place or takes it back. What lies inside a chosen place is in anyway, so it is not named again. */
export function toggled(chosen: readonly Place[], node: PlaceNode): Place[] {
  if (isChosen(chosen, node)) return chosen.filter((one) => !same(one, node))
  return [...chosen.filter((one) => !contains(node, one)), { kind: node.kind, id: node.id }]
}
