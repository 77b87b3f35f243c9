import type { DispatchRules } from '@liren/shared/complaints.dispatch'
import { complaintCategories, type ComplaintCategory } from '@liren/shared/complaints'
import type { ReactNode } from 'react'
import { names } from '../../../lib/names.ts'
import { Box } from '../../../platform/elements.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { SelectInput, WhenInput } from '../../../ui/choice.input.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { complaintNames } from '../names.texts.ts'
import { keyOf, ruleDays, type RuleForm } from '../rules.draft.ts'
import { rulesTexts } from '../rules.texts.ts'

interface RuleCardProps {
  at: number
  rule: RuleForm
  offices: DispatchRules['offices']
  places: readonly { key: string; name: string }[]
  onChange: (part: Partial<RuleForm>) => void
  /** To put it elsewhere, or take it out. */
  tools: ReactNode
}

/** One rule: which matters, where, when, and to whom they go. */
export function RuleCard({ at, rule, offices, places, onChange, tools }: RuleCardProps) {
  const words = rulesTexts.use()
  const id = `rule-${String(at)}`
  return (
    <Card id={id}>
      <Stack>
        <Box as="h2">{words.rule(at, rule.name)}</Box>
        <Field for={`${id}-name`} label={words.name} hint={words.nameHint}>
          <TextInput
            id={`${id}-name`}
            value={rule.name}
            onInput={(name) => onChange({ name })}
            maxLength={30}
            label={words.name}
            describedBy={noteOf(`${id}-name`)}
          />
        </Field>
        <Categories id={id} chosen={rule.categories} onChange={(categories) => onChange({ categories })} />
        <Field for={`${id}-place`} label={words.place}>
          <SelectInput
            id={`${id}-place`}
            label={words.place}
            value={rule.place}
            choices={[
              { value: '', text: words.anywhere },
              ...places.map(({ key, name }) => ({ value: key, text: name })),
            ]}
            onChange={(place) => onChange({ place })}
          />
        </Field>
        <Hours id={id} rule={rule} onChange={onChange} />
        <To id={id} rule={rule} offices={offices} onChange={onChange} />
        {tools}
      </Stack>
    </Card>
  )
}

interface CategoriesProps {
  id: string
  chosen: readonly ComplaintCategory[]
  onChange: (chosen: ComplaintCategory[]) => void
}

function Categories({ id, chosen, onChange }: CategoriesProps) {
  const words = rulesTexts.use()
  const { category: name } = complaintNames.use()
  const toggle = (category: ComplaintCategory) =>
    onChange(chosen.includes(category) ? chosen.filter((one) => one !== category) : [...chosen, category])
  return (
    <LongField label={words.categories}>
      <Chips label={words.categories}>
        {complaintCategories
          .filter((category) => category !== 'consultation')
          .map((category) => (
            <Chip
              key={category}
              id={`${id}-${category}`}
              chosen={chosen.includes(category)}
              onPress={() => toggle(category)}
            >
              {name[category]}
            </Chip>
          ))}
      </Chips>
    </LongField>
  )
}

type PartProps = Pick<RuleCardProps, 'rule' | 'onChange'> & { id: string }

function Hours({ id, rule, onChange }: PartProps) {
  const words = rulesTexts.use()
  return (
    <>
      <Field for={`${id}-days`} label={words.days}>
        <SelectInput
          id={`${id}-days`}
          label={words.days}
          value={rule.days}
          choices={ruleDays.map((value) => ({ value, text: words.on[value] }))}
          onChange={(value) => onChange({ days: ruleDays.find((one) => one === value) ?? 'all' })}
        />
      </Field>
      <Field for={`${id}-from`} label={words.from}>
        <WhenInput
          id={`${id}-from`}
          kind="time"
          label={words.from}
          value={rule.from}
          onChange={(from) => onChange({ from })}
        />
      </Field>
      <Field for={`${id}-to`} label={words.to}>
        <WhenInput id={`${id}-to`} kind="time" label={words.to} value={rule.to} onChange={(to) => onChange({ to })} />
      </Field>
    </>
  )
}

function To({ id, rule, offices, onChange }: PartProps & Pick<RuleCardProps, 'offices'>) {
  const words = rulesTexts.use()
  const roles = names.use().role
  const office = offices.find(({ role, scopeId }) => keyOf(role, scopeId) === rule.office)
  return (
    <>
      <Field for={`${id}-office`} label={words.office}>
        <SelectInput
          id={`${id}-office`}
          label={words.office}
          value={rule.office}
          choices={[
            { value: '', text: words.choose },
            ...offices.map(({ role, scopeId, scopeLabel }) => ({
              value: keyOf(role, scopeId),
              text: `${scopeLabel} ${roles[role]}`,
            })),
          ]}
          onChange={(chosen) => onChange({ office: chosen, workerId: '' })}
        />
      </Field>
      {office && (
        <Field for={`${id}-worker`} label={words.worker}>
          <SelectInput
            id={`${id}-worker`}
            label={words.worker}
            value={rule.workerId}
            choices={[
              { value: '', text: words.anyone },
              ...office.workers.map((worker) => ({ value: worker.id, text: worker.nickname })),
            ]}
            onChange={(workerId) => onChange({ workerId })}
          />
        </Field>
      )}
    </>
  )
}
