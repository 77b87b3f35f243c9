import { areaSources, saleStates, unitUses } from '@liren/shared/neighbourhood'
import { z } from 'zod'
import { centiaresIn, squareMetres } from '../../lib/area.ts'

/** A unit as it is typed: the area in m², empty where it is not known. */
export const unitForm = z.object({
  label: z.string(),
  use: z.enum(unitUses),
  area: z.string(),
  areaSource: z.enum(['', ...areaSources]),
  saleState: z.enum(saleStates),
})
export type UnitForm = z.infer<typeof unitForm>

interface UnitFacts {
  label: string
  use: UnitForm['use']
  areaCentiares: number | null
  areaSource: (typeof areaSources)[number] | null
  saleState: UnitForm['saleState']
}

const plain = (centiares: number) => squareMetres(centiares).replace(/,/g, '')

export const blankUnit = (label = ''): UnitForm => ({
  label,
  use: 'dwelling',
  area: '',
  areaSource: '',
  saleState: 'delivered',
})

/** The form of what is written down about a unit. */
export const formOf = ({ label, use, areaCentiares, areaSource, saleState }: UnitFacts): UnitForm => ({
  label,
  use,
  area: areaCentiares === null ? '' : plain(areaCentiares),
  areaSource: areaSource ?? '',
  saleState,
})

export type UnitFault = 'label' | 'area' | 'source'

/** The first thing wrong with the form, or null. An area needs to say where it comes from, and only an area does. */
export function unitFault({ label, area, areaSource }: UnitForm): UnitFault | null {
  if (label.trim() === '') return 'label'
  if (area.trim() !== '' && centiaresIn(area) === null) return 'area'
  return (area.trim() === '') === (areaSource === '') ? null : 'source'
}

/** The unit as the server takes it; for forms without a fault. */
export const unitOf = ({ label, use, area, areaSource, saleState }: UnitForm): UnitFacts => ({
  label: label.trim(),
  use,
  areaCentiares: centiaresIn(area),
  areaSource: areaSource === '' ? null : areaSource,
  saleState,
})

/** Sum of the areas in hundredths of a square metre; null as soon as one is not known. */
export const sumOf = (areas: readonly (number | null)[]): number | null =>
  areas.reduce<number | null>((sum, area) => (sum === null || area === null ? null : sum + area), 0)
