import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { isUnreachable } from '../../../lib/failure.ts'
import { paged } from '../../../lib/paging.ts'
import { useSubmissions } from '../../../lib/submission.ts'
import { keys } from '../points.keys.ts'
import {
  cancelOrder,
  fetchItem,
  fetchItems,
  fetchOrder,
  fetchOrders,
  orderItem,
  type InItem,
  type InOrder,
} from '../shop.api.ts'

/** Whatever shows points is asked for anew, also when somebody was faster. */
export function useAskAnew(communityId: string) {
  const client = useQueryClient()
  return (_: unknown, error: unknown) => {
    // Without an answer there is nothing newer to be had.
    if (!isUnreachable(error)) void client.invalidateQueries({ queryKey: keys.all(communityId) })
  }
}

/** What points buy here. */
export const useItems = (communityId: string) =>
  useInfiniteQuery({
    queryKey: keys.items(communityId),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchItems(communityId, pageParam, signal),
    meta: { keep: true },
  })

export const useItem = (at: InItem) =>
  useQuery({
    queryKey: keys.item(at.communityId, at.itemId),
    queryFn: ({ signal }) => fetchItem(at, signal),
    meta: { keep: true },
  })

/** Orders one piece at the price that was seen; whoever finds another one is shown it before anything is taken. */
export function useOrdering(at: InItem) {
  const submissions = useSubmissions()
  return useMutation({
    mutationFn: (price: number) => orderItem(at, price, submissions.nameFor({ ...at, price })),
    onSuccess: () => submissions.done(),
    onSettled: useAskAnew(at.communityId),
  })
}

/** My orders, newest first. */
export const useOrders = (communityId: string) =>
  useInfiniteQuery({
    queryKey: keys.orders(communityId),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchOrders(communityId, pageParam, signal),
    meta: { keep: true },
  })

/** While an order waits, the desk may end it at any moment. */
const againMs = 5_000

/** One order of mine; its code is kept for the way to the desk, where there may be no network. */
export const useOrder = (at: InOrder) =>
  useQuery({
    queryKey: keys.order(at.communityId, at.orderId),
    queryFn: ({ signal }) => fetchOrder(at, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'ordered' ? againMs : false),
    meta: { keep: true },
  })

export const useCancelOrder = (at: InOrder) =>
  useMutation({ mutationFn: () => cancelOrder(at), onSettled: useAskAnew(at.communityId) })
