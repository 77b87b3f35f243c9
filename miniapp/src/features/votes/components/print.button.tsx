import { messageOf } from '../../../lib/messages.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { usePrint } from '../hooks/use-step.ts'
import type { InDecision } from '../votes.api.ts'
import { votesTexts } from '../votes.texts.ts'

/** The notice, or the result, as a sheet to be put up, for whoever may read it. */
export function PrintButton({ at, sheet }: { at: InDecision; sheet: 'notice' | 'resultNotice' }) {
  const words = votesTexts.use().page
  const printing = usePrint(at)
  return (
    <Stack tight>
      <Button
        id={sheet === 'notice' ? 'print-notice' : 'print-result'}
        kind="quiet"
        icon="print"
        busy={printing.isPending}
        onPress={() => printing.mutate(sheet)}
      >
        {sheet === 'notice' ? words.printNotice : words.printResult}
      </Button>
      {printing.error && <Banner tone="danger">{messageOf(printing.error)}</Banner>}
    </Stack>
  )
}
