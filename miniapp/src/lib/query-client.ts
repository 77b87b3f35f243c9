import { QueryClient } from '@tanstack/react-query'
import { watchLifecycle } from '../platform/lifecycle.ts'
import { dropCache, keepCache, restoreCache } from './query-cache.ts'
import { forgetReplies } from './remembered.ts'
import { currentSession, onSessionChange } from './session.ts'

const week = 7 * 24 * 3_600_000

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: {
      /** Kept on the device for reading offline. */
      keep?: boolean
    }
  }
}

export const queryClient = new QueryClient({
  defaultOptions: {
    // The API client already tries again; a second layer would multiply the load on a bad day.
    queries: { retry: false, staleTime: 30_000, gcTime: week, networkMode: 'offlineFirst' },
    mutations: { retry: false, networkMode: 'always' },
  },
})

const accountNow = () => currentSession()?.accountId ?? null
let keeper: string | null = null
let stopKeeping = () => {}

/** Follows who is signed in: another person, or nobody, starts from an empty cache. */
function followSession(): void {
  const accountId = accountNow()
  if (accountId === keeper) return
  stopKeeping()
  stopKeeping = () => {}
  if (keeper !== null) {
    queryClient.clear()
    forgetReplies()
    dropCache()
  }
  keeper = accountId
  if (accountId === null) return
  restoreCache(queryClient, accountId)
  stopKeeping = keepCache(queryClient, accountId)
}

/** Once at launch, before the first page. */
export function startQueryClient(): void {
  watchLifecycle()
  followSession()
  onSessionChange(followSession)
}
