import { useState } from 'react'
import { z } from 'zod'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { Stack } from '../../../ui/card.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { LongInput } from '../../../ui/text.input.tsx'
import { useEditUnit } from '../hooks/use-editing.ts'
import type { UnitPlace } from '../hooks/use-place.ts'
import { placesTexts } from '../places.texts.ts'
import { formOf, unitFault, unitForm, unitOf } from '../unit.draft.ts'
import { MergeSheet } from './merge.sheet.tsx'
import { PlaceFrame } from './place.frame.tsx'
import { SellSheet } from './sell.sheet.tsx'
import { SplitSheet } from './split.sheet.tsx'
import { UnitFields } from './unit.fields.tsx'

interface UnitEditorProps {
  communityId: string
  place: UnitPlace
  /** Behind which entrance, where it was come from; merging needs it. */
  entranceId: string | undefined
}

type Asking = 'sell' | 'split' | 'merge' | null
const unitEdit = z.object({ unit: unitForm, reason: z.string() })

/** A unit: what is written down about it, its sale, and what it becomes when it is split or merged. */
export function UnitEditor({ communityId, place, entranceId }: UnitEditorProps) {
  const words = placesTexts.use()
  const initial = { unit: formOf({ label: place.name, ...place.unit }), reason: '' }
  const [form, setForm, draft] = useFormDraft(unitEdit, `unit.${place.id}`, initial)
  const editing = useEditUnit(communityId, place.id)
  const [wasTried, setTried] = useState(false)
  const [asking, setAsking] = useState<Asking>(null)
  const fault = unitFault(form.unit)
  const isReasonMissing = form.reason.trim() === ''
  const save = () => {
    setTried(true)
    if (fault !== null || isReasonMissing) return
    editing.mutate(
      { ...unitOf(form.unit), reason: form.reason.trim(), version: place.version },
      { onSuccess: () => setForm({ ...form, reason: '' }) },
    )
  }
  const close = () => setAsking(null)
  const at = { communityId, place, onClose: close }
  return (
    <PlaceFrame
      communityId={communityId}
      place={place}
      saving={{ ...editing, isChanged: draft.isChanged, save }}
      form={
        <Stack>
          <UnitFields
            id="place"
            form={form.unit}
            onChange={(unit) => setForm({ ...form, unit })}
            fault={wasTried ? fault : null}
          />
          <Field
            for="place-reason"
            label={words.reason}
            hint={words.reasonHint}
            fault={wasTried && draft.isChanged && isReasonMissing ? words.faults.reason : undefined}
          >
            <LongInput
              id="place-reason"
              value={form.reason}
              oneLine
              onInput={(reason) => setForm({ ...form, reason })}
              rows={2}
              maxLength={200}
              label={words.reason}
              describedBy={noteOf('place-reason')}
            />
          </Field>
        </Stack>
      }
      actions={
        <>
          {place.unit.saleState !== 'delivered' && (
            <ListRow id="unit-sell" icon="key" title={words.sell} onPress={() => setAsking('sell')} />
          )}
          <ListRow id="unit-split" icon="plus" title={words.split} onPress={() => setAsking('split')} />
          {entranceId !== undefined && (
            <ListRow id="unit-merge" icon="grid" title={words.merge} onPress={() => setAsking('merge')} />
          )}
        </>
      }
      sheets={
        <>
          {asking === 'sell' && <SellSheet {...at} />}
          {asking === 'split' && <SplitSheet {...at} />}
          {asking === 'merge' && entranceId !== undefined && <MergeSheet {...at} entranceId={entranceId} />}
        </>
      }
    />
  )
}
