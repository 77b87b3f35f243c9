import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import type { OrderState } from '@liren/shared/points.shop'
import { paged } from '../../../lib/paging.ts'
import { useSubmissions } from '../../../lib/submission.ts'
import {
  countStock,
  downloadSettlement,
  fetchDesk,
  fetchDeskOrders,
  fetchDeskPeople,
  fetchMerchants,
  fetchStockChanges,
  handOver,
  lookUpOrder,
  saveItem,
  saveMerchant,
  setDeskPerson,
  type Edited,
  type ItemBody,
  type MerchantBody,
} from '../desk.api.ts'
import { keys } from '../points.keys.ts'
import type { InItem } from '../shop.api.ts'
import { useAskAnew } from './use-shop.ts'

/** What to hand over for a code, and that it was. */
export function useHandingOver(communityId: string) {
  const submissions = useSubmissions()
  const looking = useMutation({ mutationFn: (code: string) => lookUpOrder(communityId, code) })
  const handing = useMutation({
    mutationFn: (code: string) => handOver(communityId, code, submissions.nameFor(code)),
    onSuccess: () => submissions.done(),
    onSettled: useAskAnew(communityId),
  })
  return { looking, handing }
}

export const useMerchants = (communityId: string) =>
  useInfiniteQuery({
    queryKey: keys.merchants(communityId),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchMerchants(communityId, pageParam, signal),
  })

/** Adds a merchant or changes one. */
export function useSaveMerchant(communityId: string) {
  const submissions = useSubmissions()
  return useMutation({
    mutationFn: ({ body, of }: { body: MerchantBody; of: Edited | null }) =>
      saveMerchant(communityId, body, of, submissions.nameFor(body)),
    onSuccess: () => submissions.done(),
    onSettled: useAskAnew(communityId),
  })
}

/** Adds something to the shop or changes it. */
export function useSaveItem(communityId: string) {
  const submissions = useSubmissions()
  return useMutation({
    mutationFn: ({ body, of }: { body: ItemBody; of: Edited | null }) =>
      saveItem(communityId, body, of, submissions.nameFor(body)),
    onSuccess: () => submissions.done(),
    onSettled: useAskAnew(communityId),
  })
}

/** Counts a stock up or down, with a reason that stays. */
export function useCountStock(at: InItem) {
  const submissions = useSubmissions()
  return useMutation({
    mutationFn: (body: { change: number; reason: string }) => countStock(at, body, submissions.nameFor(body)),
    onSuccess: () => submissions.done(),
    onSettled: useAskAnew(at.communityId),
  })
}

/** Every change of a stock by hand, newest first. */
export const useStockChanges = (at: InItem) =>
  useInfiniteQuery({
    queryKey: keys.changes(at.communityId, at.itemId),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchStockChanges(at, pageParam, signal),
  })

export const useSettlement = (communityId: string, merchantId: string) =>
  useMutation({
    mutationFn: (time: { from?: string | undefined; to?: string | undefined }) =>
      downloadSettlement(communityId, merchantId, time),
  })

/** For which merchant alone I serve. */
export const useDesk = (communityId: string) =>
  useQuery({ queryKey: keys.desk(communityId), queryFn: ({ signal }) => fetchDesk(communityId, signal) })

/** Orders of the merchant I serve for. They name neighbours: nothing of them is kept on the device. */
export const useDeskOrders = (communityId: string, state: OrderState) =>
  useInfiniteQuery({
    queryKey: keys.deskOrders(communityId, state),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchDeskOrders(communityId, state, pageParam, signal),
  })

/** Who serves at desks, and for whom. */
export const useDeskPeople = (communityId: string) =>
  useQuery({ queryKey: keys.deskPeople(communityId), queryFn: ({ signal }) => fetchDeskPeople(communityId, signal) })

/** Lets somebody at a desk serve one merchant alone, or all. */
export const useSetDeskPerson = (communityId: string) =>
  useMutation({
    mutationFn: ({ grantId, merchantId }: { grantId: string; merchantId: string | null }) =>
      setDeskPerson(communityId, grantId, merchantId),
    onSettled: useAskAnew(communityId),
  })
