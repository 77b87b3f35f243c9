import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useSubmissions } from '../../../lib/submission.ts'
import { publishDraft } from '../announcements.api.ts'
import { keys } from '../announcements.keys.ts'
import type { LocalDraft } from '../composer.draft.ts'

/** Publishes the draft as last saved. Pressed twice, or tried again after a lost answer, it counts once. */
export function usePublish(communityId: string) {
  const client = useQueryClient()
  const submissions = useSubmissions()
  return useMutation({
    mutationFn: ({ id, version }: NonNullable<LocalDraft['server']>) =>
      publishDraft(communityId, id, version, submissions.nameFor([id, version])),
    onSuccess: (published) => {
      submissions.done()
      client.setQueryData(keys.one(communityId, published.id), published)
      void client.invalidateQueries({ queryKey: keys.feed(communityId) })
      void client.invalidateQueries({ queryKey: keys.mine(communityId) })
    },
  })
}
