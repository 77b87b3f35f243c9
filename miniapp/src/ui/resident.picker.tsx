import { messageOf } from '../lib/messages.ts'
import type { Choice } from '../platform/choices.types.ts'
import { Banner } from './banner.tsx'
import { Button } from './button.tsx'
import { SelectInput } from './choice.input.tsx'
import { Field } from './field.tsx'
import { residentPickerTexts } from './resident.picker.texts.ts'

/** Where somebody is with choosing a resident; what is not chosen yet is empty. */
export interface ResidentChoice {
  doors: readonly Choice[]
  entranceId: string
  onEntrance: (entranceId: string) => void
  people: readonly Choice[]
  residenceId: string
  onResident: (residenceId: string) => void
  /** Brings more people of that entrance, where there are more. */
  onMore: (() => void) | null
  error: unknown
}

interface ResidentPickerProps {
  /** What the fields are called by. */
  name: string
  choice: ResidentChoice
}

/** Chooses a resident: the entrance first, then who lives there. */
export function ResidentPicker({ name, choice }: ResidentPickerProps) {
  const words = residentPickerTexts.use()
  const select = (part: string, label: string, none: string, choices: readonly Choice[], value: string) => ({
    id: `${name}-${part}`,
    label,
    value,
    choices: [{ value: '', text: none }, ...choices],
  })
  const { doors, entranceId, people, residenceId, onMore, error } = choice
  return (
    <>
      {error !== null && <Banner tone="danger">{messageOf(error)}</Banner>}
      <Field for={`${name}-entrance`} label={words.entrance}>
        <SelectInput
          {...select('entrance', words.entrance, words.chooseEntrance, doors, entranceId)}
          onChange={choice.onEntrance}
        />
      </Field>
      {entranceId !== '' && (
        <Field for={`${name}-who`} label={words.who}>
          <SelectInput
            {...select('who', words.who, words.chooseWho, people, residenceId)}
            onChange={choice.onResident}
          />
        </Field>
      )}
      {onMore !== null && (
        <Button id={`${name}-more`} kind="quiet" onPress={onMore}>
          {words.more}
        </Button>
      )}
    </>
  )
}
