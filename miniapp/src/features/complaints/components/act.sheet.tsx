import type { ComplaintStep } from '@liren/shared/complaints'
import { messageOf } from '../../../lib/messages.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { partsOf } from '../acts.draft.ts'
import { actsTexts } from '../acts.texts.ts'
import type { InComplaint } from '../complaints.api.ts'
import { useAct } from '../hooks/use-act.ts'
import { fieldsOf } from './act.fields.tsx'

interface ActSheetProps {
  at: InComplaint
  step: ComplaintStep
  onClose: () => void
}

/** Asks for what a step needs, and takes it. What was typed survives closing. */
export function ActSheet({ at, step, onClose }: ActSheetProps) {
  const words = actsTexts.use()
  const acts: { readonly [one in ComplaintStep]?: string } = words.acts
  const title = acts[step] ?? step
  const act = useAct(at, step)
  const { fault, taking, sending, isKept, take } = act
  return (
    <Sheet
      id="act-sheet"
      title={title}
      onClose={onClose}
      footer={
        <>
          {fault && <Banner tone="warn">{words.faults[fault]}</Banner>}
          <Button
            id="act-confirm"
            kind="primary"
            busy={taking.isPending}
            disabled={!isKept && sending.queue.some(({ state }) => state === 'sending' || state === 'waiting')}
            onPress={() => take(onClose)}
          >
            {title}
          </Button>
        </>
      }
    >
      <Stack>
        {(partsOf(step) ?? []).map((part) => {
          const Part = fieldsOf[part]
          return <Part key={part} at={at} act={act} />
        })}
        {taking.error && <Banner tone="danger">{messageOf(taking.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}
