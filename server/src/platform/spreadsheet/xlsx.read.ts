import { posix } from 'node:path'
import type { RowSink } from './row.sink.ts'
import { SpreadsheetError } from './spreadsheet.error.ts'
import type { SpreadsheetLimits } from './workbook.ts'
import { sheetListener } from './xlsx.sheet.ts'
import { readSharedStrings } from './xlsx.strings.ts'
import { readStyles } from './xlsx.styles.ts'
import { readXml } from './xml.part.ts'
import type { ZipParts } from './zip.parts.ts'

/** Reads the worksheets of an .xlsx (ECMA-376, transitional or strict) in their order. Throws a SpreadsheetError. */
export async function readXlsx(zip: ZipParts, limits: SpreadsheetLimits, sink: RowSink): Promise<void> {
  const main = await mainPart(zip)
  const { sheets, epoch } = await readWorkbook(zip, main, limits)
  const relations = await readRelations(zip, main)
  const targetOf = (type: string) => relations.find((one) => one.type === type)?.target
  const styles = await readStyles(zip, targetOf('styles'), epoch)
  const strings = await readSharedStrings(zip, targetOf('sharedStrings'), limits)

  sink.workbook('xlsx', null)
  const parts = sheets.flatMap(({ name, hidden, relation }) => {
    const found = relations.find(({ id, type }) => id === relation && type === 'worksheet')
    // Charts and dialogs have places among the sheets, too.
    return found ? [{ name, hidden, part: found.target }] : []
  })
  const size = Math.max(
    1,
    parts.reduce((sum, { part }) => sum + zip.size(part), 0),
  )
  let before = 0
  for (const { name, hidden, part } of parts) {
    sink.sheet(name, hidden)
    const { listener, merges } = sheetListener({ strings, styles, limits }, sink)
    await readXml(zip.read(part), listener, (bytes) => sink.progress((before + bytes) / size))
    sink.merges(merges)
    before += zip.size(part)
  }
}

interface Relation {
  id: string
  /** The last word of its type, which is the same in the transitional and the strict form. */
  type: string
  target: string
}

/** What a part refers to inside the archive (ECMA-376-2, 6.5). */
async function readRelations(zip: ZipParts, part: string): Promise<Relation[]> {
  const { dir, base } = posix.parse(part)
  const relations: Relation[] = []
  await readXml(zip.read(posix.join(dir, '_rels', `${base}.rels`)), {
    open(name, { Id = '', Type = '', Target = '', TargetMode }) {
      if (name !== 'Relationship' || TargetMode === 'External') return
      const target = posix.resolve('/', dir, Target).slice(1)
      relations.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), target })
    },
  })
  return relations
}

/** The part an Office file begins with; anything else that is a zip is told apart here. */
async function mainPart(zip: ZipParts): Promise<string> {
  if (zip.has('content.xml') && zip.has('mimetype')) throw await openDocument(zip)
  if (!zip.has('_rels/.rels') || !zip.has('[Content_Types].xml'))
    throw new SpreadsheetError('not_a_spreadsheet', 'an archive')
  const main = (await readRelations(zip, '')).find(({ type }) => type === 'officeDocument')?.target
  if (main === undefined) throw new SpreadsheetError('not_a_spreadsheet', 'an archive')
  if (main.toLowerCase().endsWith('.bin')) throw new SpreadsheetError('legacy_xls', '.xlsb')
  return main
}

async function openDocument(zip: ZipParts): Promise<SpreadsheetError> {
  let type = ''
  for await (const piece of zip.read('mimetype')) type = `${type}${piece.toString('latin1')}`.slice(0, 100)
  return type.includes('spreadsheet')
    ? new SpreadsheetError('legacy_xls', '.ods')
    : new SpreadsheetError('not_a_spreadsheet', 'an OpenDocument')
}

/** Its sheets in order, and where its dates begin. */
async function readWorkbook(zip: ZipParts, part: string, limits: SpreadsheetLimits) {
  const sheets: { name: string; hidden: boolean; relation: string }[] = []
  let epoch: 1900 | 1904 = 1900
  let root = ''
  await readXml(zip.read(part), {
    open(name, attributes) {
      root ||= name
      if (name === 'workbookPr' && isTrue(attributes.date1904)) epoch = 1904
      if (name !== 'sheet') return
      const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
      const hidden = (attributes.state ?? 'visible') !== 'visible'
      sheets.push({ name: (attributes.name ?? '').slice(0, 255), hidden, relation })
      if (sheets.length > limits.entries) throw new SpreadsheetError('too_large', `${sheets.length} sheets`)
    },
  })
  if (root !== 'workbook') throw new SpreadsheetError('not_a_spreadsheet', `a ${root}`)
  return { sheets, epoch: epoch as 1900 | 1904 }
}

const isTrue = (value: string | undefined) => value === '1' || value === 'true'
