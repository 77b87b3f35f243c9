import type { PlaceFound } from '@liren/shared/binding.views'
import { withContext } from '../../platform/db/context.ts'
import { countUse } from '../identity/identity.limits.service.ts'
import type { BindingDeps } from './binding.deps.ts'
import { buildingsOf, searchEstates } from './binding.places.store.ts'
import { bindingLimits } from './binding.rules.ts'

/** Whoever has more to choose from types more of the name. */
const mostFound = 10

/** Estates that somebody may mean by these words, each down to its entrances; no units and no people. */
export async function searchPlaces(
  { pool, vault }: BindingDeps,
  { words, address }: { words: string; address: string },
): Promise<PlaceFound[]> {
  await countUse(pool, [[bindingLimits.searchesPerAddress, vault.blindIndex('network_address', address)]])
  return withContext(pool, { purpose: 'binding' }, async (db) => {
    const places: PlaceFound[] = []
    for (const { estateId, estateName, communityId, communityName, code } of await searchEstates(
      db,
      words,
      mostFound,
    )) {
      await db.enter({ communityId })
      const community = { id: communityId, name: communityName, code }
      places.push({ community, estateId, estateName, buildings: await buildingsOf(db, communityId, estateId) })
    }
    return places
  })
}
