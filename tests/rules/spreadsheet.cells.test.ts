import { readHere, rowsOf } from '../support/spreadsheet.ts'
import { inline, sheetOf, xlsx, type MadeXlsx } from '../support/xlsx.ts'

/** The first row of a workbook with one sheet of these cells. */
async function cells(xml: string, more: MadeXlsx = {}) {
  return rowsOf(await readHere(xlsx({ ...more, sheets: { 表: sheetOf(xml) } })))[0]?.cells
}

/** Styles with one cell format for each code, by its place. */
const formats = (...codes: (string | number)[]) => {
  const own = codes.map((code, index) =>
    typeof code === 'string'
      ? `<numFmt numFmtId="${200 + index}" formatCode="${code.replaceAll('"', '&quot;')}"/>`
      : '',
  )
  const xfs = codes.map((code, index) => `<xf numFmtId="${typeof code === 'string' ? 200 + index : code}"/>`)
  return `<numFmts>${own.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${xfs.join('')}</cellXfs>`
}

describe('cells of an .xlsx', () => {
  test('shared text: runs joined, readings left out, escapes undone', async () => {
    const strings =
      '<si><t>3号楼</t></si><si><r><t>王</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 芳</t></r><rPh sb="0" eb="1"><t>wang</t></rPh></si><si><t>a_x000D_b_x005F_x0041_</t></si>'
    expect(await cells('<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c>', { strings })).toEqual([
      { text: '3号楼', kind: 'text' },
      { text: '王 芳', kind: 'text' },
      { text: 'a\rb_x0041_', kind: 'text' },
    ])
  })

  test('text in the cell, text of a formula program, truth, error, a date spelled out', async () => {
    const xml = `${inline('A1', '甲<![CDATA[&乙]]>')}<c t="str"><v>丙</v></c><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c><c t="d"><v>2021-03-05T00:00:00</v></c>`
    expect(await cells(xml)).toEqual([
      { text: '甲&乙', kind: 'text' },
      { text: '丙', kind: 'text' },
      { text: 'TRUE', kind: 'boolean' },
      { text: 'FALSE', kind: 'boolean' },
      { text: '#N/A', kind: 'error' },
      { text: '2021-03-05', kind: 'date' },
    ])
  })

  test('a formula is told as such, whatever was computed; one that cells share is told for each', async () => {
    const xml =
      '<c r="A1"><f>SUM(B1:B9)</f><v>12</v></c><c r="B1"><f t="shared" ref="B1:B2" si="0">C1*2</f><v>4</v></c><c r="C1"><f t="shared" si="0"/><v>6</v></c>'
    expect(await cells(xml)).toEqual([
      { text: '=SUM(B1:B9)', kind: 'formula' },
      { text: '=C1*2', kind: 'formula' },
      { text: '=C1*2', kind: 'formula' },
    ])
  })

  test('places that are left out are empty, what is empty at the end is left out, rows keep their numbers', async () => {
    const sheet = `<sheetData><row r="3"><c r="B3"><v>7</v></c><c r="D3" s="1"/><c r="XFD3" s="1"/></row><row r="4"><c r="A4" s="1"/></row><row><c><v>8</v></c></row></sheetData><mergeCells><mergeCell ref="A1:D1"/></mergeCells>`
    const heard = await readHere(
      xlsx({ sheets: { 一: sheet, 二: sheetOf(inline('A1', 'x')) }, sheetAttributes: { 二: 'state="veryHidden"' } }),
    )
    expect(rowsOf(heard)).toEqual([
      {
        number: 3,
        cells: [
          { text: '', kind: 'empty' },
          { text: '7', kind: 'number', exact: '7' },
        ],
      },
      { number: 5, cells: [{ text: '8', kind: 'number', exact: '8' }] },
      { number: 1, cells: [{ text: 'x', kind: 'text' }] },
    ])
    expect(heard.filter(({ kind }) => kind !== 'rows')).toEqual([
      { kind: 'workbook', format: 'xlsx', encoding: null },
      { kind: 'sheet', name: '一', hidden: false },
      { kind: 'merges', merges: ['A1:D1'] },
      { kind: 'sheet', name: '二', hidden: true },
    ])
  })

  test('a chart among the sheets is passed over', async () => {
    const made = xlsx({
      sheets: { 表: sheetOf(inline('A1', 'x')) },
      workbook: '<sheets><sheet name="图" r:id="t"/></sheets>',
    })
    expect((await readHere(made)).filter(({ kind }) => kind === 'sheet')).toHaveLength(1)
  })
})

describe('numbers', () => {
  test.each([
    // Stored, format, shown, exact.
    ['79.930000000000007', 2, '79.93', '79.93'],
    ['24838.570000000003', 0, '24838.57', '24838.57'],
    ['0.1', '0%', '10%', '0.1'],
    ['0.30000000000000004', 0, '0.3', '0.3'],
    ['1.9910000296E10', 1, '19910000296', '19910000296'],
    ['1.9910000296E10', 0, '19910000296', '19910000296'],
    ['1E-7', 0, '0.0000001', '0.0000001'],
    ['-1234567.125', '#,##0.00', '-1,234,567.13', '-1234567.125'],
    ['-5', '0.00;(0.00)', '(5.00)', '-5'],
    ['0', '0.0;-0.0;"无"', '0.0', '0'],
    ['0', '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ', '-', '0'],
    ['1234.5', '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ', '1,234.50', '1234.5'],
    ['7', '0000', '0007', '7'],
    ['93.894', '0.00"㎡"', '93.89㎡', '93.894'],
    ['1.005', '0.00', '1.01', '1.005'],
    ['999.995', '0.00', '1000.00', '999.995'],
    ['12', '0.##', '12', '12'],
    ['12.5', '0.##', '12.5', '12.5'],
    ['88', '[$¥-804]#,##0.00', '¥88.00', '88'],
    ['3', '[Red]0', '3', '3'],
    // Not followed: as they are.
    ['0.5', '# ?/?', '0.5', '0.5'],
    ['12345', '0.00E+00', '12345', '12345'],
    ['12', '[>10]0.0;0.00', '12', '12'],
    ['5', '[DBNum1]0', '5', '5'],
    ['1200', '0,', '1200', '1200'],
    ['1.5', '[h]:mm', '1.5', '1.5'],
  ])('%s as %s reads %s', async (stored, code, text, exact) => {
    const made = await cells(`<c s="0"><v>${stored}</v></c>`, { styles: formats(code) })
    expect(made).toEqual([{ text, kind: 'number', exact }])
  })
})

describe('dates', () => {
  test.each([
    ['44260', 14, '', '2021-03-05'],
    ['44260', 'yyyy"年"m"月"d"日"', '', '2021-03-05'],
    ['44260', '[$-804]yyyy/m/d;@', '', '2021-03-05'],
    ['44260.604166666664', 22, '', '2021-03-05 14:30:00'],
    ['0.604166666666667', 20, '', '14:30:00'],
    ['44260.9999999999', 'yyyy-mm-dd hh:mm', '', '2021-03-06 00:00:00'],
    ['1', 14, '', '1900-01-01'],
    ['60', 14, '', '1900-02-29'],
    ['61', 14, '', '1900-03-01'],
    ['2958465', 14, '', '9999-12-31'],
    ['42798', 14, '<workbookPr date1904="1"/>', '2021-03-05'],
    ['0', 14, '<workbookPr date1904="true"/>', '1904-01-01'],
  ])('%s as %s %s is %s', async (stored, code, workbook, text) => {
    const made = await cells(`<c s="0"><v>${stored}</v></c>`, { styles: formats(code), workbook })
    expect(made).toMatchObject([{ text, kind: 'date' }])
  })

  test.each(['-1', '2958466'])('%s is a day that Excel does not know, and stays a number', async (stored) => {
    const made = await cells(`<c s="0"><v>${stored}</v></c>`, { styles: formats(14) })
    expect(made).toEqual([{ text: stored, kind: 'number', exact: stored }])
  })
})
