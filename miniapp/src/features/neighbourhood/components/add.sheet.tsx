import { useState } from 'react'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { messageOf } from '../../../lib/messages.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { useAdd, type Addition } from '../hooks/use-editing.ts'
import { placesTexts } from '../places.texts.ts'
import { blankUnit, unitFault, unitForm, unitOf } from '../unit.draft.ts'
import { NamedFields, namedForm, namedOf } from './named.fields.tsx'
import { UnitFields } from './unit.fields.tsx'

export type AddedKind = Addition['kind']

interface AddSheetProps {
  communityId: string
  kind: AddedKind
  /** Below which place; none for an estate. */
  below?: string
  onClose: () => void
}

/** Adds a place by hand. */
export function AddSheet({ communityId, kind, below = '', onClose }: AddSheetProps) {
  const words = placesTexts.use()
  const adding = useAdd(communityId)
  const [wasTried, setTried] = useState(false)
  const [named, setNamed, namedDraft] = useFormDraft(namedForm, `add.${kind}.${below}`, { name: '', ordinal: '0' })
  const [unit, setUnit, unitDraft] = useFormDraft(unitForm, `add-unit.${below}`, blankUnit())
  const fault = unitFault(unit)
  const addition = (): Addition | null => {
    if (kind === 'unit') return fault === null ? { kind, below, unit: unitOf(unit) } : null
    const place = namedOf(named)
    if (place === null) return null
    return kind === 'estate' ? { kind, ...place } : { kind, below, ...place }
  }
  const add = () => {
    setTried(true)
    const one = addition()
    if (one === null) return
    adding.mutate(one, {
      onSuccess: () => {
        namedDraft.done()
        unitDraft.done()
        onClose()
      },
    })
  }
  return (
    <Sheet
      id="add-sheet"
      title={words.add[kind]}
      onClose={onClose}
      footer={
        <Button id="add-confirm" kind="primary" busy={adding.isPending} onPress={add}>
          {words.add[kind]}
        </Button>
      }
    >
      <Stack>
        {adding.error && <Banner tone="danger">{messageOf(adding.error)}</Banner>}
        {kind === 'unit' ? (
          <UnitFields id="add" form={unit} onChange={setUnit} fault={wasTried ? fault : null} />
        ) : (
          <NamedFields
            id="add"
            form={named}
            onChange={setNamed}
            isFaulty={wasTried && named.name.trim() === ''}
            most={kind === 'estate' ? 40 : 20}
          />
        )}
      </Stack>
    </Sheet>
  )
}
