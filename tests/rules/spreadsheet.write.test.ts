import fc from 'fast-check'
import { defaultLimits } from '../../server/src/platform/spreadsheet/workbook.ts'
import { writeSpreadsheet, type WrittenSheet } from '../../server/src/platform/spreadsheet/xlsx.write.ts'
import { openZip } from '../../server/src/platform/spreadsheet/zip.parts.ts'
import { readHere, rowsOf } from '../support/spreadsheet.ts'

const one = (rows: WrittenSheet['rows'], columns: WrittenSheet['columns'] = [{ header: '业主' }]) =>
  writeSpreadsheet({ sheets: [{ name: '名册', columns, rows }] })

async function partOf(bytes: Buffer, name: string): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of (await openZip(bytes, defaultLimits)).read(name)) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

describe('an .xlsx that we write', () => {
  test('is read back as it was: text as text, numbers as their column shows them, nothing as nothing', async () => {
    const columns = [
      { header: '室号' },
      { header: '面积', kind: 'decimal' as const },
      { header: '户数', kind: 'integer' as const },
    ]
    const heard = await readHere(await one([['007', 79.9, 12, 'x'], [null, 1 / 3, null], [], ['', -5, 0.5]], columns))
    expect(heard[1]).toEqual({ kind: 'sheet', name: '名册', hidden: false })
    expect(rowsOf(heard)).toEqual([
      { number: 1, cells: columns.map(({ header }) => ({ text: header, kind: 'text' })) },
      {
        number: 2,
        cells: [
          { text: '007', kind: 'text' },
          { text: '79.90', kind: 'number', exact: '79.9' },
          { text: '12', kind: 'number', exact: '12' },
          { text: 'x', kind: 'text' },
        ],
      },
      {
        number: 3,
        cells: [
          { text: '', kind: 'empty' },
          { text: '0.33', kind: 'number', exact: '0.333333333333333' },
        ],
      },
      {
        number: 5,
        cells: [
          { text: '', kind: 'empty' },
          { text: '-5.00', kind: 'number', exact: '-5' },
          { text: '1', kind: 'number', exact: '0.5' },
        ],
      },
    ])
  })

  test.each(['=1+1', '+86 199', '-', '@SUM(A1)', '\tx', '\rx', '\uFF1Dx', ' =1'])(
    'holds %j as text, marked as quoted, and no formula',
    async (text) => {
      const bytes = await one([[text]])
      const xml = await partOf(bytes, 'xl/worksheets/sheet1.xml')
      const style = Number(/r="A2" s="(\d+)" t="inlineStr"/.exec(xml)?.[1])
      const formats = (await partOf(bytes, 'xl/styles.xml')).split('<cellXfs')[1]?.match(/<xf [^>]*>/g)
      expect(formats?.[style]).toContain('quotePrefix="1"')
      expect(formats?.[Number(/r="A1" s="(\d+)"/.exec(xml)?.[1])]).not.toContain('quotePrefix')
      expect(xml).not.toMatch(/<f[ >]/)
      expect(rowsOf(await readHere(bytes))[1]?.cells).toEqual([{ text, kind: 'text' }])
    },
  )

  test('gives back any text, whatever XML thinks of it', async () => {
    const unit = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.constantFrom('_x0041_', '_x005F_', '<&>"', '\u0000', '\r\n', ' x '),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(unit, { minLength: 1 }), async (texts) => {
        const rows = rowsOf(await readHere(await one(texts.map((text) => [text]))))
        expect(rows.slice(1).map(({ cells }) => cells[0]?.text)).toEqual(
          texts.map((text) => text.replace(/[\uFFFE\uFFFF]/g, '\uFFFD')),
        )
      }),
      { numRuns: 25 },
    )
  })

  test('has many sheets and columns, under names that Excel allows', async () => {
    const columns = Array.from({ length: 60 }, (_, index) => ({ header: `c${index}` }))
    const sheets = ['3号楼/[A]', "'x'", '', '长'.repeat(40)].map((name) => ({ name, columns, rows: [] }))
    const heard = await readHere(await writeSpreadsheet({ sheets }))
    expect(heard.flatMap((said) => (said.kind === 'sheet' ? [said.name] : []))).toEqual([
      '3号楼  A',
      '’x’',
      '1',
      '长'.repeat(31),
    ])
    expect(rowsOf(heard).map(({ cells }) => cells.length)).toEqual([60, 60, 60, 60])
  })

  test('is not written when Excel could not open it', async () => {
    const twice = { name: 'a', columns: [], rows: [] }
    await expect(writeSpreadsheet({ sheets: [twice, { ...twice, name: 'A' }] })).rejects.toThrow(RangeError)
    await expect(one([['x'.repeat(32_768)]])).rejects.toThrow(RangeError)
    await expect(one([[1], [Number.NaN]])).rejects.toThrow('A3 is not a finite number')
  })
})
