import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Shift } from '@liren/shared/volunteering'
import { useSubmissions } from '../../../lib/submission.ts'
import {
  appeal,
  cancelShift,
  changeShift,
  consentFor,
  fetchCalendar,
  fetchWards,
  notePaper,
  refuseFor,
  withdrawProposal,
  type Changed,
} from '../changing.api.ts'
import type { InActivity, InShift } from '../volunteering.api.ts'
import { keys } from '../volunteering.keys.ts'
import { useAskAnew } from './use-shifts.ts'

/** How many shifts there are on each of some days. */
export const useCalendar = (communityId: string, from: string, days: number) =>
  useQuery({
    queryKey: keys.calendar(communityId, from, days),
    queryFn: ({ signal }) => fetchCalendar(communityId, from, days, signal),
    placeholderData: keepPreviousData,
    meta: { keep: true },
  })

/** Moving a shift, calling it off, and objecting to what was found of one’s own. */
export function useChanging(at: InShift) {
  const client = useQueryClient()
  const submissions = useSubmissions()
  const askAnew = useAskAnew(at.communityId)
  const after = {
    onSuccess: (shift: Shift) => {
      submissions.done()
      client.setQueryData(keys.shift(at.communityId, at.shiftId), shift)
    },
    onSettled: (_: unknown, error: unknown) => askAnew(error),
  }
  const changing = useMutation({
    mutationFn: (body: Changed) => changeShift(at, body, submissions.nameFor(['change', body])),
    ...after,
  })
  const cancelling = useMutation({
    mutationFn: (reason: string) => cancelShift(at, reason, submissions.nameFor(['cancel', reason])),
    ...after,
  })
  const appealing = useMutation({
    mutationFn: (words: string) => appeal(at, words, submissions.nameFor(['appeal', words])),
    ...after,
  })
  return { changing, cancelling, appealing }
}

/** Taking an own proposal back. */
export function useWithdrawing(at: InActivity) {
  const client = useQueryClient()
  const submissions = useSubmissions()
  const askAnew = useAskAnew(at.communityId)
  return useMutation({
    mutationFn: () => withdrawProposal(at, submissions.nameFor(['withdraw', at.activityId])),
    onSuccess: (activity) => {
      submissions.done()
      client.setQueryData(keys.activity(at.communityId, at.activityId), activity)
    },
    onSettled: (_, error) => askAnew(error),
  })
}

/** What minors of my flat signed up for, and saying yes or no to it. */
export function useWards(communityId: string) {
  const submissions = useSubmissions()
  const askAnew = useAskAnew(communityId)
  const wards = useQuery({
    queryKey: keys.wards(communityId),
    queryFn: ({ signal }) => fetchWards(communityId, signal),
    meta: { keep: true },
  })
  const consenting = useMutation({
    mutationFn: ({ shiftId, signupId }: { shiftId: string; signupId: string }) =>
      consentFor({ communityId, shiftId }, signupId, submissions.nameFor(['consent', signupId])),
    onSuccess: () => submissions.done(),
    onSettled: (_, error) => askAnew(error),
  })
  const refusing = useMutation({
    mutationFn: ({ shiftId, signupId }: { shiftId: string; signupId: string }) =>
      refuseFor({ communityId, shiftId }, signupId, submissions.nameFor(['refuse', signupId])),
    onSuccess: () => submissions.done(),
    onSettled: (_, error) => askAnew(error),
  })
  return { wards, consenting, refusing }
}

/** Noting that I hold a guardian’s consent on paper. */
export function useNotingPaper(at: InShift) {
  const client = useQueryClient()
  const submissions = useSubmissions()
  return useMutation({
    mutationFn: (signupId: string) => notePaper(at, signupId, submissions.nameFor(['paper', signupId])),
    onSuccess: () => submissions.done(),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.roster(at.communityId, at.shiftId) }),
  })
}
