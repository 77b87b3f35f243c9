import { Box, Txt } from '../../../platform/elements.tsx'
import { Stack } from '../../../ui/card.tsx'
import { ReasonSheet } from '../../../ui/reason.sheet.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { staffTexts } from '../staff.texts.ts'
import { useRevealPhone, type Resident } from '../hooks/use-residents.ts'
import styles from './phone.sheet.module.css'

interface PhoneSheetProps {
  communityId: string
  one: Resident
  onClose: () => void
}

/** Asks what for and says who will know; then shows the number until it is closed. */
export function PhoneSheet({ communityId, one, onClose }: PhoneSheetProps) {
  const words = staffTexts.use()
  const reveal = useRevealPhone(communityId, one.residenceId)
  if (!reveal.data) {
    return (
      <ReasonSheet
        id="reveal-sheet"
        title={words.revealTitle(one.nickname)}
        body={words.revealBody}
        label={words.purpose}
        hint={words.purposeHint}
        action={words.reveal}
        busy={reveal.isPending}
        error={reveal.error}
        onConfirm={reveal.mutateAsync}
        onClose={onClose}
        staysOpen
      />
    )
  }
  return (
    <Sheet id="revealed-sheet" title={`${words.revealed} · ${one.nickname}`} onClose={onClose}>
      <Stack>
        <Txt id="revealed-phone" selectable className={styles['phone']}>
          {reveal.data.phone ?? words.noPhone}
        </Txt>
        <Box as="p">{words.revealedNote}</Box>
      </Stack>
    </Sheet>
  )
}
