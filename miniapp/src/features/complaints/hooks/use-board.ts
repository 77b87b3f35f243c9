import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { OrderFilters } from '@liren/shared/complaints.board'
import { paged } from '../../../lib/paging.ts'
import {
  downloadSheet,
  fetchAll,
  fetchBoard,
  fetchClimbed,
  fetchLayout,
  setLayout,
  type LayoutSet,
  type Period,
} from '../board.api.ts'
import { keys } from '../complaints.keys.ts'

/** What is due and overdue, and the rates of a period. */
export const useBoard = (communityId: string, period: Period) =>
  useQuery({
    queryKey: keys.board(communityId, period),
    queryFn: ({ signal }) => fetchBoard(communityId, period, signal),
    meta: { keep: true },
  })

/** All matters that fit, newest first (committee). */
export const useAllComplaints = (communityId: string, filters: OrderFilters) =>
  useInfiniteQuery({
    queryKey: keys.orders(communityId, filters),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchAll(communityId, filters, pageParam, signal),
    meta: { keep: true },
  })

/** What is a day overdue or more, longest first (committee and street). */
export const useClimbed = (communityId: string) =>
  useInfiniteQuery({
    queryKey: keys.climbed(communityId),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchClimbed(communityId, pageParam, signal),
    meta: { keep: true },
  })

/** Fetches the sheet of a period and hands it over. */
export const useSheet = (communityId: string) =>
  useMutation({
    mutationFn: ({ period, layout }: { period: Period; layout: 'full' | 'city' }) =>
      downloadSheet(communityId, period, layout),
  })

/** In which columns the sheet for the city's own system is written. */
export const useLayout = (communityId: string) =>
  useQuery({ queryKey: keys.layout(communityId), queryFn: ({ signal }) => fetchLayout(communityId, signal) })

/** Sets these columns (committee). */
export function useSetLayout(communityId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: LayoutSet) => setLayout(communityId, body),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.layout(communityId) }),
  })
}
