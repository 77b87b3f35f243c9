import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { useWithdraw } from '../hooks/use-questions.ts'
import { questionsTexts } from '../questions.texts.ts'

interface TakeBackSheetProps {
  communityId: string
  questionId: string
  onClose: () => void
}

/** Asks before a question is taken back. */
export function TakeBackSheet({ communityId, questionId, onClose }: TakeBackSheetProps) {
  const words = questionsTexts.use()
  const withdrawing = useWithdraw(communityId, questionId)
  return (
    <Sheet id="take-back-sheet" title={words.withdrawTitle} onClose={onClose}>
      <Stack>
        <Box as="p">{words.withdrawBody}</Box>
        {withdrawing.error && <Banner tone="danger">{messageOf(withdrawing.error)}</Banner>}
        <Button
          id="take-back-confirm"
          kind="danger"
          busy={withdrawing.isPending}
          onPress={() => withdrawing.mutate(null, { onSuccess: onClose })}
        >
          {words.withdraw}
        </Button>
      </Stack>
    </Sheet>
  )
}
