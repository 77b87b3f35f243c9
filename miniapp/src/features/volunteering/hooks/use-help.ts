import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { paged } from '../../../lib/paging.ts'
import { useSubmissions } from '../../../lib/submission.ts'
import { fetchHelp, nameRecipient, passThanks, rateHelp, type Door, type Saying } from '../help.api.ts'
import type { InShift } from '../volunteering.api.ts'
import { keys } from '../volunteering.keys.ts'

/** Noting whom a service was for, and letting their line go on. */
export function useRecipients(at: InShift) {
  const client = useQueryClient()
  const submissions = useSubmissions()
  const after = {
    onSuccess: () => submissions.done(),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.roster(at.communityId, at.shiftId) }),
  }
  const naming = useMutation({
    mutationFn: ({ signupId, door }: { signupId: string; door: Door }) =>
      nameRecipient(at, signupId, door, submissions.nameFor([signupId, door])),
    ...after,
  })
  const passing = useMutation({
    mutationFn: ({ signupId, recipientId }: { signupId: string; recipientId: string }) =>
      passThanks(at, signupId, recipientId, submissions.nameFor([signupId, recipientId])),
    ...after,
  })
  return { naming, passing }
}

/** What was done for my home, the last noted first. */
export const useHelp = (communityId: string) =>
  useInfiniteQuery({
    queryKey: keys.help(communityId),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchHelp(communityId, pageParam, signal),
  })

/** Says whether it was solved, and how it was. */
export function useSaying(communityId: string) {
  const client = useQueryClient()
  const submissions = useSubmissions()
  return useMutation({
    mutationFn: ({ helpId, body }: { helpId: string; body: Saying }) =>
      rateHelp(communityId, helpId, body, submissions.nameFor([helpId, body])),
    onSuccess: () => submissions.done(),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.help(communityId) }),
  })
}
