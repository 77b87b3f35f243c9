/** The beginning of a text, on one line. */
export function excerptOf(text: string, most: number): string {
  const letters = [...text.replaceAll(/\s+/gu, ' ').trim()]
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : letters.join('')
}
