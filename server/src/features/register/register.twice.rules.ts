import { maxOwners } from '@liren/shared/register.findings'
import { finding } from './register.cells.rules.ts'
import { isSameOwner, type OwnerEntry, type RegisterRow } from './register.entries.rules.ts'
import { unitKey, unitLabel } from './register.labels.rules.ts'
import type { Draft } from './register.row.rules.ts'

/** The rows of one unit: the first, and what later ones add to its owners. */
interface Gathering {
  first: Draft
  owners: OwnerEntry[]
  /** Where in the file its last row was. */
  last: number
}

/**
 * Whether a later row of a unit only names another of its owners: it says nothing else than the first row does, its
 * owners are others, and its area is the same, or left empty right below.
 */
function addsOwners({ first, owners, last }: Gathering, later: Draft, at: number): boolean {
  const agrees = (field: 'use' | 'areaSource' | 'saleState') => later[field] === null || later[field] === first[field]
  const isSameArea =
    later.areaCentiares === null
      ? last === at - 1 && later.sheet === first.sheet
      : later.areaCentiares === first.areaCentiares
  return (
    isSameArea &&
    agrees('use') &&
    agrees('areaSource') &&
    agrees('saleState') &&
    owners.length > 0 &&
    later.owners.length > 0 &&
    !later.owners.some((owner) => owners.some((other) => isSameOwner(owner, other)))
  )
}

const named = ({ sheet, row }: Draft, from: Draft) => (sheet === from.sheet ? String(row) : `${sheet}!${row}`)

/**
 * One row for each unit. Lists that give each co-owner a row are brought together; any other second row of a unit gets a
 * fault, which quotes both rows. Faulty rows yield no unit.
 */
export function settleUnits(drafts: readonly Draft[]): RegisterRow[] {
  const units = new Map<string, Gathering>()
  drafts.forEach((draft, at) => {
    if (!draft.isPlaced) return
    const key = unitKey(draft)
    const unit = units.get(key)
    if (!unit) {
      units.set(key, { first: draft, owners: [...draft.owners], last: at })
      return
    }
    if (!addsOwners(unit, draft, at)) {
      const text = `${draft.row} = ${named(unit.first, draft)}: ${unitLabel(draft)}`
      draft.findings.push(finding(null, 'unit_twice', text))
      return
    }
    unit.last = at
    if (unit.owners.length + draft.owners.length > maxOwners)
      draft.findings.push(finding(null, 'too_many_owners', draft.owners.map(({ name }) => name).join('、')))
    if (draft.findings.length === 0) unit.owners.push(...draft.owners)
  })
  return [...units.values()].flatMap(({ first, owners }) => {
    const { findings, isPlaced, ...row } = first
    return isPlaced && findings.length === 0 ? [{ ...row, owners }] : []
  })
}
