import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import type { RemarkKind } from '@liren/shared/votes.views'
import { paged } from '../../../lib/paging.ts'
import { useSubmissions } from '../../../lib/submission.ts'
import { fetchRemarks, sendRemark, type InDecision } from '../votes.api.ts'
import { keys } from '../votes.keys.ts'

/** Objections, and comments of the review, with their answers, oldest first. */
export const useRemarks = (at: InDecision) =>
  useInfiniteQuery({
    queryKey: keys.remarks(at.communityId, at.decisionId),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchRemarks(at, pageParam, signal),
    meta: { keep: true },
  })

/** Objects to the roll or to the result. */
export function useObject(at: InDecision, kind: RemarkKind) {
  const client = useQueryClient()
  const submissions = useSubmissions()
  return useMutation({
    mutationFn: (text: string) => sendRemark(at, { kind, text }, submissions.nameFor([at.decisionId, kind, text])),
    onSuccess: () => {
      submissions.done()
      return client.invalidateQueries({ queryKey: keys.remarks(at.communityId, at.decisionId) })
    },
  })
}
