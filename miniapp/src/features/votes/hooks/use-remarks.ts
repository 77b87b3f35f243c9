import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Remark, RemarkKind } from '@liren/shared/votes.views'
import { paged } from '../../../lib/paging.ts'
import { useSubmissions } from '../../../lib/submission.ts'
import { answerRemark, fetchRemarks, sendRemark, type Answer, type InDecision } from '../votes.api.ts'
import { keys } from '../votes.keys.ts'

/** Objections, and comments of the review, with their answers, oldest first. */
export const useRemarks = (at: InDecision) =>
  useInfiniteQuery({
    queryKey: keys.remarks(at.communityId, at.decisionId),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchRemarks(at, pageParam, signal),
    meta: { keep: true },
  })

/** Objects to the roll or to the result, or comments in review. */
export function useObject(at: InDecision, kind: RemarkKind) {
  const client = useQueryClient()
  const submissions = useSubmissions()
  return useMutation({
    mutationFn: (text: string) => sendRemark(at, { kind, text }, submissions.nameFor([at.decisionId, kind, text])),
    onSuccess: () => {
      submissions.done()
      // The decision itself tells how many wait for an answer.
      return client.invalidateQueries({ queryKey: keys.one(at.communityId, at.decisionId) })
    },
  })
}

/** Answers a comment or an objection, once. Whatever comes of it, both lists are asked anew. */
export function useAnswerRemark(at: InDecision, remark: Remark) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (answer: Answer) => answerRemark(at, remark.id, answer),
    onSettled: () => client.invalidateQueries({ queryKey: keys.one(at.communityId, at.decisionId) }),
  })
}
