import { z } from 'zod'
import { id, line, paragraph } from './primitives.ts'

/** Pages of the app that a text may lead to; never an address of somebody else's. */
export const linkTarget = z.discriminatedUnion('page', [
  z.strictObject({ page: z.literal('announcement'), id }),
  z.strictObject({ page: z.literal('column'), id }),
  z.strictObject({ page: z.enum(['disclosures', 'participate', 'my_flats', 'inbox', 'privacy']) }),
])
export type LinkTarget = z.infer<typeof linkTarget>

export const textBlock = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('heading'), text: line(60) }),
  z.strictObject({ type: z.literal('paragraph'), text: paragraph(2000) }),
  z.strictObject({ type: z.literal('link'), text: line(40), to: linkTarget }),
  z.strictObject({ type: z.literal('list'), ordered: z.boolean(), items: z.array(line(300)).min(1).max(30) }),
])
export type TextBlock = z.infer<typeof textBlock>

/** Text in blocks, never markup: clients draw it with their own parts. `**bold**` inside a text marks emphasis. */
export const structuredText = z.array(textBlock).min(1).max(60).meta({ id: 'StructuredText' })
export type StructuredText = z.infer<typeof structuredText>

/** Splits `**bold**` runs: returns the pieces in order, each with whether it is emphasised. Unpaired marks stay text. */
export function emphasised(text: string): { text: string; bold: boolean }[] {
  const parts = text.split(/\*\*([^*\n]+)\*\*/)
  return parts.map((part, index) => ({ text: part, bold: index % 2 === 1 })).filter((part) => part.text !== '')
}

/** Plain words of a structured text, one line, at most `max` characters: for list rows and messages. */
export function excerptOf(blocks: StructuredText, max: number): string {
  const words = blocks
    .map((block) => (block.type === 'list' ? block.items.join('；') : block.text))
    .join(' ')
    .replace(/\*\*/g, '')
    .replace(/\s+/g, ' ')
  const characters = [...words]
  return characters.length > max ? `${characters.slice(0, max - 1).join('')}…` : words
}
