import { callRefusals, type CallStep } from '@liren/shared/complaints.whistle'
import { messageOf } from '../../../lib/messages.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { Field } from '../../../ui/field.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { LongInput } from '../../../ui/text.input.tsx'
import { actsTexts } from '../acts.texts.ts'
import { useCallAct } from '../hooks/use-call-act.ts'
import type { InCall } from '../whistle.api.ts'
import { askOf, reportMinutes } from '../whistle.draft.ts'
import { whistleTexts } from '../whistle.texts.ts'
import { PicturesField } from './pictures.field.tsx'
import { TimeChips } from './time.chips.tsx'

interface CallActSheetProps {
  at: InCall
  step: CallStep
  onClose: () => void
}

/** Asks for what a step with a call needs, and takes it. What was typed survives closing. */
export function CallActSheet({ at, step, onClose }: CallActSheetProps) {
  const words = whistleTexts.use()
  const { pictures } = actsTexts.use()
  const names: { readonly [one in CallStep]?: string } = words.acts
  const labels: { readonly [one in CallStep]?: string } = words.words
  const title = names[step] ?? step
  const label = labels[step] ?? title
  const { form, fault, change, sending, isSending, taking, take } = useCallAct(at, step)
  return (
    <Sheet
      id="call-act-sheet"
      title={title}
      onClose={onClose}
      footer={
        <Button
          id="call-act-confirm"
          kind="primary"
          busy={taking.isPending}
          disabled={isSending}
          onPress={() => take(onClose)}
        >
          {title}
        </Button>
      }
    >
      <Stack>
        {askOf(step) === 'reason' && (
          <LongField label={words.reason} fault={fault === 'reason' ? words.reasonFault : undefined}>
            <Chips oneOf label={words.reason}>
              {callRefusals.map((one) => (
                <Chip
                  key={one}
                  id={`call-reason-${one}`}
                  role="radio"
                  chosen={form.reason === one}
                  onPress={() => change({ reason: one })}
                >
                  {words.refusal[one]}
                </Chip>
              ))}
            </Chips>
          </LongField>
        )}
        {askOf(step) === 'time' && (
          <TimeChips
            id="call-again"
            label={words.reportWithin}
            choices={reportMinutes}
            chosen={form.minutes}
            onChoose={(minutes) => change({ minutes })}
          />
        )}
        <Field for="call-note" label={label} fault={fault === 'note' ? words.noteFault : undefined}>
          <LongInput
            id="call-note"
            value={form.note}
            onInput={(note) => change({ note })}
            rows={3}
            maxLength={500}
            label={label}
            invalid={fault === 'note'}
          />
        </Field>
        {askOf(step) === 'pictures' && (
          <PicturesField
            id="call"
            label={pictures}
            pictures={form.pictures}
            onChange={(chosen) => change({ pictures: chosen })}
            sending={sending}
          />
        )}
        {taking.error && <Banner tone="danger">{messageOf(taking.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}
