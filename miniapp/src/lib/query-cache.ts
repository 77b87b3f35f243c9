import { dehydrate, hydrate, type DehydratedState, type Query, type QueryClient } from '@tanstack/react-query'
import { storage } from '../platform/storage.ts'

/**
 * What was last seen, kept on the device for reading offline. Storage is synchronous on both targets, so the cache is back
 * before the first page is drawn; the asynchronous persister of react-query would let every launch flash empty.
 */
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
/** Changes when a reply's shape does, so that no screen meets an old one. */
const shape = '1'
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

function write(client: QueryClient, accountId: string): void {
  const state = dehydrate(client, { shouldDehydrateQuery: isKept, shouldDehydrateMutation: () => false })
  const text = JSON.stringify({ shape, accountId, keptAt: Date.now(), state } satisfies Kept)
  if (text.length <= mostCharacters) storage.set(key, text)
}

/** Writes the cache a second after it last changed. Returns the way to stop. */
export function keepCache(client: QueryClient, accountId: string): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null
  const unsubscribe = client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return
    timer ??= setTimeout(() => {
      timer = null
      write(client, accountId)
    }, quietMs)
  })
  return () => {
    unsubscribe()
    if (timer !== null) clearTimeout(timer)
  }
}

/** For sign-outs: nothing of the person stays on the device. */
export const dropCache = () => storage.remove(key)
