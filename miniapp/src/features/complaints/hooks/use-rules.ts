import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { keys } from '../complaints.keys.ts'
import { fetchRules, setRules, type RulesSet } from '../rules.api.ts'

/** The rules that send matters on, and where they can be sent. */
export const useRules = (communityId: string) =>
  useQuery({ queryKey: keys.rules(communityId), queryFn: ({ signal }) => fetchRules(communityId, signal) })

/** Sets all rules, in their order (committee). */
export function useSetRules(communityId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: RulesSet) => setRules(communityId, body),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.rules(communityId) }),
  })
}
