import { callNumber } from '../../../platform/phone.call.ts'
import { Box } from '../../../platform/elements.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { ReasonSheet } from '../../../ui/reason.sheet.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import type { InComplaint } from '../complaints.api.ts'
import { complaintsTexts } from '../complaints.texts.ts'
import { useRevealContact } from '../hooks/use-complaints.ts'

interface ContactSheetProps {
  at: InComplaint
  /** Its author is rung back: that is what for. */
  isRingBack?: boolean
  onClose: () => void
}

/** Asks what for and says who will know; then shows the number until it is closed. */
export function ContactSheet({ at, isRingBack = false, onClose }: ContactSheetProps) {
  const words = complaintsTexts.use()
  const reveal = useRevealContact(at)
  if (reveal.data) return <Revealed phone={reveal.data.phone} onClose={onClose} />
  return (
    <ReasonSheet
      id={isRingBack ? 'ring-sheet' : 'contact-sheet'}
      initial={isRingBack ? words.ringPurpose : ''}
      title={words.revealTitle}
      body={words.revealBody}
      label={words.purpose}
      hint={words.purposeHint}
      action={words.revealAction}
      busy={reveal.isPending}
      error={reveal.error}
      onConfirm={reveal.mutateAsync}
      onClose={onClose}
      staysOpen
    />
  )
}

function Revealed({ phone, onClose }: { phone: string | null; onClose: () => void }) {
  const words = complaintsTexts.use()
  return (
    <Sheet
      id="contact-shown"
      title={words.revealed}
      onClose={onClose}
      footer={
        phone !== null && (
          <Button id="contact-dial" kind="primary" icon="phone" onPress={() => callNumber(phone)}>
            {words.dial}
          </Button>
        )
      }
    >
      <Stack>
        <Box as="p" id="contact-phone">
          {phone ?? words.noPhone}
        </Box>
        <Box as="p">{words.revealBody}</Box>
      </Stack>
    </Sheet>
  )
}
