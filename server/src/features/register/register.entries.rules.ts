import type { Identity } from './register.ids.rules.ts'
import { nameKey, type OwnerKind } from './register.names.rules.ts'
import type { UnitLabels } from './register.labels.rules.ts'
import type { AreaSource, SaleState, UnitUse } from './register.words.rules.ts'

/** An owner as one row of a file, or the register, names one. */
export interface OwnerEntry extends Identity {
  name: string
  kind: OwnerKind
  /** Eleven digits. */
  phone: string | null
  /** A full identity number or credit code, in capitals. */
  idNumber: string | null
  /** The last four characters: of the full number, or all that is known. */
  idTail: string | null
}

/** One unit as a file states it; null where the file says nothing, which changes nothing in the register. */
export interface RegisterRow extends UnitLabels {
  sheet: string
  row: number
  use: UnitUse | null
  areaCentiares: number | null
  areaSource: AreaSource | null
  saleState: SaleState | null
  owners: OwnerEntry[]
}

type Numbers = Omit<OwnerEntry, 'name' | 'kind'>

/**
 * Whether their numbers tell two entries of one name apart: by full identity numbers where both have them, else by the
 * last four, else by phone. Entries that share no kind of number are not told apart.
 */
export function areToldApart(one: Numbers, other: Numbers): boolean {
  if (one.idNumber !== null && other.idNumber !== null) return one.idNumber !== other.idNumber
  if (one.idTail !== null && other.idTail !== null) return one.idTail !== other.idTail
  return one.phone !== null && other.phone !== null && one.phone !== other.phone
}

/** Whether two entries of one unit are one owner written twice. */
export const isSameOwner = (one: OwnerEntry, other: OwnerEntry): boolean =>
  nameKey(one.kind, one.name) === nameKey(other.kind, other.name) && !areToldApart(one, other)
