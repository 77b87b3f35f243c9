import type { PublishingRole } from '@liren/shared/announcements'
import { useNow } from '../../../lib/clock.ts'
import { dayOf } from '../../../lib/time.ts'
import { Box } from '../../../platform/elements.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { WhenInput } from '../../../ui/choice.input.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { Fold } from '../../../ui/fold.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import { SwitchRow } from '../../../ui/switch.tsx'
import type { LocalDraft } from '../composer.draft.ts'
import { composerTexts } from '../composer.texts.ts'
import styles from './more.fields.module.css'

interface MoreFieldsProps {
  draft: LocalDraft
  change: (part: Partial<LocalDraft>) => void
  signed: PublishingRole | undefined
}

/** What most notices do without: a column, a confirmation, a place at the top, an end. */
export function MoreFields({ draft, change, signed }: MoreFieldsProps) {
  const words = composerTexts.use()
  const { confirm, columnId, pinnedUntil, expires } = draft
  const isSet = confirm || columnId !== null || pinnedUntil !== '' || expires !== ''
  return (
    <Fold id="compose-more" title={words.more} note={words.moreNote} startsOpen={isSet}>
      <Stack>
        <SwitchRow
          id="ask-confirm"
          on={confirm}
          onChange={(on) => change({ confirm: on })}
          title={words.confirmAsk}
          note={words.confirmAskNote}
        />
        <ColumnChips draft={draft} change={change} signed={signed} />
        <DayField
          id="pinned-until"
          label={words.pinnedUntil}
          value={pinnedUntil}
          onChange={(day) => change({ pinnedUntil: day })}
        />
        <DayField
          id="expires"
          label={words.expires}
          hint={words.expiresHint}
          value={expires}
          onChange={(day) => change({ expires: day })}
        />
      </Stack>
    </Fold>
  )
}

function ColumnChips({ draft: { columnId }, change, signed }: MoreFieldsProps) {
  const words = composerTexts.use()
  const columns = signed?.columns ?? []
  if (columns.length === 0) return null
  // A host writes into the own column, always.
  const isOptional = signed?.role !== 'column_host'
  return (
    <LongField label={words.column}>
      <Chips oneOf label={words.column}>
        {isOptional && (
          <Chip id="column-none" role="radio" chosen={columnId === null} onPress={() => change({ columnId: null })}>
            {words.noColumn}
          </Chip>
        )}
        {columns.map(({ id, name }) => (
          <Chip
            key={id}
            id={`in-column-${id}`}
            role="radio"
            chosen={columnId === id}
            onPress={() => change({ columnId: id })}
          >
            {name}
          </Chip>
        ))}
      </Chips>
    </LongField>
  )
}

interface DayFieldProps {
  id: string
  label: string
  hint?: string
  value: string
  onChange: (day: string) => void
}

function DayField({ id, label, hint, value, onChange }: DayFieldProps) {
  const words = composerTexts.use()
  const today = dayOf(useNow())
  return (
    <Field for={id} label={label} hint={hint}>
      <Box className={styles['day']}>
        <Box className={styles['input']}>
          <WhenInput
            id={id}
            kind="date"
            label={label}
            value={value}
            min={today}
            onChange={onChange}
            describedBy={noteOf(id)}
          />
        </Box>
        {value !== '' && (
          <Button
            id={`${id}-clear`}
            snug
            kind="quiet"
            label={`${words.clearDay} ${label}`}
            onPress={() => onChange('')}
          >
            {words.clearDay}
          </Button>
        )}
      </Box>
    </Field>
  )
}
