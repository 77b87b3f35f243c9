import { useMutation, useQuery } from '@tanstack/react-query'
import { keys } from '../points.keys.ts'
import { fetchSettings, settle, type Settled } from '../settings.api.ts'
import { useAskAnew } from './use-shop.ts'

/** How points are granted here. */
export const usePointsSettings = (communityId: string) =>
  useQuery({ queryKey: keys.settings(communityId), queryFn: ({ signal }) => fetchSettings(communityId, signal) })

/** Settles how points are granted from now on (committee). */
export const useSettle = (communityId: string) =>
  useMutation({ mutationFn: (body: Settled) => settle(communityId, body), onSettled: useAskAnew(communityId) })
