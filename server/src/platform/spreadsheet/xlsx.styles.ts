import { dateFormat, type Epoch } from './excel.date.ts'
import { numberFormat, plainDecimal } from './number.format.ts'
import type { Cell } from './workbook.ts'
import { readXml } from './xml.part.ts'
import type { ZipParts } from './zip.parts.ts'

/** Number formats that files name without spelling them (ECMA-376-1, 18.8.30); 27–36 and 50–58 as Chinese Excel has them. */
const builtIn = new Map<number, string>([
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  [9, '0%'],
  [10, '0.00%'],
  [18, 'h:mm'],
  [19, 'h:mm:ss'],
  [20, 'h:mm'],
  [21, 'h:mm:ss'],
  [22, 'yyyy/m/d h:mm'],
  [32, 'h:mm'],
  [33, 'h:mm:ss'],
  [34, 'h:mm'],
  [35, 'h:mm:ss'],
  [37, '#,##0;(#,##0)'],
  [38, '#,##0;(#,##0)'],
  [39, '#,##0.00;(#,##0.00)'],
  [40, '#,##0.00;(#,##0.00)'],
  [45, 'mm:ss'],
  [47, 'mm:ss.0'],
  [55, 'h:mm'],
  [56, 'h:mm:ss'],
  ...[14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id): [number, string] => [
    id,
    'yyyy/m/d',
  ]),
])

/** Makes the cell of a stored number in the style of that index; undefined when it is not a number. */
export type Styles = (value: string, style: number) => Cell | undefined

/** Reads the number formats of the styles. */
export async function readStyles(zip: ZipParts, part: string | undefined, epoch: Epoch): Promise<Styles> {
  const codes = new Map(builtIn)
  const formats: number[] = []
  let inCellFormats = false
  if (part !== undefined)
    await readXml(zip.read(part), {
      open(name, { numFmtId, formatCode }) {
        if (name === 'cellXfs') inCellFormats = true
        else if (name === 'numFmt') codes.set(Number(numFmtId), (formatCode ?? '').slice(0, 255))
        else if (name === 'xf' && inCellFormats) formats.push(Number(numFmtId ?? 0))
      },
      close(name) {
        if (name === 'cellXfs') inCellFormats = false
      },
    })
  const shown = formats.map((id) => {
    const code = codes.get(id) ?? ''
    return { date: dateFormat(code, epoch), number: numberFormat(code) }
  })
  return (value, style) => {
    const exact = plainDecimal(value)
    if (exact === undefined) return undefined
    const { date, number } = shown[style] ?? {}
    const instant = date?.(Number(value))
    if (instant !== undefined) return { text: instant, kind: 'date', exact }
    return { text: number?.(exact) ?? exact, kind: 'number', exact }
  }
}
