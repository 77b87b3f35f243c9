import { Box } from '../platform/elements.tsx'
import { Banner } from './banner.tsx'
import { Stack } from './card.tsx'
import { SelectInput } from './choice.input.tsx'
import styles from './column.choice.module.css'
import { Field } from './field.tsx'
import { Fold } from './fold.tsx'

interface ColumnChoiceProps<Name extends string> {
  title: string
  note: string
  /** What no column holds yet; null when nothing is missing. */
  missing: string | null
  headings: readonly { column: number; heading: string; sample: string }[]
  columns: readonly { column: number; field: Name }[]
  fields: readonly { value: Name; text: string }[]
  words: { column: (at: number, heading: string) => string; sample: (text: string) => string; notUsed: string }
  onChange: (columns: { column: number; field: Name }[]) => void
}

/** What each column of a sheet is taken for; open where something is missing. */
export function ColumnChoice<Name extends string>(props: ColumnChoiceProps<Name>) {
  const { title, note, missing, headings, columns, fields, words, onChange } = props
  const choose = (column: number, said: string) => {
    const field = fields.find(({ value }) => value === said)?.value
    // What stood in another column before stands in this one now.
    const others = columns.filter((one) => one.column !== column && one.field !== field)
    onChange(field === undefined ? others : [...others, { column, field }])
  }
  return (
    <Fold id="sheet-columns" title={title} note={note} startsOpen={missing !== null}>
      <Stack>
        {missing !== null && (
          <Banner id="sheet-missing" tone="warn">
            {missing}
          </Banner>
        )}
        {headings.map(({ column, heading, sample }) => {
          const name = words.column(column + 1, heading)
          return (
            <Field key={column} for={`sheet-column-${String(column)}`} label={name}>
              <SelectInput
                id={`sheet-column-${String(column)}`}
                label={name}
                value={columns.find((one) => one.column === column)?.field ?? ''}
                choices={[{ value: '', text: words.notUsed }, ...fields]}
                onChange={(said) => choose(column, said)}
              />
              <Box as="p" className={styles['note']}>
                {words.sample(sample)}
              </Box>
            </Field>
          )
        })}
      </Stack>
    </Fold>
  )
}
