import { useState } from 'react'
import type { Shift } from '@liren/shared/volunteering'
import { useNow } from '../../../lib/clock.ts'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { messageOf } from '../../../lib/messages.ts'
import { clockOf, dayOf } from '../../../lib/time.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { SelectInput, WhenInput } from '../../../ui/choice.input.tsx'
import { Field } from '../../../ui/field.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { changingTexts } from '../changing.texts.ts'
import { useChanging } from '../hooks/use-changing.ts'
import { organisingTexts } from '../organising.texts.ts'
import { changeForm, changeOf, quarters } from '../propose.draft.ts'
import type { InShift } from '../volunteering.api.ts'

const clocks = quarters.map((value) => ({ value, text: value }))

/** Gives a shift another place, time or number of places. What was typed survives closing. */
export function ChangeSheet({ at, shift, onClose }: { at: InShift; shift: Shift; onClose: () => void }) {
  const words = changingTexts.use()
  const said = organisingTexts.use()
  const today = dayOf(useNow())
  const { changing } = useChanging(at)
  const [isFaulty, setFaulty] = useState(false)
  const [form, setForm, draft] = useFormDraft(changeForm, `shift.change.${at.shiftId}`, {
    place: shift.place,
    day: dayOf(Date.parse(shift.startsAt)),
    begins: clockOf(shift.startsAt),
    ends: clockOf(shift.endsAt),
    capacity: String(shift.capacity),
  })
  const change = (part: Partial<typeof form>) => {
    setFaulty(false)
    setForm({ ...form, ...part })
  }
  const save = () => {
    const body = changeOf(form)
    if (body === null) return setFaulty(true)
    const done = () => {
      draft.done()
      onClose()
    }
    return changing.mutate(body, { onSuccess: done })
  }
  return (
    <Sheet
      id="change-sheet"
      title={words.changeTitle}
      onClose={onClose}
      footer={
        <>
          {isFaulty && <Banner tone="warn">{words.fault}</Banner>}
          <Button id="change-save" kind="primary" busy={changing.isPending} onPress={save}>
            {words.save}
          </Button>
        </>
      }
    >
      <Stack>
        <Box as="p">{words.changeBody}</Box>
        <Field for="change-place" label={said.place}>
          <TextInput
            id="change-place"
            value={form.place}
            onInput={(place) => change({ place })}
            maxLength={60}
            label={said.place}
          />
        </Field>
        <Field for="change-day" label={said.day}>
          <WhenInput
            id="change-day"
            kind="date"
            min={today}
            label={said.day}
            value={form.day}
            onChange={(day) => change({ day })}
          />
        </Field>
        <Field for="change-begins" label={said.begins}>
          <SelectInput
            id="change-begins"
            label={said.begins}
            value={form.begins}
            choices={clocks}
            onChange={(begins) => change({ begins })}
          />
        </Field>
        <Field for="change-ends" label={said.ends}>
          <SelectInput
            id="change-ends"
            label={said.ends}
            value={form.ends}
            choices={clocks}
            onChange={(ends) => change({ ends })}
          />
        </Field>
        <Field for="change-capacity" label={said.capacity}>
          <TextInput
            id="change-capacity"
            kind="digits"
            value={form.capacity}
            onInput={(capacity) => change({ capacity })}
            maxLength={3}
            label={said.capacity}
          />
        </Field>
        {changing.error !== null && <Banner tone="danger">{messageOf(changing.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}
