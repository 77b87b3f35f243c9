import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { paged } from '../../../lib/paging.ts'
import { useSubmissions } from '../../../lib/submission.ts'
import { keys } from '../complaints.keys.ts'
import {
  cancelMeeting,
  convene,
  fetchMeeting,
  fetchMeetings,
  holdMeeting,
  type InMeeting,
  type MeetingBody,
  type MinutesBody,
} from '../convene.api.ts'
import { useAfterCalls } from './use-calls.ts'

/** Meetings that I called, am invited to, or oversee, newest first. */
export const useMeetings = (communityId: string) =>
  useInfiniteQuery({
    queryKey: keys.meetings(communityId),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchMeetings(communityId, pageParam, signal),
    meta: { keep: true },
  })

/** One meeting. */
export const useMeeting = (at: InMeeting) =>
  useQuery({
    queryKey: keys.meeting(at.communityId, at.meetingId),
    queryFn: ({ signal }) => fetchMeeting(at, signal),
    meta: { keep: true },
  })

/** Calls a meeting on matters. */
export function useConvene(communityId: string) {
  const submissions = useSubmissions()
  const after = useAfterCalls(communityId)
  return useMutation({
    mutationFn: (body: MeetingBody) => convene(communityId, body, submissions.nameFor(body)),
    onSuccess: submissions.done,
    onSettled: (_, error) => after(error),
  })
}

/** Writing the minutes of a meeting, and calling it off. */
export function useEndMeeting(at: InMeeting) {
  const submissions = useSubmissions()
  const after = useAfterCalls(at.communityId)
  const holding = useMutation({
    mutationFn: (body: MinutesBody) => holdMeeting(at, body, submissions.nameFor(body)),
    onSuccess: submissions.done,
    onSettled: (_, error) => after(error),
  })
  const cancelling = useMutation({
    mutationFn: (reason: string) => cancelMeeting(at, reason, submissions.nameFor(reason)),
    onSuccess: submissions.done,
    onSettled: (_, error) => after(error),
  })
  return { holding, cancelling }
}
