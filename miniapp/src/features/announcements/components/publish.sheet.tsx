import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { composerTexts } from '../composer.texts.ts'

interface PublishSheetProps {
  reach: { people: number; flats: number; flatsWithNobody: number; labels: readonly string[] }
  busy: boolean
  error: unknown
  onConfirm: () => void
  onClose: () => void
}

/** The last question: to how many people and flats, and that it cannot be changed afterwards. */
export function PublishSheet({ reach, busy, error, onConfirm, onClose }: PublishSheetProps) {
  const words = composerTexts.use()
  return (
    <Sheet
      id="publish-sheet"
      title={words.confirmTitle}
      onClose={onClose}
      footer={
        <Button id="publish-confirm" kind="primary" busy={busy} onPress={onConfirm}>
          {words.confirm}
        </Button>
      }
    >
      <Stack>
        <Box as="p" id="publish-summary">
          {words.confirmBody(reach.people, reach.flats, reach.labels.join('、'))}
        </Box>
        {reach.flatsWithNobody > 0 && <Banner tone="warn">{words.nobody(reach.flatsWithNobody)}</Banner>}
        <Box as="p">{words.confirmNote}</Box>
        {error !== null && error !== undefined && <Banner tone="danger">{messageOf(error)}</Banner>}
      </Stack>
    </Sheet>
  )
}
