import { useState } from 'react'
import { messageOf } from '../../../lib/messages.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { SelectInput } from '../../../ui/choice.input.tsx'
import { Field } from '../../../ui/field.tsx'
import { useResidents } from '../../binding/hooks/use-residents.ts'
import { useDoors } from '../../neighbourhood/hooks/use-doors.ts'
import { groupsTexts } from '../groups.texts.ts'

interface LeaderPickerProps {
  communityId: string
  chosen: string
  onChoose: (residenceId: string) => void
}

/** Chooses who leads a group: the entrance first, then who lives behind it. */
export function LeaderPicker({ communityId, chosen, onChoose }: LeaderPickerProps) {
  const words = groupsTexts.use()
  const { doors, error } = useDoors(communityId)
  const [entranceId, setEntrance] = useState('')
  return (
    <>
      {error !== null && <Banner tone="danger">{messageOf(error)}</Banner>}
      <Field for="leader-entrance" label={words.entrance}>
        <SelectInput
          id="leader-entrance"
          label={words.entrance}
          value={entranceId}
          choices={[{ value: '', text: words.choose }, ...doors]}
          onChange={(entrance) => {
            setEntrance(entrance)
            onChoose('')
          }}
        />
      </Field>
      {entranceId !== '' && (
        <Who communityId={communityId} entranceId={entranceId} chosen={chosen} onChoose={onChoose} />
      )}
    </>
  )
}

function Who({ communityId, entranceId, chosen, onChoose }: LeaderPickerProps & { entranceId: string }) {
  const words = groupsTexts.use()
  const residents = useResidents(communityId, entranceId)
  const all = residents.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      {residents.error !== null && <Banner tone="danger">{messageOf(residents.error)}</Banner>}
      <Field for="leader-who" label={words.leader}>
        <SelectInput
          id="leader-who"
          label={words.leader}
          value={chosen}
          choices={[
            { value: '', text: words.choose },
            ...all.map((one) => ({ value: one.residenceId, text: `${one.unitLabel} ${one.nickname}` })),
          ]}
          onChange={onChoose}
        />
      </Field>
      {residents.hasNextPage && (
        <Button id="leader-more" kind="quiet" onPress={() => void residents.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </>
  )
}
