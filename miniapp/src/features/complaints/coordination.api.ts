import { complaintCoordination } from '@liren/shared/complaints.coordination'
import { call } from '../../lib/api-client.ts'

export type TopicState = 'open' | 'settled'

export interface InTopic {
  communityId: string
  topicId: string
}

export const fetchTopics = (communityId: string, state: TopicState, cursor: string | null, signal?: AbortSignal) =>
  call(
    complaintCoordination.topics,
    { params: { communityId }, query: { state, cursor: cursor ?? undefined } },
    { signal },
  )

export const fetchTopic = (at: InTopic, signal?: AbortSignal) =>
  call(complaintCoordination.topic, { params: at }, { signal })

/** Takes a parent matter off the list. */
export const settleTopic = (at: InTopic, note: string, submission: string) =>
  call(complaintCoordination.settle, { params: at, body: { note } }, { submission })
