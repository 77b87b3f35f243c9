import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { keys } from '../complaints.keys.ts'
import { fetchSettings, setSettings, type Settling } from '../settings.api.ts'

/** How complaints are handled here, and what I may do. */
export const useComplaintSettings = (communityId: string) =>
  useQuery({
    queryKey: keys.settings(communityId),
    queryFn: ({ signal }) => fetchSettings(communityId, signal),
    meta: { keep: true },
  })

/** Settles it (committee). */
export function useSetComplaintSettings(communityId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Settling) => setSettings(communityId, body),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.settings(communityId) }),
  })
}
