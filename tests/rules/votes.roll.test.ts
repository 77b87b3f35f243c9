import type { DecisionScope } from '@liren/shared/votes'
import type { HeadMergeKey } from '@liren/shared/votes.policy'
import { countHeads } from '../../server/src/features/register/register.heads.rules.ts'
import { rollFrom, unitsOfRoll, type RollUnit } from '../../server/src/features/votes/votes.roll.rules.ts'

/** A dwelling of 100 m² in building A, entrance A1. */
const unit = (id: string, owners: string, more: Partial<RollUnit> = {}): RollUnit => ({
  ...{ id, buildingId: 'A', entranceId: 'A1', use: 'dwelling', areaCentiares: 100_00, areaSource: 'register' },
  ...{ saleState: 'delivered', ownerKeys: [...owners] },
  ...more,
})

const estate: DecisionScope = { kind: 'estate' }

function roll(
  units: RollUnit[],
  {
    scope = estate,
    countParkingArea = false,
    by = 'OWNER_SET',
  }: { scope?: DecisionScope; countParkingArea?: boolean; by?: HeadMergeKey } = {},
): string | object {
  const made = rollFrom(countHeads(unitsOfRoll(units, scope, { countParkingArea }), by), scope, units)
  return 'fault' in made ? made.fault : `${made.roll.areaCentiares / 100}/${made.roll.heads}`
}

describe('a roll has heads and area', () => {
  it('E4: one owner of four units is one head; counted by unit, seven of ten would pass', () => {
    const units = [...'AAAABCDEFG'].map((owner, at) => unit(`${at}`, owner))
    expect([roll(units), roll(units, { by: 'PER_UNIT_CERTIFICATE' })]).toEqual(['1000/7', '1000/10'])
  })

  it('E5: a unit of two owners is one head', () => {
    expect(roll([...'ABCDEFGHI'].map((owner) => unit(owner, owner)).concat(unit('j', 'JK')))).toBe('1000/10')
  })

  it('E9: the developer counts once, unsold and undelivered alike', () => {
    const unsold = ['1', '2', '3'].map((id) => unit(id, 'D', { saleState: 'unsold' }))
    const units = [
      ...unsold,
      unit('4', 'X', { saleState: 'sold_undelivered' }),
      ...[...'ABCEFG'].map((o) => unit(o, o)),
    ]
    expect(roll(units)).toBe('1000/7')
  })

  it('parking counts, as area and as heads, only where the rules say so', () => {
    const units = [
      unit('1', 'A'),
      unit('2', 'A', { use: 'parking', areaCentiares: 12_50 }),
      unit('3', 'B', { use: 'parking' }),
    ]
    expect([roll(units), roll(units, { countParkingArea: true })]).toEqual(['100/1', '212.5/2'])
  })

  it.each<[DecisionScope, string]>([
    [{ kind: 'estate' }, '400/4'],
    [{ kind: 'building', buildingId: 'A' }, '300/3'],
    [{ kind: 'entrance', entranceId: 'A2' }, '100/1'],
    [{ kind: 'picked', unitIds: ['1', '4'] }, '200/2'],
  ])('of %j', (scope, wanted) => {
    const units = [
      unit('1', 'A'),
      unit('2', 'B'),
      unit('3', 'C', { entranceId: 'A2' }),
      unit('4', 'D', { buildingId: 'B', entranceId: null }),
    ]
    expect(roll(units, { scope })).toBe(wanted)
  })
})

describe('a roll cannot be frozen', () => {
  it('while the area of a unit is unknown, and says of which', () => {
    const units = [unit('1', 'A'), unit('2', 'B', { areaCentiares: null }), unit('3', '', { areaCentiares: null })]
    expect(roll(units)).toEqual({ code: 'roll_area_missing', unitIds: ['2', '3'] })
    expect(roll(units.slice(0, 2))).toEqual({ code: 'roll_area_missing', unitIds: ['2'] })
    expect(roll(units, { scope: { kind: 'picked', unitIds: ['1'] } })).toBe('100/1')
  })

  it('when it is empty', () => {
    expect(roll([])).toEqual({ code: 'roll_empty' })
    expect(roll([unit('1', 'A', { use: 'parking' })])).toEqual({ code: 'roll_empty' })
  })

  it('when the list names a unit that is not there', () => {
    const scope: DecisionScope = { kind: 'picked', unitIds: ['1', 'x'] }
    expect(roll([unit('1', 'A')], { scope })).toEqual({ code: 'roll_units_unknown', unitIds: ['x'] })
  })
})
