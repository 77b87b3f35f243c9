import { instantOf } from '../matter.draft.ts'
import type { Composing } from '../hooks/use-composing.ts'
import { ConflictSheet } from './conflict.sheet.tsx'
import { DiscardSheet } from './discard.sheet.tsx'
import { PublishSheet } from './publish.sheet.tsx'

export type ComposingSheet = 'publish' | 'conflict' | 'discard' | null

interface ComposingSheetsProps {
  composing: Composing
  sheet: ComposingSheet
  onClose: () => void
}

/** The questions asked on the way: publish, which of two texts, throw away. */
export function ComposingSheets({ composing, sheet, onClose }: ComposingSheetsProps) {
  const { communityId, draft, preview, saving, publish, isPublishing, publishError, startOver } = composing
  if (sheet === 'publish' && preview.reach) {
    return (
      <PublishSheet
        reach={preview.reach}
        at={draft.publishAt === null ? null : instantOf(draft.publishAt)}
        busy={isPublishing || saving.state === 'saving'}
        error={publishError ?? saving.error}
        onConfirm={() => void publish()}
        onClose={onClose}
      />
    )
  }
  if (sheet === 'conflict' && saving.theirs) {
    const choose = (keep: () => void) => () => {
      keep()
      onClose()
    }
    return (
      <ConflictSheet
        mine={draft}
        theirs={saving.theirs}
        onMine={choose(saving.keepMine)}
        onTheirs={choose(saving.keepTheirs)}
        onClose={onClose}
      />
    )
  }
  if (sheet === 'discard' && draft.server) {
    return (
      <DiscardSheet communityId={communityId} announcementId={draft.server.id} onGone={startOver} onClose={onClose} />
    )
  }
  return null
}
