import { Chip, Chips } from '../../../ui/chip.tsx'

interface EstateChipsProps {
  label: string
  estates: readonly { id: string; name: string }[]
  chosenId: string
  onChange: (estateId: string) => void
}

/** Which estate; nothing to choose where there is one. */
export function EstateChips({ label, estates, chosenId, onChange }: EstateChipsProps) {
  if (estates.length < 2) return null
  return (
    <Chips oneOf label={label}>
      {estates.map(({ id, name }) => (
        <Chip key={id} id={`estate-${id}`} role="radio" chosen={id === chosenId} onPress={() => onChange(id)}>
          {name}
        </Chip>
      ))}
    </Chips>
  )
}
