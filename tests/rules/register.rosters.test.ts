import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { HeadMergeKey } from '@liren/shared/votes.policy'
import { countHeads } from '../../server/src/features/register/register.heads.rules.ts'
import { resolveOwners } from '../../server/src/features/register/register.owners.rules.ts'
import { planImport } from '../../server/src/features/register/register.plan.rules.ts'
import { readHere, rowsOf } from '../support/spreadsheet.ts'
import { readGuessed } from '../support/register.sheets.ts'

const read = async (file: string) => {
  const path = fileURLToPath(new URL(`../fixtures/register/${file}`, import.meta.url))
  return readGuessed({ name: '名册', rows: rowsOf(await readHere(readFileSync(path))) })
}

describe.each<[string, string, { units: number; area: number; heads: Record<HeadMergeKey, number>; unsold: number }]>([
  [
    '中央盛景 1幢',
    'roster-zhongyangshengjing.xlsx',
    {
      units: 291,
      area: 24_838_57,
      heads: { OWNER_SET: 280, ANY_SHARED_OWNER: 280, PER_UNIT_CERTIFICATE: 291 },
      unsold: 0,
    },
  ],
  [
    '天鹅堡 3号楼',
    'roster-tianebao.csv',
    { units: 28, area: 3_011_25, heads: { OWNER_SET: 25, ANY_SHARED_OWNER: 25, PER_UNIT_CERTIFICATE: 27 }, unsold: 2 },
  ],
])('the roster of %s', (building, file, expected) => {
  it('comes out with its units, heads and area', async () => {
    const { rows, faults } = await read(file)
    const { ownersOf, questions } = resolveOwners(rows, [], new Map())
    expect([faults, questions]).toEqual([[], []])
    expect(rows.length).toBe(expected.units)
    expect(new Set(rows.map((row) => row.building))).toEqual(new Set([building.split(' ')[1]]))
    expect(rows.filter(({ saleState }) => saleState === 'unsold').length).toBe(expected.unsold)
    const units = rows.map((row) => ({
      id: row.entrance + row.unit,
      areaCentiares: row.areaCentiares,
      saleState: row.saleState ?? 'delivered',
      ownerKeys: ownersOf.get(row) ?? [],
    }))
    for (const [policy, heads] of Object.entries(expected.heads)) {
      const counted = countHeads(units, policy as HeadMergeKey)
      expect([policy, counted.heads.length, counted.areaCentiares]).toEqual([policy, heads, expected.area])
      expect([counted.unitsWithoutArea, counted.unitsWithoutOwner]).toEqual([[], []])
    }
  })

  it('changes nothing when it comes again', async () => {
    const { rows } = await read(file)
    const resolved = resolveOwners(rows, [], new Map())
    const current = planImport([], [], rows, resolved).units.map(({ row, after, ownerKeys }) => ({
      ...{ id: row.entrance + row.unit, building: row.building, entrance: row.entrance, unit: row.unit },
      ...after,
      ownerKeys,
    }))
    const known = resolved.owners.map((owner) => ({
      ...owner,
      units: rows.filter((row) => resolved.ownersOf.get(row)?.includes(owner.key)),
    }))
    const again = resolveOwners(rows, known, new Map())
    const { units, absent } = planImport(current, known, rows, again)
    expect(again.questions).toEqual([])
    expect([...new Set(units.map(({ kind }) => kind)), ...absent]).toEqual(['left'])
  })
})
