import type { areaSources, saleStates, unitUses } from '@liren/shared/neighbourhood'
import { bareText } from './register.cells.rules.ts'

export type UnitUse = (typeof unitUses)[number]
export type AreaSource = (typeof areaSources)[number]
export type SaleState = (typeof saleStates)[number]

const uses: [UnitUse, RegExp][] = [
  ['parking', /车位|车库|停车|parking|garage/],
  ['storage', /储藏|储物|杂物|地下室|仓储|仓库|storage/],
  ['shop', /商铺|商业|店铺|商用|商服|网点|门面|门市|底商|铺面|shop|retail|commercial/],
  ['office', /办公|写字|office/],
  ['other', /^其[他它]|用房$|配套|幼儿园|会所|厂房|^other$/],
  ['dwelling', /住宅|住房|公寓|别墅|居住|居民|商住|dwelling|residential|apartment|house/],
]

/** What a unit is used for by the word that stands for it; null for a word nobody knows. */
export const unitUseOf = (text: string): UnitUse | null => {
  const word = bareText(text)
  return uses.find(([, pattern]) => pattern.test(word))?.[0] ?? null
}

const sources: [AreaSource, RegExp][] = [
  ['contract', /合同|网签|预售|contract/],
  ['survey', /实测|测绘|测量|survey/],
  ['register', /登记|产证|产权|权证|房产证|不动产|证载|register|deed|title/],
]

/** Where an area comes from (Interpretation 法释〔2020〕17号 art. 8) by the word that stands for it. */
export const areaSourceOf = (text: string): AreaSource | null => {
  const word = bareText(text)
  return sources.find(([, pattern]) => pattern.test(word))?.[0] ?? null
}

const undelivered = /[未待](?:交付|交房|交楼|交)|undelivered|notdelivered/
const unsold = /[未待](?:出售|销售|售)|没卖|尾盘|开发商(?:持有|自持)|unsold|notsold|forsale/
/** Says that a unit was sold, and nothing about whether it was handed over. */
const sold = /^(?:已售|已出售|已售出|售出|已销售|sold)$/
const handedOver =
  /^(?:(?:已售)?已?交付|已交房|已交楼|已入住|入住|自住|自用|出租|已出租|租赁|空置|空关|正常|delivered)$/
const yes = /^(?:是|有|y|yes|true|√|✓)$/
const no = /^(?:否|没有|无|n|no|false|×|x)$/

/** The sale state that a remark, or the place of a name, speaks of; null when it is about something else. */
export function saleStateSaid(text: string): SaleState | null {
  const word = bareText(text)
  if (undelivered.test(word)) return 'sold_undelivered'
  return unsold.test(word) ? 'unsold' : null
}

/**
 * The sale state in a column of its own: `sold` when only the sale is stated (a remark may add that the unit was not
 * handed over), null for an unknown word. What yes and no answer is said by the heading: sold, or handed over?
 */
export function saleStateOf(text: string, heading: string): SaleState | 'sold' | null {
  const word = bareText(text)
  if (no.test(word)) return /交/.test(heading) ? 'sold_undelivered' : 'unsold'
  const said = saleStateSaid(word)
  if (said) return said
  if (yes.test(word)) return /交/.test(heading) ? 'delivered' : 'sold'
  if (sold.test(word)) return 'sold'
  return handedOver.test(word) ? 'delivered' : null
}
