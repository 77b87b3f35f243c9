import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { keys } from '../complaints.keys.ts'
import { fetchHolidays, fetchLimits, setHolidays, setLimits, type HolidaysSet, type LimitsSet } from '../limits.api.ts'

/** Within which time matters are handled here. */
export const useLimits = (communityId: string) =>
  useQuery({ queryKey: keys.limits(communityId), queryFn: ({ signal }) => fetchLimits(communityId, signal) })

/** Sets where the community is stricter than its city (committee). */
export function useSetLimits(communityId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: LimitsSet) => setLimits(communityId, body),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.limits(communityId) })
      void client.invalidateQueries({ queryKey: keys.settings(communityId) })
    },
  })
}

/** The holidays by which limits are counted. */
export const useHolidays = (communityId: string) =>
  useQuery({ queryKey: keys.holidays(communityId), queryFn: ({ signal }) => fetchHolidays(communityId, signal) })

/** Puts in the arrangement of a year (committee). */
export function useSetHolidays(communityId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: HolidaysSet) => setHolidays(communityId, body),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.holidays(communityId) })
      void client.invalidateQueries({ queryKey: keys.settings(communityId) })
    },
  })
}
