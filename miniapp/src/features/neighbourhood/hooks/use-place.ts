import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query'
import type { Place } from '@liren/shared/neighbourhood.editing'
import { paged } from '../../../lib/paging.ts'
import { fetchChanges, fetchGrids, fetchPlace } from '../neighbourhood.api.ts'

/** A unit among the places. */
export type UnitPlace = Place & { unit: NonNullable<Place['unit']> }

/** A place as it is opened for editing (committee). */
export const usePlace = (communityId: string, placeId: string) =>
  useQuery({
    queryKey: ['neighbourhood', communityId, 'place', placeId],
    queryFn: ({ signal }) => fetchPlace(communityId, placeId, signal),
  })

/** What happened to a place, newest first, page by page. */
export const useChanges = (communityId: string, placeId: string) =>
  useInfiniteQuery({
    queryKey: ['neighbourhood', communityId, 'changes', placeId],
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchChanges(communityId, placeId, pageParam, signal),
  })

/** Grids with households, staff and warnings. */
export const useGrids = (communityId: string) =>
  useQuery({
    queryKey: ['neighbourhood', communityId, 'grids'],
    queryFn: ({ signal }) => fetchGrids(communityId, signal),
  })

/** The versions of several units, which merging names; null until all are known. */
export function useVersions(communityId: string, unitIds: readonly string[]) {
  const places = useQueries({
    queries: unitIds.map((id) => ({
      queryKey: ['neighbourhood', communityId, 'place', id],
      queryFn: ({ signal }: { signal: AbortSignal }) => fetchPlace(communityId, id, signal),
    })),
  })
  const known = places.flatMap(({ data }) => (data ? [{ unitId: data.id, version: data.version }] : []))
  return known.length === unitIds.length ? known : null
}
