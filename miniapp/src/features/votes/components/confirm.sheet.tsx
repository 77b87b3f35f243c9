import type { Choices } from '@liren/shared/votes.audit'
import type { Decision } from '@liren/shared/votes.views'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { ballotTexts } from '../ballot.texts.ts'
import { LegalLabel } from './legal.label.tsx'
import { SaidList } from './said.list.tsx'

interface ConfirmProps {
  decision: Decision
  choices: Choices
  fault: string | null
  isCasting: boolean
  onCast: () => void
  onClose: () => void
}

/** Repeats every choice in words before the ballot goes out. */
export function ConfirmSheet({ decision, choices, fault, isCasting, onCast, onClose }: ConfirmProps) {
  const words = ballotTexts.use()
  return (
    <Sheet
      id="ballot-confirm"
      title={words.confirmTitle}
      onClose={onClose}
      footer={
        <>
          <Button id="ballot-cast" kind="primary" icon="ballot" busy={isCasting} onPress={onCast}>
            {words.cast}
          </Button>
          <Button id="ballot-back" kind="quiet" disabled={isCasting} onPress={onClose}>
            {words.back}
          </Button>
        </>
      }
    >
      <Stack>
        <LegalLabel mode={decision.legalMode} regulation={decision.policy.regulation} />
        <SaidList decision={decision} choices={choices} />
        <Box as="p">{decision.policy.allowRevote ? words.confirmBodyRevote : words.confirmBody}</Box>
        {fault !== null && <Banner tone="danger">{fault}</Banner>}
      </Stack>
    </Sheet>
  )
}
