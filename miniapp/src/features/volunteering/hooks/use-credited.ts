import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { paged } from '../../../lib/paging.ts'
import { useSubmissions } from '../../../lib/submission.ts'
import { fetchCredited, objectTo } from '../credited.api.ts'
import { keys } from '../volunteering.keys.ts'
import { useAskAnew } from './use-shifts.ts'

/** Hours credited lately, the newest first. */
export const useCredited = (communityId: string) =>
  useInfiniteQuery({
    queryKey: keys.credited(communityId),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchCredited(communityId, pageParam, signal),
  })

/** Objects to hours of somebody else. */
export function useObjecting(communityId: string, signupId: string) {
  const submissions = useSubmissions()
  const askAnew = useAskAnew(communityId)
  return useMutation({
    mutationFn: (words: string) => objectTo(communityId, signupId, words, submissions.nameFor([signupId, words])),
    onSuccess: () => submissions.done(),
    onSettled: (_, error) => askAnew(error),
  })
}
