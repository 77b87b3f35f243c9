import {
  hotlineFields,
  type HotlineColumn,
  type HotlineField,
  type HotlineImport,
} from '@liren/shared/complaints.hotline'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Stack } from '../../../ui/card.tsx'
import { SelectInput } from '../../../ui/choice.input.tsx'
import { Field } from '../../../ui/field.tsx'
import { Fold } from '../../../ui/fold.tsx'
import { hotlineTexts } from '../hotline.texts.ts'
import styles from './hotline.module.css'

interface SheetColumnsProps {
  sheet: HotlineImport
  onChange: (columns: HotlineColumn[]) => void
}

/** What each column of the sheet is taken for; open where something is missing. */
export function SheetColumns({ sheet: { headings, columns, missing }, onChange }: SheetColumnsProps) {
  const words = hotlineTexts.use()
  const choose = (column: number, field: HotlineField | '') => {
    // What stood in another column before stands in this one now.
    const others = columns.filter((one) => one.column !== column && one.field !== field)
    onChange(field === '' ? others : [...others, { column, field }])
  }
  return (
    <Fold id="sheet-columns" title={words.columns} note={words.columnsNote} startsOpen={missing.length > 0}>
      <Stack>
        {missing.length > 0 && (
          <Banner id="sheet-missing" tone="warn">
            {words.missing(missing.map((field) => words.fields[field]).join('、'))}
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
                choices={[
                  { value: '', text: words.notUsed },
                  ...hotlineFields.map((value) => ({ value, text: words.fields[value] })),
                ]}
                onChange={(field) => choose(column, field as HotlineField | '')}
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
