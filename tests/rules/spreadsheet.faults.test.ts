import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import type { SpreadsheetReason } from '../../server/src/platform/spreadsheet/spreadsheet.error.ts'
import { readHere } from '../support/spreadsheet.ts'
import { inline, sheetOf, xlsx } from '../support/xlsx.ts'
import { zip } from '../support/zip.ts'

const roster = await readFile(new URL('../fixtures/register/roster-zhongyangshengjing.xlsx', import.meta.url))

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

const corpus: [what: string, bytes: Buffer, reason: SpreadsheetReason][] = [
  ['a .zip', zip(named('photo.txt')), 'not_a_spreadsheet'],
  ['an empty .zip', zip([]), 'not_a_spreadsheet'],
  ['a .docx', main('<w:document xmlns:w="x"/>'), 'not_a_spreadsheet'],
  ['a .pdf', Buffer.from('%PDF-1.7\n%âãÏÓ'), 'not_a_spreadsheet'],
  ['a picture', Buffer.from('ffd8ffe000104a464946000101', 'hex'), 'not_a_spreadsheet'],
  ['something packed', gzipSync('a,b'), 'not_a_spreadsheet'],
  ['a .doc', compound('WordDocument'), 'not_a_spreadsheet'],
  ['a .xls', compound('Workbook'), 'legacy_xls'],
  ['a .xls of Excel 5', compound('Book'), 'legacy_xls'],
  ['a web page named .xls', Buffer.from('\uFEFF<html><body><TABLE><tr><td>1'), 'legacy_xls'],
  [
    'XML of Excel 2003',
    Buffer.from('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'),
    'legacy_xls',
  ],
  [
    'an .ods',
    zip([
      { name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', stored: true },
      ...named('content.xml'),
    ]),
    'legacy_xls',
  ],
  ['a password on the file', compound('EncryptedPackage'), 'encrypted'],
  ['a password on the archive', withSheet('x', { encrypted: true }), 'encrypted'],
  ['a roster cut in the middle', roster.subarray(0, roster.length / 2), 'damaged'],
  ['a part that is not what was packed', withSheet('<worksheet/>', { checksum: 1 }), 'damaged'],
  [
    'a sheet that is not there',
    xlsx({
      sheets: { 表: '' },
      parts: [
        {
          name: 'xl/_rels/workbook.xml.rels',
          data: '<Relationships><Relationship Id="s0" Type="x/worksheet" Target="gone.xml"/></Relationships>',
        },
      ],
    }),
    'damaged',
  ],
  ['XML that breaks off', withSheet('<worksheet><sheetData><row>'), 'damaged'],
  ['XML that is not UTF-8', withSheet(Buffer.from('<worksheet>\u00e9</worksheet>', 'latin1')), 'damaged'],
  ['a billion laughs', withSheet(laughs), 'damaged'],
  ['an entity from outside', withSheet(outside), 'damaged'],
  ['rows out of order', withSheet('<worksheet><sheetData><row r="2"/><row r="1"/></sheetData></worksheet>'), 'damaged'],
  ['a text that is not there', xlsx({ sheets: { 表: sheetOf('<c t="s"><v>9</v></c>') } }), 'damaged'],
  ['a number that is none', xlsx({ sheets: { 表: sheetOf('<c><v>1,5</v></c>') } }), 'damaged'],
  [
    'thousands of parts',
    zip(Array.from({ length: 2001 }, (_, index) => ({ name: `${index}`, data: '' }))),
    'expands_too_far',
  ],
  ['one column too many', xlsx({ sheets: { 表: sheetOf(inline('GS1', 'x')) } }), 'too_many_columns'],
  ['the last column there is', xlsx({ sheets: { 表: sheetOf(inline('XFD1', 'x')) } }), 'too_many_columns'],
  ['columns of a .csv', Buffer.from(`${','.repeat(200)}x`), 'too_many_columns'],
  ['rows over two sheets', xlsx({ sheets: { 一: rows(25_001), 二: rows(25_000) } }), 'too_many_rows'],
  ['rows of a .csv', Buffer.from('x\n'.repeat(50_001)), 'too_many_rows'],
  ['a cell of too much text', xlsx({ sheets: { 表: sheetOf(inline('A1', 'x'.repeat(32_768))) } }), 'too_large'],
]

describe('a file that cannot be read is answered with its reason', () => {
  test.each(corpus)('%s', async (_, bytes, reason) => {
    await expect(readHere(bytes)).rejects.toMatchObject({ name: 'SpreadsheetError', reason })
  })

  test('what they were made from can be read', async () => {
    expect(await readHere(roster)).toContainEqual({ kind: 'merges', merges: ['A1:M1'] })
    expect(await readHere(xlsx({ sheets: { 表: sheetOf(inline('A1', 'x')) } }))).toHaveLength(3)
  })
})
