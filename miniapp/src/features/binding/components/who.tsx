import { residenceRelations } from '@liren/shared/roles'
import { names } from '../../../lib/names.ts'
import { Card, Stack } from '../../../ui/card.tsx'
import { ChoiceList } from '../../../ui/choice.list.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import { SwitchRow } from '../../../ui/switch.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { useMe } from '../../identity/hooks/use-me.ts'
import { childRelations, type WhoDraft } from '../binding.draft.ts'
import { bindingTexts } from '../binding.texts.ts'

interface WhoProps {
  draft: WhoDraft
  onChange: (part: Partial<WhoDraft>) => void
  isMissing: boolean
}

/** Who somebody is in a flat, in plain words with what each may do; what neighbours call them; whether they are a child. */
export function Who({ draft, onChange, isMissing }: WhoProps) {
  const words = bindingTexts.use().who
  const relations = names.use().relation
  const nickname = useMe().data?.nickname
  const offered = draft.isUnder14 ? childRelations : residenceRelations
  const setUnder14 = (isUnder14: boolean) => {
    const isStillOffered = draft.relation !== null && (!isUnder14 || childRelations.includes(draft.relation))
    onChange({ isUnder14, relation: isStillOffered ? draft.relation : null })
  }
  return (
    <Stack>
      <LongField
        label={words.question}
        hint={draft.isUnder14 ? words.childNote : undefined}
        fault={isMissing ? words.missing : undefined}
      >
        <ChoiceList
          id="relation"
          label={words.question}
          options={offered.map((one) => ({ value: one, title: relations[one], note: words.relations[one] }))}
          chosen={draft.relation}
          onChoose={(relation) => onChange({ relation })}
        />
      </LongField>
      <Card flush>
        <SwitchRow
          id="under-14"
          on={draft.isUnder14}
          onChange={setUnder14}
          title={words.under14}
          note={words.under14Note}
        />
      </Card>
      <Field for="who-nickname" label={words.nickname} hint={words.nicknameHint}>
        <TextInput
          id="who-nickname"
          value={draft.nickname}
          onInput={(name) => onChange({ nickname: name })}
          placeholder={nickname}
          maxLength={20}
          autoComplete="nickname"
          label={words.nickname}
          describedBy={noteOf('who-nickname')}
        />
      </Field>
    </Stack>
  )
}
