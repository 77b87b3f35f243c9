import { linkTarget, type StructuredText, type TextBlock } from '@liren/shared/structured.text'
import { z } from 'zod'

export const blockKinds = ['paragraph', 'heading', 'bullets', 'numbers'] as const
export type BlockKind = (typeof blockKinds)[number] | 'link'

/** A block as it is typed: one box of text; in lists each line is an item; a link leads to a page of the app. */
export const editorBlock = z.object({
  key: z.string(),
  kind: z.enum([...blockKinds, 'link']),
  text: z.string(),
  to: linkTarget.optional(),
})
export type EditorBlock = z.infer<typeof editorBlock>

const listItems = (text: string) =>
  text
    .split('\n')
    .map((item) => item.trim())
    .filter((item) => item !== '')

function toBlock({ kind, text, to }: EditorBlock): TextBlock | null {
  const words = text.trim()
  if (words === '') return null
  if (kind === 'link') return to ? { type: 'link', text: words.replace(/\s*\n\s*/g, ' '), to } : null
  if (kind === 'paragraph') return { type: 'paragraph', text: words }
  if (kind === 'heading') return { type: 'heading', text: words.replace(/\s*\n\s*/g, ' ') }
  return { type: 'list', ordered: kind === 'numbers', items: listItems(words) }
}

/** What was typed, as structured text; empty boxes are left out. */
export const toStructured = (blocks: readonly EditorBlock[]): StructuredText =>
  blocks.map(toBlock).filter((block) => block !== null)

function kindOf(block: TextBlock): BlockKind {
  if (block.type !== 'list') return block.type
  return block.ordered ? 'numbers' : 'bullets'
}

/** Structured text as boxes to type in; there is always at least one. */
export function toEditor(blocks: StructuredText, keyAt: (index: number) => string): EditorBlock[] {
  const boxes = blocks.map((block, index) => ({
    key: keyAt(index),
    kind: kindOf(block),
    text: block.type === 'list' ? block.items.join('\n') : block.text,
    ...(block.type === 'link' ? { to: block.to } : {}),
  }))
  return boxes.length > 0 ? boxes : [{ key: keyAt(0), kind: 'paragraph', text: '' }]
}

/** Moves the box at `index` by one place up (-1) or down (1); at the ends nothing happens. */
export function moved(blocks: readonly EditorBlock[], index: number, by: -1 | 1): EditorBlock[] {
  const block = blocks[index]
  const target = index + by
  if (!block || target < 0 || target >= blocks.length) return [...blocks]
  const rest = blocks.filter((_, at) => at !== index)
  return [...rest.slice(0, target), block, ...rest.slice(target)]
}

const isBold = (line: string) => /^\*\*[^*]+\*\*$/.test(line)

const toggledLine = (line: string) => {
  if (line.trim() === '') return line
  return isBold(line) ? line.slice(2, -2) : `**${line.replaceAll('**', '')}**`
}

/**
 * Sets the chosen part of a text in bold, or back; without a choice the whole text.
 * Emphasis never crosses a line, so each line is marked by itself.
 */
export function withBold(text: string, start: number, end: number): string {
  const [from, to] = start < end ? [start, end] : [0, text.length]
  const chosen = text.slice(from, to).split('\n').map(toggledLine).join('\n')
  return text.slice(0, from) + chosen + text.slice(to)
}
