import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useSubmissions } from '../../../lib/submission.ts'
import { publishDraft } from '../drafts.api.ts'
import { keys } from '../announcements.keys.ts'
import type { LocalDraft } from '../composer.draft.ts'

/** The draft as last saved, and when it is to go out: null for now. */
type Publishing = NonNullable<LocalDraft['server']> & { at: string | null }

/** Publishes the draft as last saved. Pressed twice, or tried again after a lost answer, it counts once. */
export function usePublish(communityId: string) {
  const client = useQueryClient()
  const submissions = useSubmissions()
  return useMutation({
    mutationFn: ({ id, version, at }: Publishing) =>
      publishDraft(communityId, id, { version, at }, submissions.nameFor([id, version, at])),
    onSuccess: (published) => {
      submissions.done()
      client.setQueryData(keys.one(communityId, published.id), published)
      void client.invalidateQueries({ queryKey: keys.feeds(communityId) })
      void client.invalidateQueries({ queryKey: keys.mine(communityId) })
    },
  })
}
