import { useQuery } from '@tanstack/react-query'
import { fetchTurnout, type InDecision } from '../votes.api.ts'
import { keys } from '../votes.keys.ts'

/** How many have voted, for those who may see it. */
export const useTurnout = (at: InDecision, maySee: boolean) =>
  useQuery({
    queryKey: keys.turnout(at.communityId, at.decisionId),
    queryFn: ({ signal }) => fetchTurnout(at, signal),
    enabled: maySee,
    staleTime: 0,
  })
