import type { RegisterImport } from '@liren/shared/register'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { SelectInput } from '../../../ui/choice.input.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { SwitchRow } from '../../../ui/switch.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { importTexts } from '../import.texts.ts'
import { columnLetter, columnsOf, fieldIn, meanings, type SheetDraft } from '../mapping.draft.ts'
import styles from './import.module.css'

interface SheetMappingProps {
  index: number
  sheet: RegisterImport['sheets'][number]
  draft: SheetDraft
  onChange: (draft: SheetDraft) => void
}

const glimpse = 3
const glimpseOf = (cells: readonly string[]) => cells.filter(Boolean).slice(0, glimpse).join('、')

/** One sheet: whether it is read, where its headings stand, and its columns with their first values. */
export function SheetMapping({ index, sheet, draft, onChange }: SheetMappingProps) {
  const words = importTexts.use().mapping
  const change = (part: Partial<SheetDraft>) => onChange({ ...draft, ...part })
  return (
    <Stack>
      <Card flush>
        <SwitchRow
          id={`sheet-${String(index)}`}
          on={draft.isIn}
          onChange={(isIn) => change({ isIn })}
          title={words.sheet(sheet.name, sheet.rowCount)}
          note={words.useNote}
        />
      </Card>
      {draft.isIn && (
        <>
          <Box className={styles['cards']}>
            <Field for={`header-row-${String(index)}`} label={words.headerRow}>
              <SelectInput
                id={`header-row-${String(index)}`}
                label={words.headerRow}
                value={String(draft.headerRow)}
                onChange={(row) => change({ headerRow: Number(row) })}
                choices={[
                  { value: '0', text: words.noHeader },
                  ...sheet.rows.map(({ number, cells }) => ({
                    value: String(number),
                    text: words.row(number, glimpseOf(cells)),
                  })),
                ]}
              />
            </Field>
            <Field for={`building-${String(index)}`} label={words.building} hint={words.buildingHint}>
              <TextInput
                id={`building-${String(index)}`}
                value={draft.building}
                onInput={(building) => change({ building })}
                maxLength={20}
                label={words.building}
                describedBy={noteOf(`building-${String(index)}`)}
              />
            </Field>
          </Box>
          <Box className={styles['columns']}>
            {columnsOf(sheet, draft.headerRow).map((column) => (
              <ColumnCard key={column.column} index={index} {...column} draft={draft} onChange={change} />
            ))}
          </Box>
        </>
      )}
    </Stack>
  )
}

interface ColumnCardProps {
  index: number
  column: number
  heading: string
  values: readonly string[]
  draft: SheetDraft
  onChange: (part: Partial<SheetDraft>) => void
}

function ColumnCard({ index, column, heading, values, draft, onChange }: ColumnCardProps) {
  const words = importTexts.use().mapping
  const letter = columnLetter(column)
  const nameOf = (meaning: string) => {
    const known = fieldIn(meaning)
    if (!known) return words.nothing
    const name = words.fields[known.field]
    return known.owner > 1 ? words.nth(name, known.owner) : name
  }
  return (
    <Card>
      <Box className={styles['column']}>
        <Txt className={styles['letter']}>{words.column(letter)}</Txt>
        <Txt className={styles['heading']}>{heading === '' ? words.unnamed : heading}</Txt>
        <Box className={styles['values']}>{values.length > 0 ? values.slice(0, glimpse).join('、') : words.blank}</Box>
        <SelectInput
          id={`column-${String(index)}-${letter}`}
          label={words.means(letter)}
          value={draft.columns[String(column)] ?? ''}
          onChange={(meaning) => onChange({ columns: { ...draft.columns, [String(column)]: meaning } })}
          choices={[
            { value: '', text: words.nothing },
            ...meanings(draft).map((meaning) => ({ value: meaning, text: nameOf(meaning) })),
          ]}
        />
      </Box>
    </Card>
  )
}
