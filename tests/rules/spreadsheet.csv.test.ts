import fc from 'fast-check'
import { withGuard, withoutGuard } from '../../server/src/platform/spreadsheet/csv.guard.ts'
import { writeCsv } from '../../server/src/platform/spreadsheet/csv.write.ts'
import { readHere, rowsOf } from '../support/spreadsheet.ts'

async function read(bytes: Buffer) {
  const heard = await readHere(bytes)
  const encoding = heard.flatMap((one) => (one.kind === 'workbook' ? [one.encoding] : []))[0]
  const rows = rowsOf(heard)
  return { encoding, rows, texts: rows.map(({ cells }) => cells.map(({ text }) => text)) }
}

/** 楼栋,室号 and 3号楼,里 in GBK, which Node can only read. */
const gbk = Buffer.from('c2a5b6b02ccad2bac50d0a33bac5c2a52cc0ef0d0a', 'hex')
/** A character outside GBK (㐀) in the four bytes of GB 18030. */
const gb18030 = Buffer.concat([gbk, Buffer.from('8139ee39', 'hex')])
const table = [
  ['楼栋', '室号'],
  ['3号楼', '里'],
]
const utf16be = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()

describe('separated text', () => {
  test.each([
    ['UTF-8', Buffer.from('楼栋,室号\n3号楼,里\n'), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from('\uFEFF楼栋,室号\r\n3号楼,里'), 'utf-8'],
    ['UTF-16 with a mark', Buffer.from('\uFEFF楼栋\t室号\r\n3号楼\t里\r\n', 'utf16le'), 'utf-16le'],
    ['UTF-16 the other way round', utf16be('楼栋,室号\n3号楼,里'), 'utf-16be'],
    ['GBK', gbk, 'gb18030'],
    ['semicolons', Buffer.from('楼栋;室号\n3号楼;里'), 'utf-8'],
    ['full-width commas', Buffer.from('楼栋\uFF0C室号\n3号楼\uFF0C里'), 'utf-8'],
    ['lines of an old Mac', Buffer.from('楼栋,室号\r3号楼,里\r'), 'utf-8'],
    ['lines of two kinds', Buffer.from('楼栋,室号\r\n3号楼,里\n'), 'utf-8'],
    ['quotes', Buffer.from('"楼栋","室号"\n"3号楼","里"'), 'utf-8'],
    ['only empty cells behind', Buffer.from('楼栋,室号,,\n3号楼,里,,\n,,,\n'), 'utf-8'],
  ])('%s', async (_, bytes, encoding) => {
    const made = await read(bytes)
    expect(made).toMatchObject({ encoding, texts: table })
    expect(made.rows.map(({ number }) => number)).toEqual([1, 2])
  })

  test('the whole of GB 18030', async () => {
    expect((await read(gb18030)).texts.at(-1)).toEqual(['㐀'])
  })

  test('a title above and full-width commas inside do not mislead about the separator', async () => {
    const text = '业主名册\n单元;备注\n101;共有\uFF0C各半\uFF0C见证\n102;无\n103;a,b\n'
    expect((await read(Buffer.from(text))).texts.slice(0, 3)).toEqual([
      ['业主名册'],
      ['单元', '备注'],
      ['101', '共有\uFF0C各半\uFF0C见证'],
    ])
  })

  test('a quoted cell holds separators, quotes and lines; empty lines count as rows', async () => {
    const made = await read(Buffer.from('a,"b,""c""\nd"\n\n5"层,e\n'))
    expect(made.rows).toEqual([
      {
        number: 1,
        cells: [
          { text: 'a', kind: 'text' },
          { text: 'b,"c"\nd', kind: 'text' },
        ],
      },
      {
        number: 3,
        cells: [
          { text: '5"层', kind: 'text' },
          { text: 'e', kind: 'text' },
        ],
      },
    ])
  })

  test('what Excel would compute is a formula, but for text that was only kept from it', async () => {
    const made = await read(Buffer.from('="007",=1+1,-5,\'=2\n'))
    expect(made.rows[0]?.cells).toEqual([
      { text: '007', kind: 'text' },
      { text: '=1+1', kind: 'formula' },
      { text: '-5', kind: 'text' },
      { text: '=2', kind: 'text' },
    ])
  })

  test.each([
    ['bytes', Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7919) % 256))],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['half a character', Buffer.from('c2a5b6b02cca', 'hex')],
    ['control characters', Buffer.from('a,b\u0001\n')],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj\n')],
    ['a web page', Buffer.from('<!DOCTYPE html><p>a,b</p>')],
    ['rich text', Buffer.from('{\\rtf1 a,b}')],
  ])('%s named .csv are not a spreadsheet', async (_, bytes) => {
    await expect(read(bytes)).rejects.toMatchObject({ reason: 'not_a_spreadsheet' })
  })

  test.each([
    ['a mark and a broken byte', Buffer.concat([Buffer.from('\uFEFF楼栋,'), gbk])],
    ['cut inside its last character', Buffer.from('楼栋,室号').subarray(0, -1)],
  ])('UTF-8 with %s is damaged, and not taken for GBK', async (_, bytes) => {
    await expect(read(bytes)).rejects.toMatchObject({ reason: 'damaged' })
  })

  test('a quote that nobody closes is damage, or too long', async () => {
    await expect(read(Buffer.from('a,"b\nc'))).rejects.toMatchObject({ reason: 'damaged' })
    await expect(read(Buffer.from(`a,"${'b\n'.repeat(300_000)}`))).rejects.toMatchObject({ reason: 'too_large' })
  })
})

describe('writing separated text', () => {
  test('has a mark, quotes what must be, and starts no formula; numbers stay numbers', () => {
    const rows = [
      ['楼栋', 'a,b', 'a"b', 'a\nb', null, -1.5],
      ['=1+1', '+86', '-', '@x', '\tx', '\uFF1Dx'],
      [' =1', "'=1", "'quoted", '', 0, 'x=1'],
    ]
    expect(writeCsv(rows).toString()).toBe(
      '\uFEFF楼栋,"a,b","a""b","a\nb",,-1.5\r\n' +
        "'=1+1,'+86,'-,'@x,'\tx,'\uFF1Dx\r\n" +
        "' =1,''=1,'quoted,,0,x=1\r\n",
    )
  })

  test('every text comes back as it was', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', ' ', '"', ',', '\n', '\r', '\t', 'x', '\uFF1D') }),
    )
    fc.assert(fc.property(text, (one) => withoutGuard(withGuard(one)) === one))
    fc.assert(fc.property(text, (one) => !/^\s*[=+\-@]/.test(withGuard(one))))
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          text.filter((one) => !/[^\P{Cc}\s]/u.test(one)),
          { minLength: 1, maxLength: 5 },
        ),
        async (row) => {
          const written = row.map((one) => (one === '' ? 'x' : one))
          const made = await read(writeCsv([['a', 'b', 'c', 'd', 'e'], written]))
          expect(made.texts[1]).toEqual(written)
        },
      ),
      { numRuns: 60 },
    )
  })
})
