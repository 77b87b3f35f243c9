import { saleStates } from '@liren/shared/neighbourhood'
import type { GridPost, GridWarning, PlaceFacts } from '@liren/shared/neighbourhood.editing'

type SaleState = (typeof saleStates)[number]

/** The part of `before` and of `after` in which they differ; null when they do not. */
export function differing(before: PlaceFacts, after: PlaceFacts): { before: PlaceFacts; after: PlaceFacts } | null {
  const names = (Object.keys(after) as (keyof PlaceFacts)[]).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  )
  const only = (facts: PlaceFacts): PlaceFacts =>
    Object.fromEntries(names.filter((name) => name in facts).map((name) => [name, facts[name]]))
  return names.length === 0 ? null : { before: only(before), after: only(after) }
}

/** Areas in 0.01 m² before and after a split or merger: exactly the same sum, or unknown throughout. */
export function areasAddUp(before: readonly (number | null)[], after: readonly (number | null)[]): boolean {
  const all = [...before, ...after]
  if (all.every((area) => area === null)) return true
  if (all.includes(null)) return false
  const sum = (areas: readonly (number | null)[]) => areas.reduce<number>((total, area) => total + (area ?? 0), 0)
  return sum(before) === sum(after)
}

/** A unit is sold, then handed over: unsold, sold, delivered. What goes back was a mistake, or a contract undone. */
export const isSaleStep = (from: SaleState, to: SaleState): boolean =>
  // The contract lists the states from the last to the first.
  saleStates.indexOf(to) < saleStates.indexOf(from)

/** A grid looks after 300 to 500 households (`domain.md` G). */
const gridHouseholds = { least: 300, most: 500 }
/** 1+2+N: one chief and two workers, besides assistants (`features.md` 4). */
const gridStaff = { chiefs: 1, workers: 2 }

/** Where a grid departs from the norm. */
export function gridWarningsOf(households: number, posts: readonly GridPost[]): GridWarning[] {
  const holding = (post: GridPost) => posts.filter((held) => held === post).length
  const warnings: GridWarning[] = []
  if (households < gridHouseholds.least) warnings.push('grid_households_low')
  if (households > gridHouseholds.most) warnings.push('grid_households_high')
  if (holding('chief') < gridStaff.chiefs) warnings.push('grid_chief_missing')
  if (holding('chief') > gridStaff.chiefs) warnings.push('grid_chief_several')
  if (holding('worker') < gridStaff.workers) warnings.push('grid_workers_few')
  return warnings
}
