import { useQuery } from '@tanstack/react-query'
import { useSettled } from '../../../lib/settled.ts'
import { previewAudience } from '../drafts.api.ts'
import { keys } from '../announcements.keys.ts'
import { audienceOf, type LocalDraft } from '../composer.draft.ts'

/** How many people and flats the chosen audience reaches, counted anew after each choice. */
export function useReachPreview(communityId: string, draft: LocalDraft) {
  const chosen = audienceOf(draft)
  const settled = useSettled(chosen && JSON.stringify(chosen))
  const asked = settled === null ? null : (JSON.parse(settled) as NonNullable<typeof chosen>)
  const query = useQuery({
    queryKey: keys.preview(communityId, asked?.audience, asked?.signature),
    queryFn: ({ signal }) => {
      if (asked === null) throw new Error('nobody chosen')
      return previewAudience(communityId, asked.audience, asked.signature, signal)
    },
    enabled: asked !== null,
  })
  // A count of an earlier choice is no count of this one.
  const isCurrent = chosen !== null && JSON.stringify(chosen) === settled
  return {
    isChosen: chosen !== null,
    reach: isCurrent ? query.data : undefined,
    error: isCurrent ? query.error : null,
  }
}
