import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CandidacyBoard } from '@liren/shared/votes.candidacies'
import { useSubmissions } from '../../../lib/submission.ts'
import * as api from '../candidacies.api.ts'
import type { InDecision } from '../votes.api.ts'
import { keys } from '../votes.keys.ts'

/** Elections that ask for candidates or display them. */
export const useElections = (communityId: string) =>
  useQuery({
    queryKey: keys.elections(communityId),
    queryFn: ({ signal }) => api.fetchElections(communityId, signal),
    meta: { keep: true },
  })

/** Who stands in an election, and what I may do. */
export const useBoard = (at: InDecision) =>
  useQuery({
    queryKey: keys.candidacies(at.communityId, at.decisionId),
    queryFn: ({ signal }) => api.fetchBoard(at, signal),
    meta: { keep: true },
  })

/** Something done to the list of an election; the reply is the list as it is then. */
export function useBoardAct<V>(at: InDecision, act: (value: V, submission: string) => Promise<CandidacyBoard>) {
  const client = useQueryClient()
  const submissions = useSubmissions()
  return useMutation({
    mutationFn: (value: V) => act(value, submissions.nameFor([at.decisionId, value])),
    onSuccess: (board) => {
      submissions.done()
      client.setQueryData(keys.candidacies(at.communityId, at.decisionId), board)
    },
    onSettled: () => void client.invalidateQueries({ queryKey: keys.all(at.communityId) }),
  })
}
