import type { CallOffice } from '@liren/shared/complaints.whistle'
import { names } from '../../../lib/names.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { officeKey } from '../whistle.draft.ts'
import { whistleTexts } from '../whistle.texts.ts'

interface OfficeChipsProps {
  label: string
  items: readonly CallOffice[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

/** Whether its label says by itself which office it is: a department’s, and the street’s. */
const isNamed = ({ role, department }: CallOffice): boolean => department !== null || role === 'street'

/** Any number of offices to be called. */
export function OfficeChips({ label, items, chosen, onChange }: OfficeChipsProps) {
  const words = whistleTexts.use()
  const roles = names.use().role
  if (items.length === 0) return <Banner tone="info">{words.noOffices}</Banner>
  return (
    <Chips label={label}>
      {items.map((office) => {
        const key = officeKey(office)
        const isChosen = chosen.includes(key)
        return (
          <Chip
            key={key}
            id={`call-office-${key}`}
            chosen={isChosen}
            onPress={() => onChange(isChosen ? chosen.filter((one) => one !== key) : [...chosen, key])}
          >
            {isNamed(office) ? office.label : `${office.label} ${roles[office.role]}`}
          </Chip>
        )
      })}
    </Chips>
  )
}
