import type { Roster } from '@liren/shared/columns'
import { useLocale } from '../../../lib/i18n.ts'
import { weekdayText } from '../../../lib/time.ts'
import { Box, Press, Txt } from '../../../platform/elements.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { SelectInput, WhenInput } from '../../../ui/choice.input.tsx'
import { Field } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { columnsTexts } from '../columns.texts.ts'
import { isDateMissing, type ShiftForm } from '../roster.draft.ts'
import styles from './columns.module.css'

interface ShiftFieldsProps {
  index: number
  shift: ShiftForm
  hosts: Roster['hosts']
  wasTried: boolean
  onChange: (shift: ShiftForm) => void
  onRemove: () => void
}

const kinds = ['week', 'once'] as const
const week = [1, 2, 3, 4, 5, 6, 7]

/** One shift: which day, from when to when, who. */
export function ShiftFields({ index, shift, hosts, wasTried, onChange, onRemove }: ShiftFieldsProps) {
  const words = columnsTexts.use()
  const locale = useLocale()
  const change = (part: Partial<ShiftForm>) => onChange({ ...shift, ...part })
  const id = (name: string) => `shift-${String(index)}-${name}`
  return (
    <Card id={`shift-${String(index)}`}>
      <Stack tight>
        <Box className={styles['head']}>
          <Txt className={styles['title']}>{words.shift(index + 1)}</Txt>
          <Press id={id('remove')} className={styles['move']} label={words.removeLabel(index + 1)} onPress={onRemove}>
            <Icon name="trash" />
          </Press>
        </Box>
        <Chips oneOf label={words.every}>
          {kinds.map((kind) => (
            <Chip
              key={kind}
              id={id(kind)}
              role="radio"
              chosen={kind === shift.every}
              onPress={() => change({ every: kind })}
            >
              {words.kinds[kind]}
            </Chip>
          ))}
        </Chips>
        {shift.every === 'week' ? (
          <Field for={id('weekday')} label={words.weekday}>
            <SelectInput
              id={id('weekday')}
              label={words.weekday}
              value={shift.weekday}
              onChange={(weekday) => change({ weekday })}
              choices={week.map((day) => ({ value: String(day), text: weekdayText(day, locale) }))}
            />
          </Field>
        ) : (
          <Field
            for={id('date')}
            label={words.date}
            fault={wasTried && isDateMissing(shift) ? words.dateFault : undefined}
          >
            <WhenInput
              id={id('date')}
              kind="date"
              label={words.date}
              value={shift.date}
              onChange={(date) => change({ date })}
            />
          </Field>
        )}
        <Box className={styles['hours']}>
          <Field for={id('from')} label={words.from}>
            <WhenInput
              id={id('from')}
              kind="time"
              label={words.from}
              value={shift.from}
              onChange={(from) => change({ from })}
            />
          </Field>
          <Field for={id('to')} label={words.to}>
            <WhenInput id={id('to')} kind="time" label={words.to} value={shift.to} onChange={(to) => change({ to })} />
          </Field>
        </Box>
        <Field for={id('who')} label={words.who}>
          <SelectInput
            id={id('who')}
            label={words.who}
            value={shift.grantId}
            onChange={(grantId) => change({ grantId })}
            choices={hosts.map(({ grantId, nickname }) => ({ value: grantId, text: nickname }))}
          />
        </Field>
      </Stack>
    </Card>
  )
}
