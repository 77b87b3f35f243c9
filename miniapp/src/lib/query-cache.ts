import { dehydrate, hydrate, type DehydratedState, type Query, type QueryClient } from '@tanstack/react-query'
import { onLeave } from '../platform/lifecycle.ts'
import { storage } from '../platform/storage.ts'

/**
 * What was last seen, kept on the device for reading offline. Storage is synchronous on both targets, so the cache is back
 * before the first page is drawn; the asynchronous persister of react-query would let every launch flash empty.
 */
// oxlint-disable-next-line no-underscore-dangle -- webpack's own name for the hash of a build
declare const __webpack_hash__: string | undefined

interface Kept {
  shape: string
  accountId: string
  keptAt: number
  state: DehydratedState
}

const key = 'liren.cache'
const week = 7 * 24 * 3_600_000
/** WeChat keeps at most 1 MB under one key, in UTF-16. */
const mostCharacters = 400_000
/** Another with every build, so that no screen meets a reply of an older shape; the build came by a network, too. */
const shape = typeof __webpack_hash__ === 'string' ? __webpack_hash__ : 'unbuilt'
const quietMs = 1000

const isKept = (query: Query) => query.meta?.['keep'] === true && query.state.status === 'success'

/** Puts the kept replies of this account back into the client; anything older or foreign is left. */
export function restoreCache(client: QueryClient, accountId: string): void {
  try {
    const kept = JSON.parse(storage.get(key) ?? 'null') as Kept | null
    if (kept?.shape !== shape || kept.accountId !== accountId || kept.keptAt < Date.now() - week) return
    hydrate(client, kept.state)
    // Shown at once, and asked again by the first page that shows it: a start is when people look for news.
    void client.invalidateQueries({ refetchType: 'none' })
  } catch {
    dropCache()
  }
}

/** The replies that came last, as many as there is room for. */
function newest(queries: DehydratedState['queries']): DehydratedState['queries'] {
  let room = mostCharacters
  const byAge = [...queries].sort((one, other) => other.state.dataUpdatedAt - one.state.dataUpdatedAt)
  return byAge.filter((query) => {
    room -= JSON.stringify(query).length
    return room > 0
  })
}

function write(client: QueryClient, accountId: string): void {
  const state = dehydrate(client, { shouldDehydrateQuery: isKept, shouldDehydrateMutation: () => false })
  const kept = { ...state, queries: newest(state.queries) }
  storage.set(key, JSON.stringify({ shape, accountId, keptAt: Date.now(), state: kept } satisfies Kept))
}

/** Writes the cache a second after it last changed, and when the reader leaves before. Returns the way to stop. */
export function keepCache(client: QueryClient, accountId: string): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null
  const writeNow = () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    write(client, accountId)
  }
  const unsubscribe = client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return
    timer ??= setTimeout(writeNow, quietMs)
  })
  const stopWatching = onLeave(() => timer !== null && writeNow())
  return () => {
    unsubscribe()
    stopWatching()
    if (timer !== null) clearTimeout(timer)
  }
}

/** For sign-outs: nothing of the person stays on the device. */
export const dropCache = () => storage.remove(key)
