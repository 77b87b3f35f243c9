import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { useRemind } from '../hooks/use-reach.ts'
import { reachTexts } from '../reach.texts.ts'

interface RemindSheetProps {
  communityId: string
  announcementId: string
  onClose: () => void
}

/** The last question before those who have not read are reminded: it goes once. */
export function RemindSheet({ communityId, announcementId, onClose }: RemindSheetProps) {
  const words = reachTexts.use()
  const reminding = useRemind(communityId, announcementId)
  return (
    <Sheet
      id="remind-sheet"
      title={words.remindConfirm}
      onClose={onClose}
      footer={
        <Button
          id="remind-confirm"
          kind="primary"
          busy={reminding.isPending}
          onPress={() => reminding.mutate(undefined, { onSuccess: onClose })}
        >
          {words.remindNow}
        </Button>
      }
    >
      <Stack>
        <Box as="p">{words.remindBody}</Box>
        {reminding.error && <Banner tone="danger">{messageOf(reminding.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}
