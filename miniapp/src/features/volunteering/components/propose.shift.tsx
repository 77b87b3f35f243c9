import { shiftRhythms } from '@liren/shared/volunteering'
import { useNow } from '../../../lib/clock.ts'
import { dayOf } from '../../../lib/time.ts'
import { Box } from '../../../platform/elements.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { SelectInput, WhenInput } from '../../../ui/choice.input.tsx'
import { Field } from '../../../ui/field.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { organisingTexts } from '../organising.texts.ts'
import { quarters, type ShiftForm } from '../propose.draft.ts'

/** So often a shift comes at most. */
const times = Array.from({ length: 13 }, (_, at) => at + 1)

interface ProposeShiftProps {
  at: number
  shift: ShiftForm
  onChange: (part: Partial<ShiftForm>) => void
  /** Takes it out; the only one stays. */
  onRemove: (() => void) | null
}

/** When and where, on whole quarter-hours, for how many, and how often. */
export function ProposeShift({ at, shift, onChange, onRemove }: ProposeShiftProps) {
  const words = organisingTexts.use()
  const today = dayOf(useNow())
  const id = (part: string) => `shift-${String(at)}-${part}`
  const clocks = quarters.map((value) => ({ value, text: value }))
  return (
    <Card id={`shift-${String(at)}`}>
      <Stack>
        <Box as="h3">{words.shiftOf(at)}</Box>
        <Field for={id('place')} label={words.place}>
          <TextInput
            id={id('place')}
            value={shift.place}
            onInput={(place) => onChange({ place })}
            maxLength={60}
            label={words.place}
          />
        </Field>
        <Field for={id('day')} label={words.day}>
          <WhenInput
            id={id('day')}
            kind="date"
            min={today}
            label={words.day}
            value={shift.day}
            onChange={(day) => onChange({ day })}
          />
        </Field>
        <Field for={id('begins')} label={words.begins}>
          <SelectInput
            id={id('begins')}
            label={words.begins}
            value={shift.begins}
            choices={clocks}
            onChange={(begins) => onChange({ begins })}
          />
        </Field>
        <Field for={id('ends')} label={words.ends}>
          <SelectInput
            id={id('ends')}
            label={words.ends}
            value={shift.ends}
            choices={clocks}
            onChange={(ends) => onChange({ ends })}
          />
        </Field>
        <Field for={id('capacity')} label={words.capacity}>
          <TextInput
            id={id('capacity')}
            kind="digits"
            value={shift.capacity}
            onInput={(capacity) => onChange({ capacity })}
            maxLength={3}
            label={words.capacity}
          />
        </Field>
        <Field for={id('times')} label={words.times}>
          <SelectInput
            id={id('times')}
            label={words.times}
            value={shift.times}
            choices={times.map((count) => ({
              value: String(count),
              text: count === 1 ? words.once : words.timesOf(count),
            }))}
            onChange={(chosen) => onChange({ times: chosen })}
          />
        </Field>
        {shift.times !== '1' && (
          <Field for={id('every')} label={words.every}>
            <SelectInput
              id={id('every')}
              label={words.every}
              value={shift.every}
              choices={shiftRhythms.map((value) => ({ value, text: words.rhythm[value] }))}
              onChange={(chosen) => onChange({ every: shiftRhythms.find((one) => one === chosen) ?? 'week' })}
            />
          </Field>
        )}
        {onRemove && (
          <Button id={id('remove')} kind="quiet" icon="trash" onPress={onRemove}>
            {words.removeShift}
          </Button>
        )}
      </Stack>
    </Card>
  )
}
