/** From this share of common grams on two texts are said to be of the same thing. */
const enough = 0.25

const pairs = (grams: readonly string[]): Set<string> => new Set(grams.filter((gram) => [...gram].length > 1))

/**
 * Whether two texts, as their grams, speak in similar words: of the pairs of letters in the shorter one a quarter is in the
 * other. Where there are hardly any words, the place and the category say enough.
 */
export function isSimilar(one: readonly string[], other: readonly string[]): boolean {
  const [a, b] = [pairs(one), pairs(other)]
  const least = Math.min(a.size, b.size)
  if (least === 0) return true
  return [...a].filter((gram) => b.has(gram)).length >= least * enough
}
