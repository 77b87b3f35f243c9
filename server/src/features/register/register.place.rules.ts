import { parseAddress } from './register.address.rules.ts'
import { finding, type Finding } from './register.cells.rules.ts'
import type { Cells, Columns } from './register.columns.rules.ts'
import { isLabel, sameLabel, tidyLabel, type LabelKind, type UnitLabels } from './register.labels.rules.ts'

/** What cells left empty below a merged cell, or below a section's heading, go on meaning. */
export interface Carried {
  building: string | null
  entrance: string | null
}

/** The entrance of a building that has one. */
const onlyEntrance = '1单元'

/**
 * Where a row's unit is. A column of its own outranks the address, the address what is carried down, and that the
 * mapping's building. An entrance is carried down within its building only; where none is named it is `1单元`.
 */
export function placeOf(
  columns: Columns,
  { text, cell }: Cells,
  carried: Carried,
): UnitLabels & { findings: Finding[]; carried: Carried } {
  const findings: Finding[] = []
  const at = (field: LabelKind | 'address') => ({ column: columns.of(field), said: text(columns.of(field)) })
  const wordsOf = (field: LabelKind) => {
    const { column, said } = at(field)
    const label = tidyLabel(field, said)
    const isDate = cell(column)?.kind === 'date'
    if (said !== '' && (isDate || !isLabel(label))) findings.push(finding(column ?? null, 'label_bad', said))
    return label === '' ? null : label
  }
  const own = { building: wordsOf('building'), entrance: wordsOf('entrance'), unit: wordsOf('unit') }
  const isSame = own.building === null || sameLabel('building', own.building, carried.building ?? '')
  const kept = {
    building: own.building ?? carried.building,
    entrance: own.entrance ?? (isSame ? carried.entrance : null),
  }
  const known = kept.building ?? columns.mapping.building

  const address = at('address')
  const parts =
    address.said === '' || cell(address.column)?.kind === 'date' ? null : parseAddress(address.said, known !== null)
  if (address.said !== '' && !parts) findings.push(finding(address.column ?? null, 'address_unreadable', address.said))
  const partOf = (kind: LabelKind) => {
    const part = parts?.[kind] ?? null
    return part === null ? null : tidyLabel(kind, part)
  }

  const building = own.building ?? partOf('building') ?? known
  const unit = own.unit ?? partOf('unit')
  const isUnread = findings.length > 0
  if (building === null && !isUnread) findings.push(finding(columns.of('building') ?? null, 'building_missing', ''))
  if (unit === null && !isUnread) findings.push(finding(columns.of('unit') ?? null, 'unit_missing', ''))
  const entrance = own.entrance ?? partOf('entrance') ?? kept.entrance ?? onlyEntrance
  return {
    building: tidyLabel('building', building ?? ''),
    entrance,
    unit: unit ?? '',
    findings,
    carried: kept,
  }
}
