import type { GridView, PlaceFacts } from '@liren/shared/neighbourhood.editing'
import { uuidv7 } from 'uuidv7'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { groupBy } from '../../platform/group.ts'
import { staffOfGrids } from '../roles/roles.bound.service.ts'
import { lockAt, writeDown } from './neighbourhood.editing.service.ts'
import { lockPlaces, renameGrid } from './neighbourhood.editing.store.ts'
import { readGrids, releaseBuildings, takeBuildings } from './neighbourhood.grids.store.ts'
import { differing, gridWarningsOf } from './neighbourhood.rules.ts'
import { insertGrid } from './neighbourhood.store.ts'

interface Draft {
  name: string
  buildingIds: string[]
}

/** Gives a grid exactly these buildings; `not_found` unless all stand, `building_in_other_grid` unless all are free. */
async function assign(db: Db, communityId: string, gridId: string, buildingIds: string[]): Promise<void> {
  const wanted = [...new Set(buildingIds)]
  // Locked to be changed: two who draw grids over the same buildings come one after the other.
  const standing = await lockPlaces(db, communityId, 'building', wanted)
  if (standing.length < wanted.length) throw new DomainError('not_found')
  await releaseBuildings(db, communityId, gridId, wanted)
  if ((await takeBuildings(db, communityId, gridId, wanted)) < wanted.length)
    throw new DomainError('building_in_other_grid')
}

async function factsOf(db: Db, communityId: string, gridId: string): Promise<PlaceFacts> {
  const [grid] = await readGrids(db, communityId, gridId)
  if (!grid) throw new DomainError('not_found')
  return { name: grid.name, buildings: grid.buildings }
}

/** Draws a grid over buildings. */
export async function addGrid(db: Db, actor: CommunityActor, draft: Draft): Promise<{ id: string }> {
  const { communityId } = actor
  const id = uuidv7()
  await insertGrid(db, { communityId, id, name: draft.name })
  await assign(db, communityId, id, draft.buildingIds)
  const after = await factsOf(db, communityId, id)
  await writeDown(db, actor, { kind: 'grid', id }, 'created', { before: {}, after })
  return { id }
}

/** Renames a grid and says which buildings are its own. Saving what is there already changes nothing. */
export async function editGrid(
  db: Db,
  actor: CommunityActor,
  id: string,
  { version, ...draft }: Draft & { version: number },
): Promise<{ version: number }> {
  const { communityId } = actor
  await lockAt(db, communityId, 'grid', id, version)
  const before = await factsOf(db, communityId, id)
  await assign(db, communityId, id, draft.buildingIds)
  const change = differing(before, { ...(await factsOf(db, communityId, id)), name: draft.name })
  if (!change) return { version }
  await renameGrid(db, communityId, id, draft.name)
  await writeDown(db, actor, { kind: 'grid', id }, 'edited', change)
  return { version: version + 1 }
}

/** Every grid with households, staff, and where it departs from the norm. */
export async function gridsOf(db: Db, communityId: string): Promise<{ items: GridView[] }> {
  const staffOf = groupBy(await staffOfGrids(db, communityId), (person) => person.gridId)
  const grids = await readGrids(db, communityId)
  const items = grids.map((grid) => {
    const staff = staffOf.get(grid.id) ?? []
    const posts = staff.map((person) => person.post)
    return { ...grid, staff, warnings: gridWarningsOf(grid.households, posts) }
  })
  return { items }
}
