import { z } from 'zod'
import { saleStates } from '@liren/shared/neighbourhood'
import { useNow } from '../../../lib/clock.ts'
import { dayOf } from '../../../lib/time.ts'
import { unitNames } from '../../../lib/unit.names.ts'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { SelectInput, WhenInput } from '../../../ui/choice.input.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { LongInput } from '../../../ui/text.input.tsx'
import { useSellUnit } from '../hooks/use-editing.ts'
import type { UnitPlace } from '../hooks/use-place.ts'
import { placesTexts } from '../places.texts.ts'

interface SellSheetProps {
  communityId: string
  place: UnitPlace
  onClose: () => void
}

const saleForm = z.object({ saleState: z.enum(saleStates), on: z.string(), reason: z.string() })

/** Notes a sale or a handover with its day. */
export function SellSheet({ communityId, place, onClose }: SellSheetProps) {
  const words = placesTexts.use()
  const names = unitNames.use()
  const today = dayOf(useNow())
  const selling = useSellUnit(communityId, place.id)
  // The later states only: a sale is not undone here.
  const later = saleStates.slice(0, saleStates.indexOf(place.unit.saleState)).reverse()
  const initial = { saleState: later[0] ?? 'delivered', on: today, reason: '' }
  const [form, setForm, draft] = useFormDraft(saleForm, `sell.${place.id}`, initial)
  const { saleState, on, reason } = form
  const sell = () =>
    selling.mutate(
      { saleState, on, reason: reason.trim(), version: place.version },
      {
        onSuccess: () => {
          draft.done()
          onClose()
        },
      },
    )
  return (
    <Sheet
      id="sell-sheet"
      title={words.sell}
      onClose={onClose}
      footer={
        <Button
          id="sell-confirm"
          kind="primary"
          busy={selling.isPending}
          disabled={reason.trim() === '' || on === ''}
          onPress={sell}
        >
          {words.sell}
        </Button>
      }
    >
      <Stack>
        <Box as="p">{words.sellBody}</Box>
        {selling.error && <Banner tone="danger">{messageOf(selling.error)}</Banner>}
        <Field for="sell-state" label={words.sellTo}>
          <SelectInput
            id="sell-state"
            label={words.sellTo}
            value={saleState}
            onChange={(state) => setForm({ ...form, saleState: state as typeof saleState })}
            choices={later.map((value) => ({ value, text: names.sale[value] }))}
          />
        </Field>
        <Field for="sell-on" label={words.sellOn}>
          <WhenInput
            id="sell-on"
            kind="date"
            label={words.sellOn}
            value={on}
            max={today}
            onChange={(day) => setForm({ ...form, on: day })}
          />
        </Field>
        <Field for="sell-reason" label={words.reason} hint={words.reasonHint}>
          <LongInput
            id="sell-reason"
            value={reason}
            oneLine
            onInput={(text) => setForm({ ...form, reason: text })}
            rows={2}
            maxLength={200}
            label={words.reason}
            describedBy={noteOf('sell-reason')}
          />
        </Field>
      </Stack>
    </Sheet>
  )
}
