import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReplyOf } from '@liren/shared/endpoint'
import type { votesCasting } from '@liren/shared/votes.casting'
import { useSubmissions } from '../../../lib/submission.ts'
import { fetchDoors, remindSilent } from '../turnout.api.ts'
import type { InDecision } from '../votes.api.ts'
import { keys } from '../votes.keys.ts'

export type Door = ReplyOf<typeof votesCasting.doors>['items'][number]

/** Every door of a building that has not voted: a list to walk with is whole or of no use. */
async function allDoors(at: InDecision, buildingId: string, signal: AbortSignal): Promise<Door[]> {
  const doors: Door[] = []
  let cursor: string | null = null
  do {
    const page: ReplyOf<typeof votesCasting.doors> = await fetchDoors(at, buildingId, cursor, signal)
    doors.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null)
  return doors
}

export const useDoors = (at: InDecision, buildingId: string) =>
  useQuery({
    queryKey: [...keys.turnout(at.communityId, at.decisionId), 'doors', buildingId],
    queryFn: ({ signal }) => allDoors(at, buildingId, signal),
    enabled: buildingId !== '',
    staleTime: 0,
  })

/** Reminds who has not voted. */
export function useRemind(at: InDecision) {
  const client = useQueryClient()
  const submissions = useSubmissions()
  return useMutation({
    mutationFn: () => remindSilent(at, submissions.nameFor([at.decisionId, 'remind'])),
    onSuccess: () => submissions.done(),
    onSettled: () => client.invalidateQueries({ queryKey: keys.turnout(at.communityId, at.decisionId) }),
  })
}
