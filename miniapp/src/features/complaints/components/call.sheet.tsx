import type { Urgency } from '@liren/shared/complaints'
import { useState } from 'react'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { LongInput } from '../../../ui/text.input.tsx'
import type { InComplaint } from '../complaints.api.ts'
import { useBlow, useCallable } from '../hooks/use-calls.ts'
import { blankCall, callForm, callOf, doneDays, reportMinutes, type CallFault } from '../whistle.draft.ts'
import { whistleTexts } from '../whistle.texts.ts'
import { OfficeChips } from './office.chips.tsx'
import { TimeChips } from './time.chips.tsx'

interface CallSheetProps {
  at: InComplaint
  urgency: Urgency
  onClose: () => void
}

/** Blows the whistle: whom to call, for what, and by when. */
export function CallSheet({ at, urgency, onClose }: CallSheetProps) {
  const words = whistleTexts.use()
  const [form, setForm, { done }] = useFormDraft(callForm, `call.${at.complaintId}`, blankCall(urgency))
  const [fault, setFault] = useState<CallFault | null>(null)
  const offices = useCallable(at, 'help')
  const blowing = useBlow(at)
  const change = (part: Partial<typeof form>) => {
    setFault(null)
    setForm((now) => ({ ...now, ...part }))
  }
  const confirm = () => {
    const body = callOf(form, offices.data?.items ?? [])
    if (typeof body === 'string') return setFault(body)
    return blowing.mutate(body, {
      onSuccess: () => {
        done()
        onClose()
      },
    })
  }
  return (
    <Sheet
      id="call-sheet"
      title={words.blow}
      onClose={onClose}
      footer={
        <Button id="call-confirm" kind="primary" busy={blowing.isPending} onPress={confirm}>
          {words.blow}
        </Button>
      }
    >
      <Stack>
        <Box as="p">{words.blowBody}</Box>
        <LongField label={words.offices} fault={fault === 'offices' ? words.officesFault : undefined}>
          <QueryView query={offices}>
            {({ items }) => (
              <OfficeChips
                label={words.offices}
                items={items}
                chosen={form.offices}
                onChange={(chosen) => change({ offices: chosen })}
              />
            )}
          </QueryView>
        </LongField>
        <Field
          for="call-ask"
          label={words.ask}
          hint={words.askHint}
          fault={fault === 'ask' ? words.askFault : undefined}
        >
          <LongInput
            id="call-ask"
            value={form.ask}
            onInput={(ask) => change({ ask })}
            rows={3}
            maxLength={500}
            label={words.ask}
            describedBy={noteOf('call-ask')}
            invalid={fault === 'ask'}
          />
        </Field>
        <TimeChips
          id="call-report"
          label={words.reportWithin}
          choices={reportMinutes}
          chosen={form.minutes}
          onChoose={(minutes) => change({ minutes })}
        />
        <TimeChips
          id="call-done"
          label={words.doneWithin}
          choices={doneDays.map((days) => days * 1_440)}
          chosen={form.days * 1_440}
          onChoose={(minutes) => change({ days: minutes / 1_440 })}
          fault={fault === 'days' ? words.doneFault : undefined}
        />
        {blowing.error && <Banner tone="danger">{messageOf(blowing.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}
