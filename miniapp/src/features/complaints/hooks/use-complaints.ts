import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ComplaintCategory } from '@liren/shared/complaints'
import { isUnreachable } from '../../../lib/failure.ts'
import { paged } from '../../../lib/paging.ts'
import { useSettled } from '../../../lib/settled.ts'
import { useSubmissions } from '../../../lib/submission.ts'
import { meKey } from '../../identity/hooks/use-me.ts'
import {
  fetchAtBuilding,
  fetchComplaint,
  fetchFlats,
  fetchMergeable,
  fetchMine,
  fetchQueue,
  fetchSimilar,
  fetchWorkers,
  follow,
  revealContact,
  takeStep,
  type InComplaint,
  type QueueOf,
  type Step,
} from '../complaints.api.ts'
import { keys } from '../complaints.keys.ts'
import { isPrivate } from '../report.draft.ts'

/** With fewer letters everything is alike. */
const fewestLetters = 4

/** What I reported, newest first. */
export const useMyComplaints = (communityId: string) =>
  useInfiniteQuery({
    queryKey: keys.mine(communityId),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchMine(communityId, pageParam, signal),
    meta: { keep: true },
  })

/** What I, or an office of mine, have to do; what is due first is first. */
export const useQueue = (communityId: string, of: QueueOf) =>
  useInfiniteQuery({
    queryKey: keys.queue(communityId, of),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchQueue(communityId, of, pageParam, signal),
    meta: { keep: true },
  })

/** What neighbours of a building let one another see. */
export const useBuildingComplaints = (communityId: string, buildingId: string) =>
  useInfiniteQuery({
    queryKey: keys.building(communityId, buildingId),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchAtBuilding(communityId, buildingId, pageParam, signal),
    meta: { keep: true },
  })

/** The flats of an entrance, page by page; asked for once there is one. */
export const useFlats = (communityId: string, entranceId: string) =>
  useInfiniteQuery({
    queryKey: keys.flats(communityId, entranceId),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchFlats(communityId, entranceId, pageParam, signal),
    enabled: entranceId !== '',
  })

/** One matter, as I may see it. */
export const useComplaint = (at: InComplaint) =>
  useQuery({
    queryKey: keys.one(at.communityId, at.complaintId),
    queryFn: ({ signal }) => fetchComplaint(at, signal),
    meta: { keep: true },
  })

/** Who serves in the office that has the matter. */
export const useWorkers = (at: InComplaint) =>
  useQuery({
    queryKey: keys.workers(at.communityId, at.complaintId),
    queryFn: ({ signal }) => fetchWorkers(at, signal),
  })

/** Open matters like the one that is being written; asked once a moment has passed, and only with a few words. */
export function useSimilar(
  communityId: string,
  form: { category: ComplaintCategory | null; placeId: string | null; text: string },
) {
  const text = useSettled(form.text.trim().slice(0, 500))
  const { category, placeId } = form
  return useQuery({
    queryKey: keys.similar(communityId, { category, placeId, text }),
    queryFn: ({ signal }) =>
      fetchSimilar(communityId, { category: category ?? 'common_parts', placeId: placeId ?? '', text }, signal),
    enabled: category !== null && !isPrivate(category) && placeId !== null && text.length >= fewestLetters,
  })
}

/** With which matters one may go on, as far as I see them; with a number, the ones that have it. */
export function useMergeable(at: InComplaint, typed: string) {
  const number = useSettled(typed.trim())
  return useQuery({
    queryKey: keys.mergeable(at.communityId, at.complaintId, number),
    queryFn: ({ signal }) => fetchMergeable(at, number, signal),
  })
}

/** Me too: whoever follows a matter is told what its author is told. */
export function useFollow(at: InComplaint) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (isFollowing: boolean) => follow(at, isFollowing),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.all(at.communityId) }),
  })
}

/** Takes a step; whatever shows the matter is asked for anew, also when somebody was faster. */
export function useTakeStep(at: InComplaint) {
  const client = useQueryClient()
  const submissions = useSubmissions()
  return useMutation({
    mutationFn: (body: Step) => takeStep(at, body, submissions.nameFor(body)),
    onSuccess: (after) => {
      submissions.done()
      client.setQueryData(keys.one(at.communityId, at.complaintId), after)
    },
    onSettled: (_, error) => {
      // Without an answer there is nothing newer to be had.
      if (isUnreachable(error)) return
      void client.invalidateQueries({ queryKey: keys.all(at.communityId) })
      void client.invalidateQueries({ queryKey: meKey })
    },
  })
}

/** Shows a phone number; each look is written down, so nothing is kept beyond the sheet that asked. */
export function useRevealContact(at: InComplaint) {
  const submissions = useSubmissions()
  return useMutation({
    mutationFn: (purpose: string) => revealContact(at, purpose, submissions.nameFor(purpose)),
    gcTime: 0,
  })
}
