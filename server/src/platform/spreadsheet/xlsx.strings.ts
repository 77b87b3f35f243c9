import { SpreadsheetError } from './spreadsheet.error.ts'
import type { SpreadsheetLimits } from './workbook.ts'
import { readXml, type XmlListener } from './xml.part.ts'
import type { ZipParts } from './zip.parts.ts'

/** Collects the text of `si` and `is` elements: their runs joined, without the readings of Asian characters (`rPh`). */
export function richText(): { listener: Required<XmlListener>; take(): string } {
  let text = ''
  let inText = false
  let inReading = false
  return {
    listener: {
      open(name) {
        if (name === 'rPh') inReading = true
        else if (name === 't') inText = !inReading
      },
      text(piece) {
        if (inText) text += piece
      },
      close(name) {
        if (name === 'rPh') inReading = false
        else if (name === 't') inText = false
      },
    },
    take() {
      const taken = unescape(text)
      text = ''
      return taken
    },
  }
}

/** Characters that XML cannot hold are written as `_x000D_` (ECMA-376-1, 22.4.2.4, ST_Xstring). */
const unescape = (text: string) =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

/** The texts that cells refer to by number. Throws `too_large`. */
export async function readSharedStrings(
  zip: ZipParts,
  part: string | undefined,
  limits: SpreadsheetLimits,
): Promise<string[]> {
  const strings: string[] = []
  if (part === undefined) return strings
  const { listener, take } = richText()
  let characters = 0
  await readXml(zip.read(part), {
    ...listener,
    close(name) {
      listener.close(name)
      if (name !== 'si') return
      const text = take()
      characters += text.length
      strings.push(text)
      if (strings.length > limits.cells || characters > limits.characters)
        throw new SpreadsheetError('too_large', `${strings.length} shared strings of ${characters} characters`)
    },
  })
  return strings
}
