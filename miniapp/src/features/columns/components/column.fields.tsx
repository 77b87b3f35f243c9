import type { ReactNode } from 'react'
import { usePromise } from '../../../lib/duty.ts'
import { Box, Press, Txt } from '../../../platform/elements.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { SelectInput } from '../../../ui/choice.input.tsx'
import { Field } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { SwitchRow } from '../../../ui/switch.tsx'
import { LongInput, TextInput } from '../../../ui/text.input.tsx'
import { promises, type ColumnsForm } from '../columns.draft.ts'
import { columnsTexts } from '../columns.texts.ts'
import styles from './columns.module.css'

type OneForm = ColumnsForm[number]

interface ColumnFieldsProps {
  column: OneForm
  onChange: (part: Partial<OneForm>) => void
  /** Absent at the ends of the list. */
  onUp: (() => void) | null
  onDown: (() => void) | null
  children?: ReactNode
}

/** One column of the list: its place in it, its name, whether it is shown, what it promises. */
export function ColumnFields({ column, onChange, onUp, onDown, children }: ColumnFieldsProps) {
  const words = columnsTexts.use()
  const promiseOf = usePromise()
  const { code, name, blurb, isOn, promisedReplyMinutes } = column
  return (
    <Card id={`edit-column-${code}`}>
      <Stack tight>
        <Box className={styles['head']}>
          <Txt className={styles['title']}>{name}</Txt>
          <Press
            id={`up-${code}`}
            className={styles['move']}
            label={words.up(name)}
            disabled={onUp === null}
            onPress={() => onUp?.()}
          >
            <Icon name="up" />
          </Press>
          <Press
            id={`down-${code}`}
            className={styles['move']}
            label={words.down(name)}
            disabled={onDown === null}
            onPress={() => onDown?.()}
          >
            <Icon name="lower" />
          </Press>
        </Box>
        <SwitchRow id={`on-${code}`} on={isOn} onChange={(on) => onChange({ isOn: on })} title={words.isOn(name)} />
        <Field for={`name-${code}`} label={words.name} fault={name.trim() === '' ? words.nameFault : undefined}>
          <TextInput
            id={`name-${code}`}
            value={name}
            onInput={(text) => onChange({ name: text })}
            maxLength={12}
            label={words.name}
          />
        </Field>
        <Field for={`blurb-${code}`} label={words.blurb}>
          <LongInput
            id={`blurb-${code}`}
            value={blurb}
            oneLine
            onInput={(text) => onChange({ blurb: text })}
            rows={1}
            maxLength={60}
            label={words.blurb}
          />
        </Field>
        <Field for={`promise-${code}`} label={words.promised}>
          <SelectInput
            id={`promise-${code}`}
            label={words.promised}
            value={String(promisedReplyMinutes ?? '')}
            onChange={(minutes) => onChange({ promisedReplyMinutes: minutes === '' ? null : Number(minutes) })}
            choices={[
              { value: '', text: words.noPromise },
              ...promises(promisedReplyMinutes).map((minutes) => ({
                value: String(minutes),
                text: promiseOf(minutes),
              })),
            ]}
          />
        </Field>
        {children}
      </Stack>
    </Card>
  )
}
