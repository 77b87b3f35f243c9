import { useState } from 'react'
import { z } from 'zod'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { messageOf } from '../../../lib/messages.ts'
import { lineOrNull } from '../../../lib/typed.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { SwitchRow } from '../../../ui/switch.tsx'
import { uiTexts } from '../../../ui/ui.texts.ts'
import { useMergeUnits } from '../hooks/use-editing.ts'
import { useVersions, type UnitPlace } from '../hooks/use-place.ts'
import { useUnits } from '../hooks/use-tree.ts'
import { placesTexts } from '../places.texts.ts'
import { formOf, sumOf, unitFault, unitForm, unitOf } from '../unit.draft.ts'
import { AreaReason } from './area.reason.tsx'
import { leavePlace } from './leave.place.ts'
import { UnitFields } from './unit.fields.tsx'

interface MergeSheetProps {
  communityId: string
  place: UnitPlace
  entranceId: string
  onClose: () => void
}

const mergeForm = z.object({
  chosen: z.array(z.string()),
  unit: unitForm,
  moveResidents: z.boolean(),
  reason: z.string(),
})

/** Makes one unit of several behind one entrance. */
export function MergeSheet({ communityId, place, entranceId, onClose }: MergeSheetProps) {
  const words = placesTexts.use()
  const more = uiTexts.use().more
  const units = useUnits(communityId, entranceId)
  const others = (units.data?.pages.flatMap((page) => page.items) ?? []).filter(({ id }) => id !== place.id)
  const initial = {
    chosen: [] as string[],
    unit: formOf({ label: place.name, ...place.unit }),
    moveResidents: true,
    reason: '',
  }
  const [form, setForm, draft] = useFormDraft(mergeForm, `merge.${place.id}`, initial)
  const { unit, moveResidents, reason } = form
  // One that was chosen before may be gone by now.
  const chosen = form.chosen.filter((id) => others.some((one) => one.id === id))
  const [wasTried, setTried] = useState(false)
  const merging = useMergeUnits(communityId)
  const versions = useVersions(communityId, chosen)
  const fault = unitFault(unit)
  const from = [{ unitId: place.id, version: place.version }, ...(versions ?? [])]
  const before = sumOf([
    place.unit.areaCentiares,
    ...others.filter(({ id }) => chosen.includes(id)).map(({ areaCentiares }) => areaCentiares),
  ])
  const into = unitOf(unit)
  const toggle = (id: string) =>
    setForm({ ...form, chosen: chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id] })
  const merge = () => {
    setTried(true)
    if (fault !== null) return
    merging.mutate(
      { from, into, moveResidents, reason: lineOrNull(reason) },
      {
        onSuccess: () => {
          draft.done()
          leavePlace(communityId)
        },
      },
    )
  }
  return (
    <Sheet
      id="merge-sheet"
      title={words.merge}
      onClose={onClose}
      footer={
        <Button
          id="merge-confirm"
          kind="primary"
          busy={merging.isPending}
          disabled={chosen.length === 0 || versions === null}
          onPress={merge}
        >
          {words.merge}
        </Button>
      }
    >
      <Stack>
        <Box as="p">{words.mergeBody}</Box>
        {merging.error && <Banner tone="danger">{messageOf(merging.error)}</Banner>}
        <LongField label={words.mergeWith}>
          <QueryView query={units}>
            {() =>
              others.length === 0 ? (
                words.mergeNone
              ) : (
                <Chips label={words.mergeWith}>
                  {others.map(({ id, label }) => (
                    <Chip key={id} id={`merge-${id}`} chosen={chosen.includes(id)} onPress={() => toggle(id)}>
                      {label}
                    </Chip>
                  ))}
                </Chips>
              )
            }
          </QueryView>
          {units.hasNextPage && (
            <Button id="merge-more" kind="quiet" onPress={() => void units.fetchNextPage()}>
              {more}
            </Button>
          )}
        </LongField>
        <LongField label={words.into}>
          <UnitFields
            id="merge"
            form={unit}
            onChange={(next) => setForm({ ...form, unit: next })}
            fault={wasTried ? fault : null}
          />
        </LongField>
        <Card flush>
          <SwitchRow
            id="merge-residents"
            on={moveResidents}
            onChange={(moving) => setForm({ ...form, moveResidents: moving })}
            title={words.moveResidents}
          />
        </Card>
        <AreaReason
          id="merge"
          before={before}
          after={into.areaCentiares}
          reason={reason}
          onReason={(text) => setForm({ ...form, reason: text })}
        />
      </Stack>
    </Sheet>
  )
}
