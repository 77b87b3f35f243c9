import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { paged } from '../../../lib/paging.ts'
import { fetchImports, fetchRegisterUnits, fetchTotals, revealOwner } from '../register.api.ts'
import { keys } from '../register.keys.ts'

/** Units, heads and area of an estate. */
export const useTotals = (communityId: string, estateId: string) =>
  useQuery({
    queryKey: keys.totals(communityId, estateId),
    queryFn: ({ signal }) => fetchTotals(communityId, estateId, signal),
  })

/** Units of an entrance with their owners, masked, page by page. Never kept on the device. */
export const useRegisterUnits = (communityId: string, entranceId: string) =>
  useInfiniteQuery({
    queryKey: keys.units(communityId, entranceId),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchRegisterUnits(communityId, entranceId, pageParam, signal),
  })

/** Imports of the community, newest first. */
export const useImports = (communityId: string) =>
  useInfiniteQuery({
    queryKey: keys.imports(communityId),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchImports(communityId, pageParam, signal),
  })

/** Shows an owner unmasked; each look is written down, so nothing is kept beyond the sheet that asked. */
export const useReveal = (communityId: string, ownerId: string) =>
  useMutation({ mutationFn: (purpose: string) => revealOwner(communityId, ownerId, purpose), gcTime: 0 })
