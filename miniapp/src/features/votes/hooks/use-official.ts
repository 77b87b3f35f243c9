import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { VoteFile } from '@liren/shared/votes.files'
import { useSending } from '../../../lib/sending.ts'
import { useSubmissions } from '../../../lib/submission.ts'
import { fetchRollChanges, fetchRollDraft, importOfficial, uploadOfficialFile, type Import } from '../official.api.ts'
import type { InDecision } from '../votes.api.ts'
import { keys } from '../votes.keys.ts'
import { useVotesChanged } from './use-my-heads.ts'

/** Sends documents of an official result. */
export const useSendingOfficial = (at: InDecision, draft: string, room: number, onDone: (file: VoteFile) => void) =>
  useSending({
    ...{ draft, isReady: true, room, onDone },
    send: (file, options) => uploadOfficialFile(at, file, options),
  })

/** Imports an official result. */
export function useImportOfficial(at: InDecision) {
  const client = useQueryClient()
  const submissions = useSubmissions()
  const changed = useVotesChanged(at.communityId)
  return useMutation({
    mutationFn: (body: Import) => importOfficial(at, body, submissions.nameFor([at.decisionId, body])),
    onSuccess: (decision) => {
      submissions.done()
      client.setQueryData(keys.one(at.communityId, at.decisionId), decision)
    },
    onSettled: () => void changed(),
  })
}

/** The roll as it would be frozen now, while it still can be. */
export const useRollDraft = (at: InDecision, isAsked: boolean) =>
  useQuery({
    // Not among what a step makes old: the step that ends the draft would ask for it once more, and be refused.
    queryKey: keys.rollDraft(at.communityId, at.decisionId),
    queryFn: ({ signal }) => fetchRollDraft(at, signal),
    enabled: isAsked,
    staleTime: 0,
  })

/** What the last freeze changed against the one before. */
export const useRollChanges = (at: InDecision, isAsked: boolean) =>
  useQuery({
    queryKey: [...keys.one(at.communityId, at.decisionId), 'roll-changes'],
    queryFn: ({ signal }) => fetchRollChanges(at, signal),
    enabled: isAsked,
  })
