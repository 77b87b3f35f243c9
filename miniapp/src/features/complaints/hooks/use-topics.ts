import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { paged } from '../../../lib/paging.ts'
import { useSubmissions } from '../../../lib/submission.ts'
import { keys } from '../complaints.keys.ts'
import { fetchTopic, fetchTopics, settleTopic, type InTopic, type TopicState } from '../coordination.api.ts'
import { useAfterCalls } from './use-calls.ts'

/** The coordination list, newest first. */
export const useTopics = (communityId: string, state: TopicState) =>
  useInfiniteQuery({
    queryKey: keys.topics(communityId, state),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchTopics(communityId, state, pageParam, signal),
    meta: { keep: true },
  })

/** One parent matter of it. */
export const useTopic = (at: InTopic) =>
  useQuery({
    queryKey: keys.topic(at.communityId, at.topicId),
    queryFn: ({ signal }) => fetchTopic(at, signal),
    meta: { keep: true },
  })

/** Takes it off the list. */
export function useSettleTopic(at: InTopic) {
  const submissions = useSubmissions()
  const after = useAfterCalls(at.communityId)
  return useMutation({
    mutationFn: (note: string) => settleTopic(at, note, submissions.nameFor(note)),
    onSuccess: submissions.done,
    onSettled: (_, error) => after(error),
  })
}
