import { useQuery } from '@tanstack/react-query'
import { useSettled } from '../../../lib/settled.ts'
import { searchPlaces } from '../binding.api.ts'
import { keys } from '../binding.keys.ts'

/** Estates by their own name or their community's, asked once typing pauses. */
export function usePlaces(words: string) {
  const settled = useSettled(words.trim())
  return useQuery({
    queryKey: keys.places(settled),
    queryFn: async ({ signal }) => (await searchPlaces(settled, signal)).items,
    enabled: settled !== '',
    staleTime: 5 * 60_000,
  })
}
