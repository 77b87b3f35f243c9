import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Session } from '@liren/shared/identity'
import { followClock } from '../../../lib/clock.ts'
import { advanceClock, enterAs, fetchDemo } from '../demo.api.ts'

const demoKey = ['demo'] as const

/** The demo's people and clock; null where this is no demo. */
export const useDemo = () =>
  useQuery({
    queryKey: demoKey,
    queryFn: async ({ signal }) => {
      const demo = await fetchDemo(signal)
      if (demo) followClock(demo.now)
      return demo
    },
  })

/** Enters as one of the demo's people. */
export const useEnterAs = (enter: (session: Session) => void) => useMutation({ mutationFn: enterAs, onSuccess: enter })

/** Moves the one clock forward; everything on screen is asked for again. */
export function useAdvanceClock() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: advanceClock,
    onSuccess: ({ now }) => {
      followClock(now)
      return client.invalidateQueries()
    },
  })
}
