import { complaintStreet } from '@liren/shared/complaints.street'
import { complaintTasks, type TaskStep } from '@liren/shared/complaints.tasks'
import type { RequestOf } from '@liren/shared/endpoint'
import { call } from '../../lib/api-client.ts'

export type TaskBody = RequestOf<typeof complaintTasks.push>['body']

export interface InTask {
  communityId: string
  taskId: string
}

/** Tasks pushed to a community from above. */
export const fetchTasks = (communityId: string, cursor: string | null, signal?: AbortSignal) =>
  call(complaintTasks.tasks, { params: { communityId }, query: { cursor: cursor ?? undefined } }, { signal })

export const pushTask = (communityId: string, body: TaskBody, submission: string) =>
  call(complaintTasks.push, { params: { communityId }, body }, { submission })

export const answerTask = (at: InTask, body: { step: TaskStep; note: string }, submission: string) =>
  call(complaintTasks.answer, { params: at, body }, { submission })

/** What may be asked of a community. */
export const fetchTaskList = (communityId: string, signal?: AbortSignal) =>
  call(complaintTasks.list, { params: { communityId } }, { signal })

export const saveTaskList = (communityId: string, body: { version: number; items: string[] }) =>
  call(complaintTasks.setList, { params: { communityId }, body })

/** How the communities of my street stand. */
export const fetchStreet = (period: { from: string; to: string }, cursor: string | null, signal?: AbortSignal) =>
  call(complaintStreet.street, { query: { ...period, cursor: cursor ?? undefined } }, { signal })
