import { useQuery } from '@tanstack/react-query'
import { fetchPresets } from '../organising.api.ts'
import { keys } from '../votes.keys.ts'

/** Policies of the cities to start from, with the bounds and articles of their settings; they change with releases. */
export const usePresets = () =>
  useQuery({
    queryKey: keys.presets,
    queryFn: ({ signal }) => fetchPresets(signal),
    staleTime: 60 * 60_000,
    meta: { keep: true },
  })
