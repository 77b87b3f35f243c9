import { useState } from 'react'
import { messageOf } from '../../../lib/messages.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { SelectInput } from '../../../ui/choice.input.tsx'
import { Field } from '../../../ui/field.tsx'
import { useLookedBehind, useResidents } from '../hooks/use-residents.ts'
import { pickingTexts } from '../picking.texts.ts'

interface ResidentPickerProps {
  communityId: string
  /** What the fields are called by. */
  name: string
  chosen: string
  onChoose: (residenceId: string) => void
}

/** Chooses a resident: the entrance first, of those one may look behind, then who lives there. */
export function ResidentPicker({ communityId, name, chosen, onChoose }: ResidentPickerProps) {
  const words = pickingTexts.use()
  const { doors, error } = useLookedBehind(communityId)
  const [entranceId, setEntrance] = useState('')
  return (
    <>
      {error !== null && <Banner tone="danger">{messageOf(error)}</Banner>}
      <Field for={`${name}-entrance`} label={words.entrance}>
        <SelectInput
          id={`${name}-entrance`}
          label={words.entrance}
          value={entranceId}
          choices={[{ value: '', text: words.chooseEntrance }, ...doors]}
          onChange={(entrance) => {
            setEntrance(entrance)
            onChoose('')
          }}
        />
      </Field>
      {entranceId !== '' && (
        <Who communityId={communityId} name={name} entranceId={entranceId} chosen={chosen} onChoose={onChoose} />
      )}
    </>
  )
}

/** Who lives behind the entrance. */
function Who({ communityId, name, entranceId, chosen, onChoose }: ResidentPickerProps & { entranceId: string }) {
  const words = pickingTexts.use()
  const residents = useResidents(communityId, entranceId)
  const all = residents.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      {residents.error !== null && <Banner tone="danger">{messageOf(residents.error)}</Banner>}
      <Field for={`${name}-who`} label={words.who}>
        <SelectInput
          id={`${name}-who`}
          label={words.who}
          value={chosen}
          choices={[
            { value: '', text: words.chooseWho },
            ...all.map((one) => ({ value: one.residenceId, text: `${one.unitLabel} ${one.nickname}` })),
          ]}
          onChange={onChoose}
        />
      </Field>
      {residents.hasNextPage && (
        <Button id={`${name}-more`} kind="quiet" onPress={() => void residents.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </>
  )
}
