import { useState } from 'react'
import type { Merchant } from '@liren/shared/points.shop'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { messageOf } from '../../../lib/messages.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Field } from '../../../ui/field.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { SwitchRow } from '../../../ui/switch.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { pointsDeskTexts } from '../desk.texts.ts'
import { useSaveMerchant } from '../hooks/use-desk.ts'
import { merchantForm, merchantFormOf, merchantOf } from '../stock.draft.ts'
import { Settlement } from './settlement.tsx'

interface MerchantSheetProps {
  communityId: string
  /** The one that is changed; null for another one. */
  merchant: Merchant | null
  onClose: () => void
}

/** A desk or merchant: name, place and hours; and what it handed over in a time. */
export function MerchantSheet({ communityId, merchant, onClose }: MerchantSheetProps) {
  const words = pointsDeskTexts.use()
  const saving = useSaveMerchant(communityId)
  const draft = `points-merchant.${communityId}.${merchant?.id ?? 'new'}`
  const [form, setForm, { done }] = useFormDraft(merchantForm, draft, merchantFormOf(merchant))
  const [isFaulty, setFaulty] = useState(false)
  const save = () => {
    const body = merchantOf(form)
    setFaulty(body === null)
    if (body === null) return
    saving.mutate(
      { body, of: merchant },
      {
        onSuccess: () => {
          done()
          onClose()
        },
      },
    )
  }
  const line = (part: 'name' | 'address' | 'hours', maxLength: number, hint?: string) => (
    <Field for={`merchant-${part}`} label={words[part]} hint={hint}>
      <TextInput
        id={`merchant-${part}`}
        value={form[part]}
        onInput={(text) => setForm({ ...form, [part]: text })}
        maxLength={maxLength}
        label={words[part]}
      />
    </Field>
  )
  return (
    <Sheet
      id="merchant-sheet"
      title={words.merchant}
      onClose={onClose}
      footer={
        <>
          {isFaulty && <Banner tone="warn">{words.fault}</Banner>}
          <Button id="merchant-save" kind="primary" busy={saving.isPending} onPress={save}>
            {words.save}
          </Button>
        </>
      }
    >
      <Stack>
        {line('name', 40, words.nameHint)}
        {line('address', 80)}
        {line('hours', 80, words.hoursHint)}
        <Card flush>
          <SwitchRow
            id="merchant-on"
            on={form.isOn}
            onChange={(isOn) => setForm({ ...form, isOn })}
            title={words.isOn}
            note={words.isOnNote}
          />
        </Card>
        {saving.error !== null && <Banner tone="danger">{messageOf(saving.error)}</Banner>}
        {merchant && <Settlement communityId={communityId} merchantId={merchant.id} />}
      </Stack>
    </Sheet>
  )
}
