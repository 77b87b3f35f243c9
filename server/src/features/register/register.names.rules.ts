import { cleanText } from './register.cells.rules.ts'

export type OwnerKind = 'person' | 'company'

const companyWords =
  /公司|集团|合作社|企业|银行|学校|大学|学院|医院|中心|委员会|居委会|村委会|办事处|管理局|事务所|协会|基金会|开发商|合伙|\b(?:co|ltd|llc|inc|corp|company|limited|gmbh)\b/i
/** Endings that a person's name could have too, so they count only in longer names. */
const companyEnding = /^.{3,}[厂局院所社店部站馆校行会]$/u

/** A company's name says that it is one. */
export const ownerKindOf = (name: string): OwnerKind =>
  companyWords.test(name) || companyEnding.test(name) ? 'company' : 'person'

const han = /\p{Script=Han}/u
const hanName = /^\p{Script=Han}{2,20}$/u
const dottedName = /^\p{Script=Han}+(?:·\p{Script=Han}+)+$/u
const latinName = /^\p{Script=Latin}[\p{Script=Latin}\p{M} .,'’·-]*[\p{Script=Latin}\p{M}.]$/u
const companyName = /^[\p{L}\p{N}\p{M} .,'’·&()+/-]{3,60}$/u

/**
 * A name as it is kept: Chinese names without spaces (`张  三` is set wide to fill a column), the dot of ethnic-minority
 * names always `·`, foreign names with single spaces.
 */
export function tidyName(text: string): string {
  const clean = cleanText(text).replace(/\n/g, ' ')
  return han.test(clean)
    ? clean.replace(/\s/g, '').replace(/(?<=\p{Script=Han})[•‧・∙⋅.](?=\p{Script=Han})/gu, '·')
    : clean
}

/** Whether a tidy name can be a person's or a company's; masked, numbered and one-character names are not. */
export function isName(name: string): boolean {
  if (ownerKindOf(name) === 'company') return companyName.test(name)
  return name.length <= 60 && (hanName.test(name) || dottedName.test(name) || latinName.test(name))
}

/** The form in which names are compared. */
export const nameKey = (kind: OwnerKind, name: string): string => `${kind}:${name.replace(/\s/g, '').toLowerCase()}`

const doubleSurnames =
  /^(?:欧阳|司马|上官|诸葛|司徒|东方|独孤|南宫|夏侯|尉迟|皇甫|公孙|慕容|令狐|长孙|宇文|端木|百里|西门)$/

/** Words of two and more characters side by side, such as `张三 李四`: several names, unless a double surname leads. */
export function spacedNames(text: string): string[] {
  const words = text.split(' ')
  const areNames = words.length > 1 && words.every((word) => hanName.test(word))
  return areNames && !doubleSurnames.test(words[0] ?? '') ? words : [text]
}
