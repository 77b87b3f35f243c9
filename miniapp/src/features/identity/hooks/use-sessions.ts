import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { paged } from '../../../lib/paging.ts'
import { endSession, fetchSessions } from '../identity.api.ts'

const sessionsKey = ['sessions'] as const

/** The devices I am signed in on, page by page. */
export const useSessions = () =>
  useInfiniteQuery({
    queryKey: sessionsKey,
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchSessions(pageParam, signal),
  })

/** Signs another of my devices out. */
export function useEndSession() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: endSession,
    onSuccess: () => client.invalidateQueries({ queryKey: sessionsKey }),
  })
}
