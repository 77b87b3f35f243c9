import { bareText, cleanText } from './register.cells.rules.ts'

export type LabelKind = 'building' | 'entrance' | 'unit'

/** Where a unit is, in the words of whoever wrote it down. */
export interface UnitLabels {
  building: string
  entrance: string
  unit: string
}

/** What people put around the number of a place; without it `3`, `3号楼`, `3幢` and `3#` are one building. */
const around: Record<LabelKind, RegExp> = {
  building: /^(?:第|building|bldg\.?|block|no\.?|#)?(.+?)(?:号?楼栋|号?[楼幢栋座]|号|#楼?)?$/,
  entrance: /^(?:第|entrance|unit|stair|no\.?|#)?(.+?)(?:号?单元门?|号?门洞?|号?梯|号|#)?$/,
  unit: /^(?:room|flat|apt\.?|no\.?|#)?(.+?)(?:号?室|号?房|号|户)?$/,
}

/** A name of which only its number or letter matters: `3`, `A`, `东2`, `12B`, `十二`, `甲`. */
const numbered = /^(?:[东西南北中]?[a-z]{0,2}\d{0,4}[a-z]?|[一二三四五六七八九十百零]+|[甲乙丙丁])$/

const digits = '零一二三四五六七八九'

/** The number that Chinese numerals below a thousand say; anything else as it stands. */
function arabic(text: string): string {
  const [all, hundreds, tens, ones] =
    /^(?:([一二三四五六七八九])百零?)?(?:([一二三四五六七八九]?)十)?([一二三四五六七八九])?$/.exec(text) ?? []
  if (!all) return text
  const ten = tens === '' ? 1 : digits.indexOf(tens ?? '零')
  return String(digits.indexOf(hundreds ?? '零') * 100 + ten * 10 + digits.indexOf(ones ?? '零'))
}

const dashed = (text: string) => text.replace(/[‐-―−]/g, '-')

/**
 * The form in which labels of a kind are compared: case, width, spaces, the customary suffix and the way of writing a
 * number do not matter. Zeros before the number of a unit do (0101 is not 101), before that of a building they do not.
 */
export function labelKey(kind: LabelKind, label: string): string {
  const bare = dashed(bareText(label))
  const core = around[kind].exec(bare)?.[1] ?? bare
  if (kind === 'unit') return /[0-9a-z]$/.test(core) ? core : bare
  return numbered.test(core) ? arabic(core).replace(/^0+(?=\d)/, '') : bare
}

/** Whether two labels name the same building, entrance of a building, or unit of an entrance. */
export const sameLabel = (kind: LabelKind, one: string, other: string): boolean =>
  labelKey(kind, one) === labelKey(kind, other)

/** One key per unit of an estate, however its labels are written. */
export const unitKey = ({ building, entrance, unit }: UnitLabels): string =>
  [labelKey('building', building), labelKey('entrance', entrance), labelKey('unit', unit)].join(' ')

/** A unit as people read it, such as `3号楼 1单元 101`. */
export const unitLabel = ({ building, entrance, unit }: UnitLabels): string => `${building} ${entrance} ${unit}`

const customary = { building: '号楼', entrance: '单元', unit: '' }

/**
 * A label as it is kept: as it was written, without stray spaces. A building or entrance that is a bare number gets the
 * customary suffix, since `3` alone says nothing on a notice.
 */
export function tidyLabel(kind: LabelKind, text: string): string {
  const clean = dashed(cleanText(text))
  const isForeign = /\p{Script=Latin}{2}/u.test(clean) && !/\p{Script=Han}/u.test(clean)
  const label = isForeign ? clean.replace(/\n/g, ' ') : clean.replace(/\s/g, '')
  return /^\d+$/.test(label) ? label + customary[kind] : label
}

/** Whether a tidy label can stand: at most 20 characters, with a letter or digit, of the characters labels are made of. */
export const isLabel = (label: string): boolean =>
  label.length <= 20 && /[\p{L}\p{N}]/u.test(label) && /^[\p{L}\p{N}\p{M} #\-_/.()&+·]+$/u.test(label)
