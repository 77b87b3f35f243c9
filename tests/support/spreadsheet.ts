import { readBytes } from '../../server/src/platform/spreadsheet/read.bytes.ts'
import { createSink } from '../../server/src/platform/spreadsheet/row.sink.ts'
import { defaultLimits, type Row, type Said } from '../../server/src/platform/spreadsheet/workbook.ts'

/** What the reading process would say of a file, said in this one, which is faster. */
export async function readHere(bytes: Buffer): Promise<Said[]> {
  const heard: Said[] = []
  const sink = createSink(defaultLimits, async (one) => void heard.push(one))
  await readBytes(bytes, defaultLimits, sink)
  await sink.end()
  return heard
}

/** The rows of all sheets. */
export const rowsOf = (heard: Said[]): Row[] => heard.flatMap((one) => (one.kind === 'rows' ? one.rows : []))

/** What stands in each sheet, by its name. */
export function textsOf(heard: Said[]): Record<string, string> {
  const texts: Record<string, string> = {}
  let sheet = ''
  for (const one of heard) {
    if (one.kind === 'sheet') sheet = one.name ?? ''
    if (one.kind === 'sheet') texts[sheet] = ''
    if (one.kind === 'rows') texts[sheet] += JSON.stringify(one.rows)
  }
  return texts
}
