import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import type { VoteFile } from '@liren/shared/votes.files'
import { paged } from '../../../lib/paging.ts'
import { useSending } from '../../../lib/sending.ts'
import { useSubmissions } from '../../../lib/submission.ts'
import {
  fetchDeliveries,
  fetchDeliveryProgress,
  sendDelivery,
  uploadDeliveryFile,
  type Delivery,
  type Shown,
} from '../delivery.api.ts'
import type { InDecision } from '../votes.api.ts'
import { keys } from '../votes.keys.ts'
import { useVotesChanged } from './use-my-heads.ts'

/** How far the ballots have come. */
export const useDeliveryProgress = (at: InDecision) =>
  useQuery({
    queryKey: keys.delivery(at.communityId, at.decisionId),
    queryFn: ({ signal }) => fetchDeliveryProgress(at, signal),
    staleTime: 0,
  })

/** Flats of a building with what is on record of them. */
export const useDeliveries = (at: InDecision, buildingId: string, show: Shown) =>
  useInfiniteQuery({
    queryKey: [...keys.delivery(at.communityId, at.decisionId), buildingId, show],
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchDeliveries(at, { buildingId, show, cursor: pageParam }, signal),
    enabled: buildingId !== '',
    staleTime: 0,
  })

/** Records deliveries; pressing twice records once. */
export function useDeliver(at: InDecision) {
  const submissions = useSubmissions()
  const changed = useVotesChanged(at.communityId)
  return useMutation({
    mutationFn: (delivery: Delivery) => sendDelivery(at, delivery, submissions.nameFor([at.decisionId, delivery])),
    onSuccess: () => submissions.done(),
    onSettled: () => void changed(),
  })
}

/** Sends the picture of a signed sheet, or of a notice where it hangs. */
export const useSendingReceipt = (at: InDecision, draft: string, room: number, onDone: (file: VoteFile) => void) =>
  useSending({
    ...{ draft, isReady: true, room, onDone },
    send: (file, options) => uploadDeliveryFile(at, file, options),
  })
