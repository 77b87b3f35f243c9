import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useSubmissions } from '../../../lib/submission.ts'
import { fetchDemands } from '../demands.api.ts'
import { keys } from '../votes.keys.ts'

/** Demands of my estates, and how they are counted. */
export const useDemands = (communityId: string) =>
  useQuery({
    queryKey: keys.demands(communityId),
    queryFn: ({ signal }) => fetchDemands(communityId, signal),
    meta: { keep: true },
  })

/** Something done about a demand; afterwards all of them are asked anew. */
export function useDemandAct<V>(communityId: string, act: (value: V, submission: string) => Promise<unknown>) {
  const client = useQueryClient()
  const submissions = useSubmissions()
  return useMutation({
    mutationFn: (value: V) => act(value, submissions.nameFor(value)),
    onSuccess: () => submissions.done(),
    onSettled: () => client.invalidateQueries({ queryKey: keys.demands(communityId) }),
  })
}
