import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { readSpreadsheet } from '../../server/src/platform/spreadsheet/read.spreadsheet.ts'
import type { SpreadsheetReason } from '../../server/src/platform/spreadsheet/spreadsheet.error.ts'
import { childrenRunning } from '../support/children.ts'
import { inline, sheetOf, xlsx } from '../support/xlsx.ts'
import { deflatedMegabytes, zip } from '../support/zip.ts'

const roster = await readFile(new URL('../fixtures/register/roster-zhongyangshengjing.xlsx', import.meta.url))
const sound = xlsx({ sheets: { 表: sheetOf(inline('A1', 'x')) } })

/** A compound file with this one stream, as far as a reader looks at it. */
function compound(stream: string): Buffer {
  const bytes = Buffer.alloc(2048)
  bytes.write('d0cf11e0a1b11ae1', 'hex')
  bytes.write(`${stream}\0`, 1024 + 128, 'utf16le')
  bytes.writeUInt16LE((stream.length + 1) * 2, 1024 + 128 + 64)
  return bytes
}

const withSheet = (data: Buffer | string, more: object = {}) =>
  xlsx({ sheets: { 表: '' }, parts: [{ name: 'xl/worksheets/sheet0.xml', data, ...more }] })

const laughs = `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, level) => `<!ENTITY ${'bcdefghij'[level]} "${`&${'abcdefghi'[level]};`.repeat(10)}">`).join('')}]><worksheet><sheetData><row><c t="inlineStr"><is><t>&j;</t></is></c></row></sheetData></worksheet>`
const outside = `<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&x;</t></is></c></row></sheetData></worksheet>`

const named = (name: string) => [{ name, data: 'x' }]
const main = (data: string) => xlsx({ parts: [{ name: 'xl/workbook.xml', data }] })
const rows = (count: number) => sheetOf(...Array.from({ length: count }, () => '<c><v>1</v></c>'))
const gigabytes = deflatedMegabytes('<worksheet>', ' ', 3000, '</worksheet>')

const corpus: [what: string, name: string, bytes: Buffer, reason: SpreadsheetReason][] = [
  ['no bytes', 'a.xlsx', Buffer.alloc(0), 'empty'],
  ['a .zip', 'a.xlsx', zip(named('photo.txt')), 'not_a_spreadsheet'],
  ['an empty .zip', 'a.xlsx', zip([]), 'not_a_spreadsheet'],
  ['a .docx', 'a.xlsx', main('<w:document xmlns:w="x"/>'), 'not_a_spreadsheet'],
  ['a .pdf', 'a.xlsx', Buffer.from('%PDF-1.7\n%âãÏÓ'), 'not_a_spreadsheet'],
  ['a picture', 'a.xlsx', Buffer.from('ffd8ffe000104a464946000101', 'hex'), 'not_a_spreadsheet'],
  ['something packed', 'a.xlsx', gzipSync('a,b'), 'not_a_spreadsheet'],
  ['a .doc', 'a.xlsx', compound('WordDocument'), 'not_a_spreadsheet'],
  ['a .xls', 'a.xlsx', compound('Workbook'), 'legacy_xls'],
  ['a .xls of Excel 5', 'a.csv', compound('Book'), 'legacy_xls'],
  ['a web page named .xls', 'a.xls', Buffer.from('\uFEFF<html><body><TABLE><tr><td>1'), 'legacy_xls'],
  [
    'XML of Excel 2003',
    'a.xls',
    Buffer.from('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'),
    'legacy_xls',
  ],
  [
    'an .ods',
    'a.xlsx',
    zip([
      { name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', stored: true },
      ...named('content.xml'),
    ]),
    'legacy_xls',
  ],
  ['a password on the file', 'a.xlsx', compound('EncryptedPackage'), 'encrypted'],
  ['a password on the archive', 'a.xlsx', withSheet('x', { encrypted: true }), 'encrypted'],
  ['a roster cut in the middle', 'a.xlsx', roster.subarray(0, roster.length / 2), 'damaged'],
  [
    'a roster with a broken byte',
    'a.xlsx',
    Buffer.concat([roster.subarray(0, 300), Buffer.from('??????'), roster.subarray(306)]),
    'damaged',
  ],
  [
    'a sheet that is not there',
    'a.xlsx',
    xlsx({
      parts: [
        {
          name: 'xl/workbook.xml',
          data: '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="y"/></sheets></workbook>',
        },
        { name: 'xl/styles.xml', data: '' },
      ],
    }),
    'damaged',
  ],
  ['XML that breaks off', 'a.xlsx', withSheet('<worksheet><sheetData><row>'), 'damaged'],
  ['XML that is not UTF-8', 'a.xlsx', withSheet(Buffer.from('<worksheet>\u00e9</worksheet>', 'latin1')), 'damaged'],
  ['a billion laughs', 'a.xlsx', withSheet(laughs), 'damaged'],
  ['an entity from outside', 'a.xlsx', withSheet(outside), 'damaged'],
  [
    'rows out of order',
    'a.xlsx',
    withSheet('<worksheet><sheetData><row r="2"/><row r="1"/></sheetData></worksheet>'),
    'damaged',
  ],
  ['a text that is not there', 'a.xlsx', xlsx({ sheets: { 表: sheetOf('<c t="s"><v>9</v></c>') } }), 'damaged'],
  ['a number that is none', 'a.xlsx', xlsx({ sheets: { 表: sheetOf('<c><v>1,5</v></c>') } }), 'damaged'],
  ['a part longer than stated', 'a.xlsx', withSheet(gigabytes, { deflated: true, statedSize: 1000 }), 'damaged'],
  [
    'gigabytes, stated',
    'a.xlsx',
    withSheet(gigabytes, { deflated: true, statedSize: 3000 * 2 ** 20 + 23 }),
    'expands_too_far',
  ],
  [
    'thousands of parts',
    'a.xlsx',
    zip(Array.from({ length: 2001 }, (_, index) => ({ name: `${index}`, data: '' }))),
    'expands_too_far',
  ],
  ['one column too many', 'a.xlsx', xlsx({ sheets: { 表: sheetOf(inline('GS1', 'x')) } }), 'too_many_columns'],
  ['the last column there is', 'a.xlsx', xlsx({ sheets: { 表: sheetOf(inline('XFD1', 'x')) } }), 'too_many_columns'],
  ['columns of a .csv', 'a.csv', Buffer.from(`${','.repeat(200)}x`), 'too_many_columns'],
  ['rows over two sheets', 'a.xlsx', xlsx({ sheets: { 一: rows(25_001), 二: rows(25_000) } }), 'too_many_rows'],
  ['rows of a .csv', 'a.csv', Buffer.from('x\n'.repeat(50_001)), 'too_many_rows'],
  [
    'a cell of too much text',
    'a.xlsx',
    xlsx({ sheets: { 表: sheetOf(inline('A1', 'x'.repeat(32_768))) } }),
    'too_large',
  ],
  ['over fifty megabytes', 'a.csv', Buffer.alloc(50 * 2 ** 20 + 1, 'x,'), 'too_large'],
]

describe('a file that cannot be read is answered with its reason', () => {
  test.each(corpus)('%s (%s)', async (_, name, bytes, reason) => {
    await expect(readSpreadsheet(bytes, { name })).rejects.toMatchObject({ name: 'SpreadsheetError', reason })
    expect(childrenRunning('spreadsheet.child')).toEqual([])
  })

  test('the file they were made from can be read', async () => {
    expect(await readSpreadsheet(sound, { name: 'a.zip' })).toMatchObject({ sheets: [{ rows: [{ number: 1 }] }] })
  })
})
