import { SaxesParser } from 'saxes'
import { SpreadsheetError } from './spreadsheet.error.ts'

/** Hears the elements of a part by their local names, in the order they stand. */
export interface XmlListener {
  open?(name: string, attributes: Record<string, string>): void
  text?(text: string): void
  close?(name: string): void
}

/**
 * Reads the XML of one part and calls `each` after every piece, with the number of bytes so far. Entities other than XML's
 * own five are not known, and a document type is refused. Throws `damaged`.
 */
export async function readXml(
  pieces: AsyncIterable<Buffer>,
  listener: XmlListener,
  each?: (bytes: number) => Promise<void>,
): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('error', (error) => {
    throw damaged(error.message)
  })
  parser.on('doctype', () => {
    throw damaged('a document type')
  })
  parser.on('opentag', ({ name, attributes }) => listener.open?.(local(name), attributes))
  parser.on('closetag', ({ name }) => listener.close?.(local(name)))
  parser.on('text', (text) => listener.text?.(text))
  parser.on('cdata', (text) => listener.text?.(text))
  const decode = utf8()
  let bytes = 0
  for await (const piece of pieces) {
    bytes += piece.length
    parser.write(decode(piece))
    await each?.(bytes)
  }
  parser.write(decode()).close()
}

const damaged = (detail: string) => new SpreadsheetError('damaged', detail)

const local = (name: string) => name.slice(name.indexOf(':') + 1)

function utf8(): (piece?: Buffer) => string {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  return (piece) => {
    try {
      return piece ? decoder.decode(piece, { stream: true }) : decoder.decode()
    } catch {
      throw damaged('not UTF-8')
    }
  }
}
