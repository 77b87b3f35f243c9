import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { endSession, fetchSessions } from '../identity.api.ts'

const sessionsKey = ['sessions'] as const

/** The devices I am signed in on, page by page. */
export const useSessions = () =>
  useInfiniteQuery({
    queryKey: sessionsKey,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => fetchSessions(pageParam, signal),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })

/** Signs another of my devices out. */
export function useEndSession() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: endSession,
    onSuccess: () => client.invalidateQueries({ queryKey: sessionsKey }),
  })
}
