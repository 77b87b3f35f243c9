import { useState } from 'react'
import { itemKinds, type Item, type Merchant } from '@liren/shared/points.shop'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { messageOf } from '../../../lib/messages.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { SelectInput } from '../../../ui/choice.input.tsx'
import { Field } from '../../../ui/field.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { SwitchRow } from '../../../ui/switch.tsx'
import { LongInput, TextInput } from '../../../ui/text.input.tsx'
import { pointsDeskTexts } from '../desk.texts.ts'
import { useSaveItem } from '../hooks/use-desk.ts'
import { shopTexts } from '../shop.texts.ts'
import { itemForm, itemFormOf, itemOf, type ItemForm } from '../stock.draft.ts'

interface ItemSheetProps {
  communityId: string
  /** What is changed; null for something new. */
  item: Item | null
  merchants: readonly Merchant[]
  onClose: () => void
}

/** Something that points buy: what it is, its price, and where it is fetched. */
export function ItemSheet({ communityId, item, merchants, onClose }: ItemSheetProps) {
  const words = pointsDeskTexts.use()
  const saving = useSaveItem(communityId)
  const draft = `points-item.${communityId}.${item?.id ?? 'new'}`
  const [form, setForm, { done }] = useFormDraft(itemForm, draft, itemFormOf(item, merchants[0]?.id ?? ''))
  const [isFaulty, setFaulty] = useState(false)
  const save = () => {
    const body = itemOf(form)
    setFaulty(body === null)
    if (body === null) return
    saving.mutate(
      { body, of: item },
      {
        onSuccess: () => {
          done()
          onClose()
        },
      },
    )
  }
  return (
    <Sheet
      id="item-sheet"
      title={item === null ? words.addItem : words.edit}
      onClose={onClose}
      footer={
        <>
          {isFaulty && <Banner tone="warn">{words.fault}</Banner>}
          <Button id="item-save" kind="primary" busy={saving.isPending} onPress={save}>
            {words.save}
          </Button>
        </>
      }
    >
      <Stack>
        <ItemFields form={form} merchants={merchants} change={(part) => setForm({ ...form, ...part })} />
        {saving.error !== null && <Banner tone="danger">{messageOf(saving.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}

interface ItemFieldsProps {
  form: ItemForm
  merchants: readonly Merchant[]
  change: (part: Partial<ItemForm>) => void
}

function ItemFields({ form, merchants, change }: ItemFieldsProps) {
  const words = pointsDeskTexts.use()
  const { kind } = shopTexts.use()
  return (
    <>
      <Field for="item-title" label={words.itemTitle}>
        <TextInput
          id="item-title"
          value={form.title}
          onInput={(title) => change({ title })}
          maxLength={40}
          label={words.itemTitle}
        />
      </Field>
      <Field for="item-body" label={words.itemBody}>
        <LongInput
          id="item-body"
          value={form.body}
          onInput={(body) => change({ body })}
          rows={2}
          maxLength={500}
          label={words.itemBody}
        />
      </Field>
      <Field for="item-kind" label={words.kind}>
        <SelectInput
          id="item-kind"
          label={words.kind}
          value={form.kind}
          choices={itemKinds.map((value) => ({ value, text: kind[value] }))}
          onChange={(chosen) => change({ kind: itemKinds.find((one) => one === chosen) ?? form.kind })}
        />
      </Field>
      <Field for="item-price" label={words.price}>
        <TextInput
          id="item-price"
          kind="digits"
          value={form.price}
          onInput={(price) => change({ price })}
          maxLength={6}
          label={words.price}
        />
      </Field>
      <Field for="item-limit" label={words.perPerson}>
        <TextInput
          id="item-limit"
          kind="digits"
          value={form.perPerson}
          onInput={(perPerson) => change({ perPerson })}
          maxLength={3}
          label={words.perPerson}
        />
      </Field>
      <Field for="item-merchant" label={words.at}>
        <SelectInput
          id="item-merchant"
          label={words.at}
          value={form.merchantId}
          choices={merchants.map(({ id, name }) => ({ value: id, text: name }))}
          onChange={(merchantId) => change({ merchantId })}
        />
      </Field>
      <Card flush>
        <SwitchRow id="item-on" on={form.isOn} onChange={(isOn) => change({ isOn })} title={words.isOn} />
      </Card>
    </>
  )
}
