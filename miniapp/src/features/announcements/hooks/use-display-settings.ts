import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { keys } from '../announcements.keys.ts'
import { fetchDisplay, setDisplay, type DisplayEdit } from '../display.api.ts'

/** How long disclosures stay displayed. */
export const useDisplaySettings = (communityId: string) =>
  useQuery({
    queryKey: keys.displaySettings(communityId),
    queryFn: ({ signal }) => fetchDisplay(communityId, signal),
  })

/** Settles it; where somebody else has meanwhile, what they settled is shown. Composers learn the new days. */
export function useSetDisplaySettings(communityId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: DisplayEdit) => setDisplay(communityId, body),
    onSuccess: (settings) => {
      client.setQueryData(keys.displaySettings(communityId), settings)
      void client.invalidateQueries({ queryKey: keys.signatures(communityId) })
    },
    onError: () => void client.invalidateQueries({ queryKey: keys.displaySettings(communityId) }),
  })
}
