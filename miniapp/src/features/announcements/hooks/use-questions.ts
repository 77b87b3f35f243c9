import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { paged } from '../../../lib/paging.ts'
import { useSubmissions } from '../../../lib/submission.ts'
import { keys } from '../announcements.keys.ts'
import {
  answerQuestion,
  appealQuestion,
  askQuestion,
  fetchQuestions,
  fetchQueue,
  reviewQuestion,
  setQuestionsClosed,
  withdrawQuestion,
  type QuestionDraft,
  type Review,
} from '../questions.api.ts'

/** Questions under a notice that I may see, newest first. */
export const useQuestions = (communityId: string, announcementId: string) =>
  useInfiniteQuery({
    queryKey: keys.questions(communityId, announcementId),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchQuestions(communityId, announcementId, pageParam, signal),
  })

/** Questions that wait for me, the most urgent first. */
export const useQuestionQueue = (communityId: string) =>
  useInfiniteQuery({
    queryKey: keys.questionQueue(communityId),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchQueue(communityId, pageParam, signal),
  })

/** Something done to a question of a community: whatever shows questions is asked for anew, also when somebody was faster. */
function useStep<Content>(communityId: string, step: (content: Content, submission: string) => Promise<unknown>) {
  const client = useQueryClient()
  const submissions = useSubmissions()
  return useMutation({
    mutationFn: (content: Content) => step(content, submissions.nameFor(content)),
    onSuccess: submissions.done,
    onSettled: () =>
      client.invalidateQueries({
        predicate: ({ queryKey: [feature, id, what] }) =>
          feature === 'announcements' && id === communityId && (what === 'questions' || what === 'question-queue'),
      }),
  })
}

export const useAsk = (communityId: string, announcementId: string) =>
  useStep(communityId, (body: QuestionDraft, submission) => askQuestion(communityId, announcementId, body, submission))

export const useWithdraw = (communityId: string, questionId: string) =>
  useStep(communityId, (_: null, submission) => withdrawQuestion(communityId, questionId, submission))

export const useAppeal = (communityId: string, questionId: string) =>
  useStep(communityId, (_: null, submission) => appealQuestion(communityId, questionId, submission))

export const useReview = (communityId: string, questionId: string) =>
  useStep(communityId, (body: Review, submission) => reviewQuestion(communityId, questionId, body, submission))

export const useAnswer = (communityId: string, questionId: string) =>
  useStep(communityId, (text: string, submission) => answerQuestion(communityId, questionId, text, submission))

export const useSetClosed = (communityId: string, announcementId: string) =>
  useStep(communityId, (isClosed: boolean) => setQuestionsClosed(communityId, announcementId, isClosed))
