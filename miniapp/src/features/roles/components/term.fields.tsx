import { useNow } from '../../../lib/clock.ts'
import { dayOf } from '../../../lib/time.ts'
import { Txt } from '../../../platform/elements.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { WhenInput } from '../../../ui/choice.input.tsx'
import { Field } from '../../../ui/field.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import type { GrantForm } from '../grant.draft.ts'
import { rolesTexts } from '../roles.texts.ts'
import styles from './grants.module.css'

type Term = GrantForm['term']

interface TermFieldsProps {
  id: string
  terms: readonly Term[]
  term: Term
  day: string
  onChange: (part: { term?: Term; day?: string }) => void
  fault?: string | undefined
}

/** For how long: as usual, without end, until a day. */
export function TermFields({ id, terms, term, day, onChange, fault }: TermFieldsProps) {
  const words = rolesTexts.use()
  const today = dayOf(useNow())
  return (
    <Stack tight>
      <LongField label={words.term}>
        <Chips oneOf label={words.term}>
          {terms.map((one) => (
            <Chip
              key={one}
              id={`${id}-term-${one}`}
              role="radio"
              chosen={one === term}
              onPress={() => onChange({ term: one })}
            >
              {words.terms[one]}
            </Chip>
          ))}
        </Chips>
      </LongField>
      {term === 'usual' && <Txt className={styles['note']}>{words.usualNote}</Txt>}
      {term === 'until' && (
        <Field for={`${id}-day`} label={words.day} fault={fault}>
          <WhenInput
            id={`${id}-day`}
            kind="date"
            label={words.day}
            value={day}
            min={today}
            onChange={(next) => onChange({ day: next })}
          />
        </Field>
      )}
    </Stack>
  )
}
