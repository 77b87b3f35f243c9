import { Box } from '../../../platform/elements.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { ReasonSheet } from '../../../ui/reason.sheet.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { useReveal } from '../hooks/use-register.ts'
import { registerTexts } from '../register.texts.ts'
import type { Owner } from './unit.card.tsx'

/** Asks what for and says who will know; then shows the owner until it is closed. */
export function RevealSheet({
  communityId,
  owner,
  onClose,
}: {
  communityId: string
  owner: Owner
  onClose: () => void
}) {
  const words = registerTexts.use()
  const reveal = useReveal(communityId, owner.id)
  const shown = reveal.data
  if (!shown) {
    return (
      <ReasonSheet
        id="reveal-sheet"
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
  return (
    <Sheet id="revealed-sheet" title={words.revealed} onClose={onClose}>
      <Stack>
        <Card flush>
          <ListRow id="revealed-name" title={words.name} trailing={shown.name} />
          <ListRow id="revealed-phone" title={words.phone} trailing={shown.phone ?? words.none} />
          <ListRow id="revealed-id" title={words.idNumber} trailing={shown.idNumber ?? words.none} />
        </Card>
        <Box as="p">{words.revealedNote}</Box>
      </Stack>
    </Sheet>
  )
}
