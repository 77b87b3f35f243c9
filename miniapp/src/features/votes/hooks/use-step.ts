import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { StepDraft } from '@liren/shared/votes.decisions'
import { useSubmissions } from '../../../lib/submission.ts'
import { printSheet, takeStep } from '../organising.api.ts'
import type { InDecision } from '../votes.api.ts'
import { keys } from '../votes.keys.ts'
import { useVotesChanged } from './use-my-heads.ts'

/**
 * Moves a decision on. Whatever comes of it, the decision is asked anew, so that a step refused because somebody else was
 * first can be looked at and tried again.
 */
export function useStep(at: InDecision, version: number) {
  const client = useQueryClient()
  const submissions = useSubmissions()
  const changed = useVotesChanged(at.communityId)
  return useMutation({
    mutationFn: (move: StepDraft) => {
      const body = { version, move }
      return takeStep(at, body, submissions.nameFor([at.decisionId, body]))
    },
    onSuccess: (decision) => {
      submissions.done()
      client.setQueryData(keys.one(at.communityId, at.decisionId), decision)
    },
    onSettled: () => void changed(),
  })
}

export type Stepping = ReturnType<typeof useStep>

/** Fetches a sheet to be put up, and hands it to whoever asked. */
export const usePrint = (at: InDecision) =>
  useMutation({ mutationFn: (sheet: 'notice' | 'resultNotice') => printSheet(at, sheet) })
