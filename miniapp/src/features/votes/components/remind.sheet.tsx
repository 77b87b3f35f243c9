import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import type { useRemind } from '../hooks/use-doors.ts'
import { turnoutTexts } from '../turnout.texts.ts'

interface RemindProps {
  reminding: ReturnType<typeof useRemind>
  /** Heads that have not voted. */
  silent: number
  /** Who has voted is not known here. */
  isElsewhere: boolean
  onClose: () => void
}

/** The last question before those who have not voted are reminded: how many, and how often it may be done. */
export function RemindSheet({ reminding, silent, isElsewhere, onClose }: RemindProps) {
  const words = turnoutTexts.use()
  return (
    <Sheet
      id="vote-remind-sheet"
      title={isElsewhere ? words.remindAll : words.remind}
      onClose={onClose}
      footer={
        <Button
          id="vote-remind-confirm"
          kind="primary"
          icon="inbox"
          busy={reminding.isPending}
          onPress={() => reminding.mutate(undefined, { onSuccess: onClose })}
        >
          {words.remindAction}
        </Button>
      }
    >
      <Stack>
        <Box as="p">{isElsewhere ? words.remindAllBody : words.remindBody(silent)}</Box>
        {reminding.error && <Banner tone="danger">{messageOf(reminding.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}
