import type { TaskStep } from '@liren/shared/complaints.tasks'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { paged } from '../../../lib/paging.ts'
import { useSubmissions } from '../../../lib/submission.ts'
import { keys, streetKey } from '../complaints.keys.ts'
import {
  answerTask,
  fetchStreet,
  fetchTaskList,
  fetchTasks,
  pushTask,
  saveTaskList,
  type InTask,
  type TaskBody,
} from '../tasks.api.ts'

/** Tasks pushed to a community, newest first. */
export const useTasks = (communityId: string) =>
  useInfiniteQuery({
    queryKey: keys.tasks(communityId),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchTasks(communityId, pageParam, signal),
    meta: { keep: true },
  })

/** What may be asked of it. */
export const useTaskList = (communityId: string) =>
  useQuery({ queryKey: keys.taskList(communityId), queryFn: ({ signal }) => fetchTaskList(communityId, signal) })

function useAfterTasks(communityId: string) {
  const client = useQueryClient()
  return () => {
    void client.invalidateQueries({ queryKey: keys.all(communityId) })
    void client.invalidateQueries({ queryKey: streetKey })
  }
}

/** Pushes a task to a community. */
export function usePushTask(communityId: string) {
  const submissions = useSubmissions()
  const onSettled = useAfterTasks(communityId)
  return useMutation({
    mutationFn: (body: TaskBody) => pushTask(communityId, body, submissions.nameFor(body)),
    onSuccess: submissions.done,
    onSettled,
  })
}

/** Takes a task on, declines it, or says that it is done. */
export function useAnswerTask(at: InTask) {
  const submissions = useSubmissions()
  const onSettled = useAfterTasks(at.communityId)
  return useMutation({
    mutationFn: (body: { step: TaskStep; note: string }) => answerTask(at, body, submissions.nameFor(body)),
    onSuccess: submissions.done,
    onSettled,
  })
}

/** Sets what may be asked of a community. */
export function useSaveTaskList(communityId: string) {
  const onSettled = useAfterTasks(communityId)
  return useMutation({
    mutationFn: (body: { version: number; items: string[] }) => saveTaskList(communityId, body),
    onSettled,
  })
}

/** How the communities of my street stand. */
export const useStreet = (period: { from: string; to: string }) =>
  useInfiniteQuery({
    queryKey: [...streetKey, period],
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchStreet(period, pageParam, signal),
    meta: { keep: true },
  })
