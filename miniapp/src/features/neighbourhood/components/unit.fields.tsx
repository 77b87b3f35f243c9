import { areaSources, saleStates, unitUses } from '@liren/shared/neighbourhood'
import { unitNames } from '../../../lib/unit.names.ts'
import { Stack } from '../../../ui/card.tsx'
import { SelectInput } from '../../../ui/choice.input.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { placesTexts } from '../places.texts.ts'
import type { UnitFault, UnitForm } from '../unit.draft.ts'

interface UnitFieldsProps {
  /** Begins the ids of the controls. */
  id: string
  form: UnitForm
  onChange: (form: UnitForm) => void
  fault: UnitFault | null
}

/** What is written down about a unit. */
export function UnitFields({ id, form, onChange, fault }: UnitFieldsProps) {
  const words = placesTexts.use()
  const names = unitNames.use()
  const change = (part: Partial<UnitForm>) => onChange({ ...form, ...part })
  const saying = (which: UnitFault) => (fault === which ? words.faults[which] : undefined)
  return (
    <Stack>
      <Field for={`${id}-label`} label={words.label} fault={saying('label')}>
        <TextInput
          id={`${id}-label`}
          value={form.label}
          onInput={(label) => change({ label })}
          maxLength={20}
          label={words.label}
          invalid={fault === 'label'}
          describedBy={noteOf(`${id}-label`)}
        />
      </Field>
      <Field for={`${id}-area`} label={words.area} hint={words.areaHint} fault={saying('area')}>
        <TextInput
          id={`${id}-area`}
          value={form.area}
          onInput={(area) => change({ area })}
          maxLength={10}
          label={words.area}
          invalid={fault === 'area'}
          describedBy={noteOf(`${id}-area`)}
        />
      </Field>
      <Field for={`${id}-source`} label={words.source} fault={saying('source')}>
        <SelectInput
          id={`${id}-source`}
          label={words.source}
          value={form.areaSource}
          onChange={(source) => change({ areaSource: source as UnitForm['areaSource'] })}
          choices={[
            { value: '', text: words.noSource },
            ...areaSources.map((value) => ({ value, text: names.source[value] })),
          ]}
        />
      </Field>
      <Field for={`${id}-use`} label={words.use}>
        <SelectInput
          id={`${id}-use`}
          label={words.use}
          value={form.use}
          onChange={(use) => change({ use: use as UnitForm['use'] })}
          choices={unitUses.map((value) => ({ value, text: names.use[value] }))}
        />
      </Field>
      <Field for={`${id}-sale`} label={words.sale}>
        <SelectInput
          id={`${id}-sale`}
          label={words.sale}
          value={form.saleState}
          onChange={(sale) => change({ saleState: sale as UnitForm['saleState'] })}
          choices={saleStates.map((value) => ({ value, text: names.sale[value] }))}
        />
      </Field>
    </Stack>
  )
}
