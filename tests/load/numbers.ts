/** The value below which a share of the values lies (0 to 1), between neighbours in proportion. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const place = (sorted.length - 1) * share
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
  if (low === undefined || high === undefined) return Number.NaN
  return low + (high - low) * (place - Math.floor(place))
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** A middle with its spread: the middle half of the values lies between `low` and `high`. */
export interface Middle {
  median: number
  low: number
  high: number
}

export const middleOf = (values: readonly number[]): Middle => ({
  median: median(values),
  low: quantile(values, 0.25),
  high: quantile(values, 0.75),
})
