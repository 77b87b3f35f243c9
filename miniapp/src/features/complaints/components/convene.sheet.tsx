import { useState } from 'react'
import { useNow } from '../../../lib/clock.ts'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { messageOf } from '../../../lib/messages.ts'
import { dayOf } from '../../../lib/time.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { WhenInput } from '../../../ui/choice.input.tsx'
import { Field } from '../../../ui/field.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { blankMeeting, meetingForm, meetingOf, type MeetingFault } from '../convene.draft.ts'
import { conveneTexts } from '../convene.texts.ts'
import { useCallable } from '../hooks/use-calls.ts'
import { useConvene } from '../hooks/use-meetings.ts'
import { OfficeChips } from './office.chips.tsx'

interface ConveneSheetProps {
  communityId: string
  /** On which matters; at least one. */
  complaintIds: readonly string[]
  onClose: () => void
  onCalled: (meetingId: string) => void
}

const farthest = 89 * 24 * 3_600_000

/** Calls a meeting: what, where, when, and who comes. What was typed survives closing. */
export function ConveneSheet({ communityId, complaintIds, onClose, onCalled }: ConveneSheetProps) {
  const words = conveneTexts.use()
  const now = useNow()
  const [first = ''] = complaintIds
  const [form, setForm, { done }] = useFormDraft(meetingForm, `convene.${first}`, blankMeeting)
  const [fault, setFault] = useState<MeetingFault | null>(null)
  const offices = useCallable({ communityId, complaintId: first }, 'meeting')
  const convening = useConvene(communityId)
  const change = (part: Partial<typeof form>) => {
    setFault(null)
    setForm((before) => ({ ...before, ...part }))
  }
  const confirm = () => {
    const body = meetingOf(form, offices.data?.items ?? [], complaintIds)
    if (typeof body === 'string') return setFault(body)
    return convening.mutate(body, {
      onSuccess: ({ id }) => {
        done()
        onCalled(id)
      },
    })
  }
  return (
    <Sheet
      id="convene-sheet"
      title={words.convene}
      onClose={onClose}
      footer={
        <Button id="convene-confirm" kind="primary" busy={convening.isPending} onPress={confirm}>
          {words.convene}
        </Button>
      }
    >
      <Stack>
        <Box as="p">{words.conveneBody}</Box>
        <Field for="convene-title" label={words.title} fault={fault === 'title' ? words.titleFault : undefined}>
          <TextInput
            id="convene-title"
            value={form.title}
            onInput={(title) => change({ title })}
            maxLength={60}
            label={words.title}
          />
        </Field>
        <Field for="convene-place" label={words.place} fault={fault === 'place' ? words.placeFault : undefined}>
          <TextInput
            id="convene-place"
            value={form.place}
            onInput={(place) => change({ place })}
            maxLength={60}
            label={words.place}
          />
        </Field>
        <Field for="convene-day" label={words.day} fault={fault === 'startsAt' ? words.timeFault : undefined}>
          <WhenInput
            id="convene-day"
            kind="date"
            label={words.day}
            value={form.day}
            min={dayOf(now)}
            max={dayOf(now + farthest)}
            onChange={(day) => change({ day })}
          />
        </Field>
        <Field for="convene-time" label={words.time}>
          <WhenInput
            id="convene-time"
            kind="time"
            label={words.time}
            value={form.time}
            onChange={(time) => change({ time })}
          />
        </Field>
        <LongField label={words.whom} fault={fault === 'offices' ? words.whomFault : undefined}>
          <QueryView query={offices}>
            {({ items }) => (
              <OfficeChips
                label={words.whom}
                items={items}
                chosen={form.offices}
                onChange={(chosen) => change({ offices: chosen })}
              />
            )}
          </QueryView>
        </LongField>
        {convening.error && <Banner tone="danger">{messageOf(convening.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}
