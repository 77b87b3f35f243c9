import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { keys } from '../points.keys.ts'
import { fetchSettings, settle, type Settled } from '../settings.api.ts'
import { useAskAnew } from './use-shop.ts'

/** How points are granted here. */
export const usePointsSettings = (communityId: string) =>
  useQuery({ queryKey: keys.settings(communityId), queryFn: ({ signal }) => fetchSettings(communityId, signal) })

/** Settles how points are granted from now on (committee); done once the page has what holds now. */
export function useSettle(communityId: string) {
  const client = useQueryClient()
  const askAnew = useAskAnew(communityId)
  return useMutation({
    mutationFn: (body: Settled) => settle(communityId, body),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.settings(communityId) }),
    onError: (error) => askAnew(null, error),
  })
}
