import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { paged } from '../../../lib/paging.ts'
import { useStepUp } from '../../identity/hooks/use-step-up.ts'
import { recipientsIn, type ReleaseForm } from '../release.draft.ts'
import { fetchReleases, releaseCounting } from '../result.api.ts'
import type { InDecision } from '../votes.api.ts'
import { keys } from '../votes.keys.ts'

/** To whom counting files were given out, the first one first. */
export const useReleases = (at: InDecision) =>
  useInfiniteQuery({
    queryKey: keys.releases(at.communityId, at.decisionId),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchReleases(at, pageParam, signal),
    meta: { keep: true },
  })

/** Gives out a counting file after a fresh code; of the key nothing stays. */
export function useRelease(at: InDecision) {
  const { through, question } = useStepUp()
  const client = useQueryClient()
  const releasing = useMutation({
    mutationFn: ({ form, key }: { form: ReleaseForm; key: string }) =>
      through(() => releaseCounting(at, { key, to: recipientsIn(form), reason: form.reason.trim() })),
    // What was sent is held as long as the mutation is.
    gcTime: 0,
    onSettled: () => client.invalidateQueries({ queryKey: keys.releases(at.communityId, at.decisionId) }),
  })
  return { releasing, question }
}
