import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useSubmissions } from '../../../lib/submission.ts'
import * as api from '../ties.api.ts'
import type { InDecision } from '../votes.api.ts'
import { keys } from '../votes.keys.ts'
import { useVotesChanged } from './use-my-heads.ts'

/** Whom the co-owners of a head of mine have named. */
export const useDesignation = (at: InDecision, headId: string, isAsked: boolean) =>
  useQuery({
    queryKey: keys.designation(at.communityId, at.decisionId, headId),
    queryFn: ({ signal }) => api.fetchDesignation({ ...at, headId }, signal),
    enabled: isAsked,
  })

/** Names a co-owner for my share, or takes it back with null. */
export function useDesignate(at: InDecision, headId: string) {
  const client = useQueryClient()
  const changed = useVotesChanged(at.communityId)
  return useMutation({
    mutationFn: (ownerId: string | null) => api.designate({ ...at, headId }, ownerId),
    onSuccess: (data) => client.setQueryData(keys.designation(at.communityId, at.decisionId, headId), data),
    onSettled: () => void changed(),
  })
}

/** Puts a lot on record; the reply is the result with it. */
export function useLot(at: InDecision) {
  const submissions = useSubmissions()
  const changed = useVotesChanged(at.communityId)
  return useMutation({
    mutationFn: (body: api.LotBody) => api.recordLot(at, body, submissions.nameFor([at.decisionId, body])),
    onSuccess: () => submissions.done(),
    onSettled: () => void changed(),
  })
}

/** Opens the draft of a run-off between those tied. */
export function useRunOff(at: InDecision) {
  const submissions = useSubmissions()
  const changed = useVotesChanged(at.communityId)
  return useMutation({
    mutationFn: (body: api.RunOffBody) => api.openRunOff(at, body, submissions.nameFor([at.decisionId, body])),
    onSuccess: () => submissions.done(),
    onSettled: () => void changed(),
  })
}
