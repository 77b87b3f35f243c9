/** Sets that only ever grow together, over the numbers 0 … size − 1. */
export interface Joined {
  /** The one number that stands for the set of `item`. */
  find: (item: number) => number
  join: (one: number, other: number) => void
}

/** Every number in a set of its own (union-find: joining n pairs takes about n steps). */
export function separate(size: number): Joined {
  const parents = Array.from({ length: size }, (_, item) => item)
  const parentOf = (item: number) => parents[item] ?? item
  const find = (item: number): number => {
    let top = item
    while (parentOf(top) !== top) {
      parents[top] = parentOf(parentOf(top))
      top = parentOf(top)
    }
    return top
  }
  const join = (one: number, other: number) => {
    const [low, high] = [find(one), find(other)].sort((a, b) => a - b)
    if (low !== undefined && high !== undefined) parents[high] = low
  }
  return { find, join }
}

/** By code unit, so that an order is the same everywhere. */
export const inOrder = (one: string, other: string): number => {
  if (one === other) return 0
  return one < other ? -1 : 1
}
