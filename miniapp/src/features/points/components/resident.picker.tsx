import { useState } from 'react'
import type { Tree } from '@liren/shared/neighbourhood'
import { messageOf } from '../../../lib/messages.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { SelectInput } from '../../../ui/choice.input.tsx'
import { Field } from '../../../ui/field.tsx'
import { useResidents } from '../../binding/hooks/use-residents.ts'
import { useTree } from '../../neighbourhood/hooks/use-tree.ts'
import { pickingTexts } from '../picking.texts.ts'

/** Every entrance of the community, by its whole name. */
const doorsOf = ({ estates }: Tree) =>
  estates.flatMap((estate) =>
    estate.buildings.flatMap((building) =>
      building.entrances.map(({ id, name }) => ({ value: id, text: `${estate.name} ${building.name} ${name}` })),
    ),
  )

interface ResidentPickerProps {
  communityId: string
  /** What the fields are called by. */
  name: string
  chosen: string
  onChoose: (residenceId: string) => void
}

/** Chooses a resident: the entrance first, then who lives behind it. */
export function ResidentPicker({ communityId, name, chosen, onChoose }: ResidentPickerProps) {
  const words = pickingTexts.use()
  const tree = useTree(communityId)
  const [entranceId, setEntrance] = useState('')
  return (
    <>
      {tree.error !== null && <Banner tone="danger">{messageOf(tree.error)}</Banner>}
      <Field for={`${name}-entrance`} label={words.entrance}>
        <SelectInput
          id={`${name}-entrance`}
          label={words.entrance}
          value={entranceId}
          choices={[{ value: '', text: words.chooseEntrance }, ...(tree.data ? doorsOf(tree.data) : [])]}
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
