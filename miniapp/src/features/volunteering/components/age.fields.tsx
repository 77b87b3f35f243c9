import { useNow } from '../../../lib/clock.ts'
import { dayOf } from '../../../lib/time.ts'
import { Box } from '../../../platform/elements.tsx'
import { ChoiceList } from '../../../ui/choice.list.tsx'
import { Field } from '../../../ui/field.tsx'
import { WhenInput } from '../../../ui/choice.input.tsx'
import { minorsTexts } from '../minors.texts.ts'

/** What somebody says of their age: that they are of age, or when they were born. */
export interface SaidAge {
  is: 'grown' | 'minor' | null
  bornOn: string
}

/** What is sent of it; null while it is not said. */
export const ageSent = ({ is, bornOn }: SaidAge): { isOfAge: boolean; bornOn: string | null } | null => {
  if (is === 'grown') return { isOfAge: true, bornOn: null }
  return is === 'minor' && bornOn !== '' ? { isOfAge: false, bornOn } : null
}

/** Asks, once, whether somebody is of age; of a minor, when they were born, and says who will hear of it. */
export function AgeFields({ said, onChange }: { said: SaidAge; onChange: (said: SaidAge) => void }) {
  const words = minorsTexts.use()
  const today = dayOf(useNow())
  return (
    <>
      <Box as="p">{words.ageAsked}</Box>
      <ChoiceList
        id="age"
        label={words.age}
        options={[
          { value: 'grown', title: words.grown },
          { value: 'minor', title: words.minor, note: words.minorNote },
        ]}
        chosen={said.is}
        onChoose={(is) => onChange({ ...said, is })}
      />
      {said.is === 'minor' && (
        <Field for="born-on" label={words.bornOn} hint={words.bornOnHint}>
          <WhenInput
            id="born-on"
            kind="date"
            max={today}
            label={words.bornOn}
            value={said.bornOn}
            onChange={(bornOn) => onChange({ ...said, bornOn })}
          />
        </Field>
      )}
    </>
  )
}
