import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { messageOf } from '../../../lib/messages.ts'
import { aheadText } from '../../../lib/time.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { composerTexts } from '../composer.texts.ts'

interface PublishSheetProps {
  reach: { people: number; flats: number; flatsWithNobody: number; labels: readonly string[] }
  /** When it is to go out; null for at once. */
  at: string | null
  busy: boolean
  error: unknown
  onConfirm: () => void
  onClose: () => void
}

/** The last question: to how many people and flats, and that it cannot be changed afterwards. */
export function PublishSheet({ reach, at, busy, error, onConfirm, onClose }: PublishSheetProps) {
  const words = composerTexts.use()
  const now = useNow()
  const locale = useLocale()
  const places = reach.labels.join('、')
  return (
    <Sheet
      id="publish-sheet"
      title={at === null ? words.confirmTitle : words.scheduleTitle}
      onClose={onClose}
      footer={
        <Button id="publish-confirm" kind="primary" busy={busy} onPress={onConfirm}>
          {at === null ? words.confirm : words.scheduleConfirm}
        </Button>
      }
    >
      <Stack>
        <Box as="p" id="publish-summary">
          {at === null
            ? words.confirmBody(reach.people, reach.flats, places)
            : words.scheduleBody(aheadText(at, now, locale), reach.people, reach.flats, places)}
        </Box>
        {reach.flatsWithNobody > 0 && <Banner tone="warn">{words.nobody(reach.flatsWithNobody)}</Banner>}
        <Box as="p">{at === null ? words.confirmNote : words.scheduleNote}</Box>
        {error !== null && error !== undefined && <Banner tone="danger">{messageOf(error)}</Banner>}
      </Stack>
    </Sheet>
  )
}
