import type { Locale } from './primitives.ts'

/** The texts that rules of voting come from, as they are cited. */
export const laws = {
  CIVIL_CODE: { 'zh-CN': '民法典', en: 'Civil Code' },
  INTERPRETATION: { 'zh-CN': '建筑物区分所有权司法解释（法释〔2020〕17号）', en: 'Interpretation 法释〔2020〕17号' },
  PROPERTY_REGULATION: { 'zh-CN': '物业管理条例', en: 'Regulation on Property Management' },
  GUIDANCE_2009: { 'zh-CN': '业主大会和业主委员会指导规则', en: 'Guidance of 2009 on owners’ meetings' },
  PRIVACY_LAW: { 'zh-CN': '个人信息保护法', en: 'Personal Information Protection Law' },
  ZHEJIANG_2009: { 'zh-CN': '浙江省物业管理条例（2009）', en: 'Zhejiang Regulation (2009)' },
  SHANGHAI: { 'zh-CN': '上海市住宅物业管理规定', en: 'Shanghai Provisions' },
  BEIJING: { 'zh-CN': '北京市物业管理条例', en: 'Beijing Regulation' },
  HANGZHOU: { 'zh-CN': '杭州市物业管理条例', en: 'Hangzhou Regulation' },
  NINGBO: { 'zh-CN': '宁波市住宅小区物业管理条例', en: 'Ningbo Regulation' },
  HUZHOU: { 'zh-CN': '湖州市物业管理条例', en: 'Huzhou Regulation' },
  SHAOXING: { 'zh-CN': '绍兴市物业管理条例', en: 'Shaoxing Regulation' },
  ZHOUSHAN: { 'zh-CN': '舟山市物业管理条例', en: 'Zhoushan Regulation' },
  LISHUI: { 'zh-CN': '丽水市物业管理条例', en: 'Lishui Regulation' },
  TAIZHOU: { 'zh-CN': '台州市物业管理条例', en: 'Taizhou Regulation' },
  QINGDAO: { 'zh-CN': '青岛市物业管理条例', en: 'Qingdao Regulation' },
  ZIBO: { 'zh-CN': '淄博市物业管理条例', en: 'Zibo Regulation' },
  WEIFANG: { 'zh-CN': '潍坊市物业管理条例', en: 'Weifang Regulation' },
  LIAOCHENG: { 'zh-CN': '聊城市物业管理条例', en: 'Liaocheng Regulation' },
  QINGYUAN: { 'zh-CN': '清远市住宅小区物业管理条例', en: 'Qingyuan Regulation' },
  /** What no law says and this product holds to. */
  HOUSE: { 'zh-CN': '本系统的议事规则', en: 'Rules of this product' },
} satisfies Record<string, Record<Locale, string>>
export type Law = keyof typeof laws

/** Where a rule stands. Without an article the text as a whole is meant. */
export interface Citation {
  law: Law
  article: number | null
}

export const cite = (law: Law, article: number | null = null): Citation => ({ law, article })

/** `《民法典》第278条`, `Civil Code art. 278`. */
export function citationText({ law, article }: Citation, locale: Locale): string {
  const name = laws[law][locale]
  if (locale === 'en') return article === null ? name : `${name} art. ${article}`
  return article === null ? `《${name}》` : `《${name}》第${article}条`
}
