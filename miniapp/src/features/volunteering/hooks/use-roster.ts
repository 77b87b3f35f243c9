import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useContext, useEffect, useState } from 'react'
import type { Direction } from '@liren/shared/volunteering.attendance'
import { paged } from '../../../lib/paging.ts'
import { useSubmissions } from '../../../lib/submission.ts'
import { PageFront } from '../../../platform/front.ts'
import {
  confirmPresence,
  decideReview,
  enterTimes,
  fetchCode,
  fetchReviews,
  fetchRoster,
  type Entry,
  type Verdict,
} from '../attendance.api.ts'
import type { InShift } from '../volunteering.api.ts'
import { keys } from '../volunteering.keys.ts'
import { useAskAnew } from './use-shifts.ts'

/** How often a roster in front is looked at again. */
const againMs = 5_000

/** Who comes, live while the page is in front. */
export function useRoster(at: InShift) {
  const front = useContext(PageFront)
  return useQuery({
    queryKey: keys.roster(at.communityId, at.shiftId),
    queryFn: ({ signal }) => fetchRoster(at, signal),
    refetchInterval: () => (front?.current === false ? false : againMs),
  })
}

/** Confirming a presence, and entering times of somebody without a phone. */
export function useAttending(at: InShift) {
  const client = useQueryClient()
  const submissions = useSubmissions()
  const after = {
    onSuccess: () => submissions.done(),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.roster(at.communityId, at.shiftId) }),
  }
  const confirming = useMutation({
    mutationFn: (signupId: string) => confirmPresence(at, signupId, submissions.nameFor(['confirm', signupId])),
    ...after,
  })
  const entering = useMutation({
    mutationFn: ({ signupId, entry }: { signupId: string; entry: Entry }) =>
      enterTimes(at, signupId, entry, submissions.nameFor([signupId, entry])),
    ...after,
  })
  return { confirming, entering }
}

/** The code to show now, asked for anew when its time is over, and the seconds it has left. */
export function useShownCode(at: InShift, direction: Direction) {
  const code = useQuery({
    queryKey: keys.code(at.communityId, at.shiftId, direction),
    queryFn: ({ signal }) => fetchCode(at, direction, signal),
    // A code that was shown before is over by now.
    gcTime: 0,
    staleTime: 0,
  })
  const { data, dataUpdatedAt, refetch } = code
  const endsAt = data ? dataUpdatedAt + Date.parse(data.validUntil) - Date.parse(data.now) : null
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    if (endsAt === null) return undefined
    const timer = setInterval(() => {
      setNow(Date.now())
      if (Date.now() >= endsAt) void refetch()
    }, 1_000)
    return () => clearInterval(timer)
  }, [endsAt, refetch])
  const seconds = endsAt === null ? 0 : Math.ceil((endsAt - now) / 1_000)
  return { code, seconds: Math.max(0, seconds), isOver: endsAt !== null && now >= endsAt + 5_000 }
}

/** What waits to be looked at (committee). */
export const useReviews = (communityId: string) =>
  useInfiniteQuery({
    queryKey: keys.reviews(communityId),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchReviews(communityId, pageParam, signal),
  })

/** Accepts or rejects what was looked at. */
export function useDecideReview(communityId: string) {
  const submissions = useSubmissions()
  const askAnew = useAskAnew(communityId)
  return useMutation({
    mutationFn: ({ reviewId, verdict }: { reviewId: string; verdict: Verdict }) =>
      decideReview(communityId, reviewId, verdict, submissions.nameFor([reviewId, verdict])),
    onSuccess: () => submissions.done(),
    onSettled: (_, error) => askAnew(error),
  })
}
