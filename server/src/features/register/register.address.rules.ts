import { cleanText } from './register.cells.rules.ts'

/** A unit's place read from one cell; what the cell leaves open is null. */
export interface AddressParts {
  building: string | null
  entrance: string | null
  unit: string
}

const name = String.raw`(?:(?<![A-Za-z])[A-Za-z]{1,2})?\d{1,4}[A-Za-z]?|(?<![A-Za-z])[A-Za-z]|[一二三四五六七八九十百]{1,4}|[甲乙丙丁]`
const door = String.raw`\d{1,2}|[A-Za-z]|[一二三四五六七八九十]{1,2}|[甲乙丙丁东西南北中]`
const room = String.raw`[A-Za-z]{0,2}\d{1,5}[A-Za-z]?(?:-\d{1,2})?`
const suffix = '号楼|号幢|号栋|幢|栋|座|#楼?|号|楼'

/** `3幢1单元501室`, `3号楼501`, `中央盛景1幢1-101`, `88弄3号5层501室`; a road or estate before it says nothing new. */
const worded = new RegExp(
  `^.*?((?:${name})(?:${suffix}))-?(?:((?:${door})(?:单元门?|门|梯))-?|(${door})-(?=\\d{3}))?(?:\\d{1,2}[层楼]-?)?((?:${room}))(?:室|号|户|房)?$`,
  'u',
)
/** `1单元501室`, `501室`. */
const inBuilding = new RegExp(`^(?:((?:${door})(?:单元门?|门|梯))-?)?(?:\\d{1,2}层-?)?(${room})(?:室|号|户|房)?$`, 'u')
const part = /^[东西南北]?[A-Za-z]{0,2}\d{1,5}[A-Za-z]?(?:号楼|单元|[幢栋座#室])?$|^[A-Za-z]$/

/**
 * Building, entrance and unit from one cell, as `3幢1单元501室` or `3-1-501`. Where the building is known from elsewhere, two
 * numbers are entrance and unit (`1-501`), otherwise building and unit (`3-501`). Null when nothing fits.
 */
export function parseAddress(text: string, isBuildingKnown: boolean): AddressParts | null {
  const clean = cleanText(text).replace(/[‐-―−]/g, '-')
  const whole = clean.replace(/\s/g, '')
  const [, building, worded2, bare, unit] = worded.exec(whole) ?? []
  if (building !== undefined && unit !== undefined) return { building, entrance: worded2 ?? bare ?? null, unit }
  const parts = clean.split(/[-/_\s]+/)
  if (parts.length > 1 && parts.length < 4 && parts.every((each) => part.test(each))) {
    const [first = '', second = '', third] = parts.map((each) => each.replace(/室$/, ''))
    if (third !== undefined) return { building: first, entrance: second, unit: third }
    return isBuildingKnown
      ? { building: null, entrance: first, unit: second }
      : { building: first, entrance: null, unit: second }
  }
  const [, entrance, alone] = inBuilding.exec(whole) ?? []
  return alone === undefined ? null : { building: null, entrance: entrance ?? null, unit: alone }
}

/** Whether a cell plainly holds more than a unit: three numbers, a building or entrance in words, or `1-501`. */
export const isComposite = (text: string): boolean => {
  const clean = cleanText(text).replace(/[‐-―−]/g, '-')
  return /^\w{1,5}#?[-/_]\w{1,3}[-/_]\w{1,5}$|\d(?:号楼|幢|栋|#|单元).*\d|^\d{1,3}[-/_]\d{3,4}室?$/.test(clean)
}
