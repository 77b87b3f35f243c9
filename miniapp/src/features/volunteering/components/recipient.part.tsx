import type { Recipient } from '@liren/shared/volunteering.attendance'
import { Box } from '../../../platform/elements.tsx'
import { Button } from '../../../ui/button.tsx'
import { Mark } from '../../../ui/mark.tsx'
import { helpTexts } from '../help.texts.ts'

interface RecipientPartProps {
  recipient: Recipient
  busy: boolean
  onPass: () => void
}

/** A flat that a service was for, and what it says. */
export function RecipientPart({ recipient, busy, onPass }: RecipientPartProps) {
  const words = helpTexts.use()
  const { id, place, isSolved, rating, words: said, abilities } = recipient
  return (
    <>
      <Box as="p" id={`recipient-${id}`}>
        {[place, isSolved === null && words.waits, rating !== null && words.rated(rating)].filter(Boolean).join(' · ')}
      </Box>
      {isSolved !== null && (
        <Mark icon={isSolved ? 'check' : 'alert'} tone={isSolved ? 'accent' : 'warn'}>
          {words.isSolved[isSolved ? 'yes' : 'no']}
        </Mark>
      )}
      {said !== null && <Box as="p">{said}</Box>}
      {abilities.pass && (
        <Button id={`pass-${id}`} snug icon="check" busy={busy} onPress={onPass}>
          {words.pass}
        </Button>
      )}
    </>
  )
}
