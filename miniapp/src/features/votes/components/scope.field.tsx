import { Stack } from '../../../ui/card.tsx'
import { Button } from '../../../ui/button.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { SelectInput } from '../../../ui/choice.input.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import type { ScopeForm } from '../decision.draft.ts'
import { draftingTexts } from '../drafting.texts.ts'
import { useEntrances } from './unit.picker.tsx'

interface ScopeProps {
  communityId: string
  estateId: string
  value: ScopeForm
  onChange: (value: ScopeForm) => void
  onPick: () => void
  isMissing: boolean
}

const kinds = ['estate', 'building', 'entrance', 'picked'] as const

/** Whose units make up the roll. */
export function ScopeField({ communityId, estateId, value, onChange, onPick, isMissing }: ScopeProps) {
  const words = draftingTexts.use()
  const { buildings, entrances } = useEntrances(communityId, estateId)
  const choices = (places: readonly { id: string; name: string }[]) => [
    { value: '', text: words.choose },
    ...places.map(({ id, name }) => ({ value: id, text: name })),
  ]
  return (
    <LongField label={words.scope} hint={words.scopeHint} fault={isMissing ? words.faults.scope : undefined}>
      <Stack tight>
        <Chips oneOf label={words.scope}>
          {kinds.map((kind) => (
            <Chip
              key={kind}
              id={`scope-${kind}`}
              role="radio"
              chosen={kind === value.kind}
              onPress={() => onChange({ ...value, kind })}
            >
              {words.scopes[kind]}
            </Chip>
          ))}
        </Chips>
        {value.kind === 'building' && (
          <SelectInput
            id="scope-building-choice"
            label={words.building}
            value={value.buildingId}
            choices={choices(buildings)}
            onChange={(buildingId) => onChange({ ...value, buildingId })}
          />
        )}
        {value.kind === 'entrance' && (
          <SelectInput
            id="scope-entrance-choice"
            label={words.entrance}
            value={value.entranceId}
            choices={choices(entrances)}
            onChange={(entranceId) => onChange({ ...value, entranceId })}
          />
        )}
        {value.kind === 'picked' && (
          <Button id="scope-pick" icon="building" onPress={onPick}>
            {value.unitIds.length === 0 ? words.pick : words.picked(value.unitIds.length)}
          </Button>
        )}
      </Stack>
    </LongField>
  )
}
