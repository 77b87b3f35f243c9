import { SelectInput } from '../../../ui/choice.input.tsx'
import { Field } from '../../../ui/field.tsx'
import { groupsTexts } from '../groups.texts.ts'
import { useGroups } from '../hooks/use-groups.ts'
import type { ProposeForm } from '../propose.draft.ts'

interface ProposeGroupProps {
  communityId: string
  form: ProposeForm
  change: (part: Partial<ProposeForm>) => void
}

/** For which of my groups it is; nothing where I am in none. */
export function ProposeGroup({ communityId, form, change }: ProposeGroupProps) {
  const words = groupsTexts.use()
  const groups = useGroups(communityId)
  const mine = (groups.data?.pages ?? []).flatMap(({ items }) => items).filter(({ isMember }) => isMember)
  const isGone = groups.data !== undefined && form.groupId !== '' && !mine.some(({ id }) => id === form.groupId)
  if (mine.length === 0 && !isGone) return null
  return (
    <Field for="propose-group" label={words.propose}>
      <SelectInput
        id="propose-group"
        label={words.propose}
        value={form.groupId}
        choices={[
          { value: '', text: words.none },
          ...mine.map(({ id, name }) => ({ value: id, text: name })),
          ...(isGone ? [{ value: form.groupId, text: words.gone }] : []),
        ]}
        onChange={(groupId) => change({ groupId })}
      />
    </Field>
  )
}
