import { activityTags, ageRule } from '@liren/shared/volunteering'
import { Stack, Card } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { SelectInput } from '../../../ui/choice.input.tsx'
import { Field } from '../../../ui/field.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import { SwitchRow } from '../../../ui/switch.tsx'
import { LongInput, TextInput } from '../../../ui/text.input.tsx'
import { volunteeringNames } from '../names.texts.ts'
import { organisingTexts } from '../organising.texts.ts'
import type { ProposeForm } from '../propose.draft.ts'

interface ProposeFieldsProps {
  form: ProposeForm
  change: (part: Partial<ProposeForm>) => void
}

const mostTags = 5

/** What it is, for whom, and whether it is dangerous. */
export function ProposeFields({ form, change }: ProposeFieldsProps) {
  const words = organisingTexts.use()
  const names = volunteeringNames.use()
  const toggle = (tag: ProposeForm['tags'][number]) =>
    change({
      tags: form.tags.includes(tag) ? form.tags.filter((one) => one !== tag) : [...form.tags, tag].slice(-mostTags),
    })
  return (
    <Stack>
      <Field for="propose-title" label={words.title} hint={words.titleHint}>
        <TextInput
          id="propose-title"
          value={form.title}
          onInput={(title) => change({ title })}
          maxLength={60}
          label={words.title}
        />
      </Field>
      <Field for="propose-body" label={words.body}>
        <LongInput
          id="propose-body"
          value={form.body}
          onInput={(body) => change({ body })}
          rows={3}
          maxLength={1_000}
          label={words.body}
        />
      </Field>
      <LongField label={words.tags}>
        <Chips label={words.tags}>
          {activityTags.map((tag) => (
            <Chip key={tag} id={`propose-tag-${tag}`} chosen={form.tags.includes(tag)} onPress={() => toggle(tag)}>
              {names.tag[tag]}
            </Chip>
          ))}
        </Chips>
      </LongField>
      <Field for="propose-language" label={words.language} hint={words.languageHint}>
        <TextInput
          id="propose-language"
          value={form.language}
          onInput={(language) => change({ language })}
          maxLength={20}
          label={words.language}
        />
      </Field>
      <Field for="propose-age" label={words.age}>
        <SelectInput
          id="propose-age"
          label={words.age}
          value={form.age}
          choices={ageRule.options.map((value) => ({ value, text: names.age[value] }))}
          onChange={(chosen) => change({ age: ageRule.options.find((one) => one === chosen) ?? form.age })}
        />
      </Field>
      <Risk form={form} change={change} />
    </Stack>
  )
}

function Risk({ form, change }: ProposeFieldsProps) {
  const words = organisingTexts.use()
  return (
    <>
      <Card flush>
        <SwitchRow
          id="propose-risky"
          on={form.isRisky}
          onChange={(isRisky) => change({ isRisky })}
          title={words.risk}
          note={words.riskNote}
        />
        {form.isRisky && (
          <SwitchRow
            id="propose-insured"
            on={form.isInsured}
            onChange={(isInsured) => change({ isInsured })}
            title={words.insurance}
          />
        )}
      </Card>
      {form.isRisky && (
        <Field for="propose-risk" label={words.riskBody}>
          <LongInput
            id="propose-risk"
            value={form.risk}
            onInput={(risk) => change({ risk })}
            rows={2}
            maxLength={500}
            label={words.riskBody}
          />
        </Field>
      )}
    </>
  )
}
