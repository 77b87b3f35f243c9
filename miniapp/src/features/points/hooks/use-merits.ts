import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import type { GrantRule } from '@liren/shared/points'
import { paged } from '../../../lib/paging.ts'
import { useSubmissions } from '../../../lib/submission.ts'
import { fetchMerits, fetchSources, recordMerit, revokeMerit, type MeritBody } from '../merits.api.ts'
import { keys } from '../points.keys.ts'
import { useAskAnew } from './use-shop.ts'

/** What a rule may grant for. It names neighbours: nothing of it is kept on the device. */
export const useMeritSources = (communityId: string, rule: GrantRule) =>
  useInfiniteQuery({
    queryKey: keys.sources(communityId, rule),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchSources(communityId, rule, pageParam, signal),
  })

/** What a rule has granted, newest first. */
export const useMerits = (communityId: string, rule: GrantRule) =>
  useInfiniteQuery({
    queryKey: keys.merits(communityId, rule),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchMerits(communityId, rule, pageParam, signal),
  })

/** Notes what somebody did, or takes it back. */
export function useMeriting(communityId: string) {
  const submissions = useSubmissions()
  const after = { onSuccess: () => submissions.done(), onSettled: useAskAnew(communityId) }
  const recording = useMutation({
    mutationFn: (body: MeritBody) => recordMerit(communityId, body, submissions.nameFor(body)),
    ...after,
  })
  const revoking = useMutation({
    mutationFn: ({ meritId, reason }: { meritId: string; reason: string }) =>
      revokeMerit(communityId, meritId, reason, submissions.nameFor([meritId, reason])),
    ...after,
  })
  return { recording, revoking }
}
