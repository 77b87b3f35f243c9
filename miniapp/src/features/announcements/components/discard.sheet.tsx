import { forgetDraft } from '../../../lib/drafts.ts'
import { messageOf } from '../../../lib/messages.ts'
import { routes } from '../../../lib/routes.ts'
import { Box } from '../../../platform/elements.tsx'
import { back } from '../../../platform/navigation.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { announcementsTexts } from '../announcements.texts.ts'
import { draftName } from '../composer.draft.ts'
import { useDiscard } from '../hooks/use-announcement.ts'

interface DiscardSheetProps {
  communityId: string
  announcementId: string
  /** Whoever still holds its text lets go of it before the page is left. */
  onGone?: () => void
  onClose: () => void
}

/** Asks before a draft is thrown away. */
export function DiscardSheet({ communityId, announcementId, onGone, onClose }: DiscardSheetProps) {
  const words = announcementsTexts.use().detail
  const discarding = useDiscard(communityId, announcementId)
  const discard = () =>
    discarding.mutate(undefined, {
      onSuccess: () => {
        onGone?.()
        forgetDraft(draftName(communityId, announcementId))
        back(routes.home)
      },
    })
  return (
    <Sheet id="discard-sheet" title={words.discardConfirm} onClose={onClose}>
      <Stack>
        <Box as="p">{words.discardBody}</Box>
        {discarding.error && <Banner tone="danger">{messageOf(discarding.error)}</Banner>}
        <Button id="discard-confirm" kind="danger" busy={discarding.isPending} onPress={discard}>
          {words.discard}
        </Button>
      </Stack>
    </Sheet>
  )
}
