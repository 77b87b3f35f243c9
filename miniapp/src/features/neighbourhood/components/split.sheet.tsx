import { useState } from 'react'
import { z } from 'zod'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { messageOf } from '../../../lib/messages.ts'
import { lineOrNull } from '../../../lib/typed.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button, Buttons } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { SelectInput } from '../../../ui/choice.input.tsx'
import { Field } from '../../../ui/field.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { useSplitUnit } from '../hooks/use-editing.ts'
import type { UnitPlace } from '../hooks/use-place.ts'
import { placesTexts } from '../places.texts.ts'
import { blankUnit, sumOf, unitFault, unitForm, unitOf } from '../unit.draft.ts'
import { AreaReason } from './area.reason.tsx'
import styles from './place.module.css'
import { leavePlace } from './leave.place.ts'
import { UnitFields } from './unit.fields.tsx'

interface SplitSheetProps {
  communityId: string
  place: UnitPlace
  onClose: () => void
}

const splitForm = z.object({ into: z.array(unitForm), residentsTo: z.string(), reason: z.string() })
const mostParts = 20

/** Makes several units of one. */
export function SplitSheet({ communityId, place, onClose }: SplitSheetProps) {
  const words = placesTexts.use()
  const { use, saleState, areaSource } = place.unit
  const part = (label: string) => ({ ...blankUnit(label), use, saleState, areaSource: areaSource ?? ('' as const) })
  const initial = { into: [part(`${place.name}-1`), part(`${place.name}-2`)], residentsTo: '', reason: '' }
  const [form, setForm, draft] = useFormDraft(splitForm, `split.${place.id}`, initial)
  const [wasTried, setTried] = useState(false)
  const splitting = useSplitUnit(communityId, place.id)
  const { into, residentsTo, reason } = form
  const faults = into.map(unitFault)
  const split = () => {
    setTried(true)
    if (faults.some((fault) => fault !== null)) return
    splitting.mutate(
      {
        version: place.version,
        into: into.map(unitOf),
        residentsTo: residentsTo === '' ? null : Number(residentsTo),
        reason: lineOrNull(reason),
      },
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
      id="split-sheet"
      title={words.split}
      onClose={onClose}
      footer={
        <Button id="split-confirm" kind="primary" busy={splitting.isPending} onPress={split}>
          {words.split}
        </Button>
      }
    >
      <Stack>
        <Box as="p">{words.splitBody}</Box>
        {splitting.error && <Banner tone="danger">{messageOf(splitting.error)}</Banner>}
        {into.map((unit, index) => (
          <Box key={index} className={styles['part']}>
            <Stack tight>
              <Txt className={styles['title']}>{words.splitInto(index + 1)}</Txt>
              <UnitFields
                id={`split-${index}`}
                form={unit}
                onChange={(next) => setForm({ ...form, into: into.map((one, at) => (at === index ? next : one)) })}
                fault={wasTried ? (faults[index] ?? null) : null}
              />
              {into.length > 2 && (
                <Buttons>
                  <Button
                    id={`split-less-${index}`}
                    snug
                    kind="quiet"
                    onPress={() => setForm({ ...form, into: into.filter((_, at) => at !== index), residentsTo: '' })}
                  >
                    {words.oneLess}
                  </Button>
                </Buttons>
              )}
            </Stack>
          </Box>
        ))}
        {into.length < mostParts && (
          <Button
            id="split-more"
            icon="plus"
            onPress={() => setForm({ ...form, into: [...into, part(`${place.name}-${into.length + 1}`)] })}
          >
            {words.oneMore}
          </Button>
        )}
        <Field for="split-residents" label={words.residentsTo}>
          <SelectInput
            id="split-residents"
            label={words.residentsTo}
            value={residentsTo}
            onChange={(to) => setForm({ ...form, residentsTo: to })}
            choices={[
              { value: '', text: words.nobody },
              ...into.map(({ label }, index) => ({ value: String(index), text: label })),
            ]}
          />
        </Field>
        <AreaReason
          id="split"
          before={place.unit.areaCentiares}
          after={sumOf(into.map((unit) => unitOf(unit).areaCentiares))}
          reason={reason}
          onReason={(text) => setForm({ ...form, reason: text })}
        />
      </Stack>
    </Sheet>
  )
}
