/** Text as search sees it, and for each of its UTF-16 units where in the original it came from. */
export interface Folded {
  text: string
  /** `from[i]` and `to[i]`: the piece of the original that folded unit `i` stands for. */
  from: number[]
  to: number[]
}

/** A letter with the marks upon it: what must be folded as one. */
const cluster = /\P{M}\p{M}*|\p{M}+/gu

/** One form for what people type alike: full and half width, capitals, compatibility forms (NFKC). */
export const foldedText = (text: string): string => text.normalize('NFKC').toLowerCase().normalize('NFKC')

/** Folds a text piece by piece, so that what is found in it can be shown in the original. */
export function fold(text: string): Folded {
  const folded: Folded = { text: '', from: [], to: [] }
  for (const { 0: piece, index } of text.matchAll(cluster)) {
    const plain = foldedText(piece)
    folded.text += plain
    for (let unit = 0; unit < plain.length; unit += 1) {
      folded.from.push(index)
      folded.to.push(index + piece.length)
    }
  }
  return folded
}

const run = /[\p{L}\p{N}\p{M}]+/gu
/** Letters or digits at both ends; a `-` or `.` between them belongs to the word. */
const word = /[\p{L}\p{N}](?:\S*[\p{L}\p{N}\p{M}])?/u

/** The words of a query, folded, each once, longest first: every one of them must be found. */
export function wordsOf(query: string): string[] {
  const words = foldedText(query)
    .split(/\s+/)
    .flatMap((chunk) => word.exec(chunk)?.[0] ?? [])
  return [...new Set(words)].toSorted((a, b) => b.length - a.length)
}

const runsOf = (folded: string): string[][] => [...folded.matchAll(run)].map(([letters]) => [...letters])
const pairsOf = (letters: string[]): string[] => letters.slice(1).map((letter, n) => `${letters[n] ?? ''}${letter}`)

/** Under which grams a text is found: each letter and digit, and each two that stand together. */
export function gramsOfText(text: string): string[] {
  const grams = new Set<string>()
  for (const letters of runsOf(fold(text).text)) for (const gram of [...letters, ...pairsOf(letters)]) grams.add(gram)
  return [...grams]
}

/** Which grams a text must have to hold the words: pairs where there are any, else the letter alone. */
export function gramsOfWords(words: readonly string[]): string[] {
  const grams = words.flatMap((one) =>
    runsOf(one).flatMap((letters) => (letters.length > 1 ? pairsOf(letters) : letters)),
  )
  return [...new Set(grams)]
}
