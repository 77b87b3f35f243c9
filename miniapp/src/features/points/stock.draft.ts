import { itemDraft, itemKind, merchantDraft, type Item, type Merchant } from '@liren/shared/points.shop'
import { z } from 'zod'
import { endOfDay, instantAt } from '../../lib/time.ts'
import type { ItemBody, MerchantBody } from './desk.api.ts'

/** Something of the shop, while it is filled in. */
export const itemForm = z.object({
  merchantId: z.string(),
  kind: itemKind,
  title: z.string(),
  body: z.string(),
  price: z.string(),
  perPerson: z.string(),
  isOn: z.boolean(),
})
export type ItemForm = z.infer<typeof itemForm>

/** A desk or merchant, while it is filled in. */
export const merchantForm = z.object({ name: z.string(), address: z.string(), hours: z.string(), isOn: z.boolean() })
export type MerchantForm = z.infer<typeof merchantForm>

export const itemFormOf = (item: Item | null, merchantId: string): ItemForm =>
  item === null
    ? { merchantId, kind: 'goods', title: '', body: '', price: '', perPerson: '', isOn: true }
    : {
        merchantId: item.merchant.id,
        ...{ kind: item.kind, title: item.title, body: item.body, isOn: item.isOn, price: String(item.price) },
        perPerson: item.perPerson === null ? '' : String(item.perPerson),
      }

export const merchantFormOf = (merchant: Merchant | null): MerchantForm =>
  merchant === null
    ? { name: '', address: '', hours: '', isOn: true }
    : { name: merchant.name, address: merchant.address, hours: merchant.hours, isOn: merchant.isOn }

const numberIn = (text: string): number => (/^-?\d{1,6}$/.test(text.trim()) ? Number(text) : Number.NaN)

/** The same as it is sent; null where something is missing. */
export function itemOf({ price, perPerson, ...form }: ItemForm): ItemBody | null {
  const limit = perPerson.trim() === '' ? null : numberIn(perPerson)
  return itemDraft.safeParse({ ...form, price: numberIn(price), perPerson: limit }).data ?? null
}

export const merchantOf = (form: MerchantForm): MerchantBody | null => merchantDraft.safeParse(form).data ?? null

/** How many more or fewer there are; null for no such number, or none. */
export function changeOf(text: string): number | null {
  const change = numberIn(text)
  return Number.isNaN(change) || change === 0 ? null : change
}

/** From the beginning of one day to the end of another, where they are given. */
export const timeOf = (from: string, to: string) => ({
  from: from === '' ? undefined : (instantAt(from, '00:00') ?? undefined),
  to: to === '' ? undefined : (endOfDay(to) ?? undefined),
})
