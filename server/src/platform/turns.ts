import { setImmediate } from 'node:timers/promises'

const atOnce = 200

/** `map` for many items, letting requests through in between: sealing thousands of values must not hold up a server. */
export async function mapInTurns<Item, Result>(
  items: readonly Item[],
  each: (item: Item, at: number) => Result,
): Promise<Result[]> {
  const results: Result[] = []
  for (const [at, item] of items.entries()) {
    if (at % atOnce === atOnce - 1) await setImmediate()
    results.push(each(item, at))
  }
  return results
}
