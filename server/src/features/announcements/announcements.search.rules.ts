import type { StructuredText } from '@liren/shared/structured.text'
import { fold } from './announcements.grams.rules.ts'

/** A piece of a text, in UTF-16 units: from `start` up to, not including, `end`. */
export interface Mark {
  start: number
  end: number
}

const plain = (text: string): string => text.replaceAll('**', '')

/** All words of a notice's body, a line for each block and point of a list. */
export const plainBody = (body: StructuredText): string =>
  body.flatMap((block) => (block.type === 'list' ? block.items.map(plain) : [plain(block.text)])).join('\n')

/** What is searched of a notice: its title, then its body. No word is found across the line between them. */
export const searchedText = (title: string, body: StructuredText): string => `${title}\n${plainBody(body)}`

/** Where the words stand in a text, in order, those that touch or overlap as one. */
export function marksIn(text: string, words: readonly string[]): Mark[] {
  const folded = fold(text)
  const found: Mark[] = []
  for (const word of words)
    for (let at = folded.text.indexOf(word); at >= 0; at = folded.text.indexOf(word, at + word.length)) {
      const [start, end] = [folded.from[at], folded.to[at + word.length - 1]]
      if (start !== undefined && end !== undefined) found.push({ start, end })
    }
  const marks: Mark[] = []
  for (const mark of found.toSorted((a, b) => a.start - b.start)) {
    const last = marks.at(-1)
    if (last && mark.start <= last.end) last.end = Math.max(last.end, mark.end)
    else marks.push({ ...mark })
  }
  return marks
}

const before = 16
const after = 64

/** Moves an edge off the middle of a character that takes two units. */
const whole = (text: string, at: number): number => (/[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at - 1 : at)

/** The part of a body around the first find, on one line, with the finds marked; its beginning where there is none. */
export function snippetOf(body: string, words: readonly string[]): { text: string; marks: Mark[] } {
  const [first] = marksIn(body, words)
  const start = whole(body, Math.max(0, (first?.start ?? 0) - before))
  const end = whole(body, Math.min(body.length, (first?.start ?? 0) + after))
  const piece = body.slice(start, end).replaceAll('\n', ' ')
  const text = `${start > 0 ? '…' : ''}${piece}${end < body.length ? '…' : ''}`
  return { text, marks: marksIn(text, words) }
}
