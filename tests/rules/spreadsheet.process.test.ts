import { jest } from '@jest/globals'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { readSpreadsheet } from '../../server/src/platform/spreadsheet/read.spreadsheet.ts'
import type { SpreadsheetLimits } from '../../server/src/platform/spreadsheet/workbook.ts'
import { writeSpreadsheet } from '../../server/src/platform/spreadsheet/xlsx.write.ts'
import { childrenRunning, watchMemory } from '../support/children.ts'
import { inline, sheetOf, xlsx } from '../support/xlsx.ts'
import { deflatedMegabytes } from '../support/zip.ts'

// Each starts a process of its own, or several, on a machine that may be busy.
jest.setTimeout(60_000)

const child = 'spreadsheet.child'
const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/register/${name}`, import.meta.url))
/** The heap's 256, and what Node, the loader of TypeScript and the file itself take beside it. */
const mostOfChild = 450
const megabyte = 2 ** 20

/** Twenty thousand flats of a district, as long as real ones. */
const columns = [
  '楼栋',
  '单元',
  '室号',
  '用途',
  '专有面积',
  '面积来源',
  '业主姓名',
  '手机号',
  '证件号',
  '共有人',
  '共有人手机号',
  '共有人证件号',
  '备注',
]
const register = Array.from({ length: 20_000 }, (_, index) => [
  `${Math.floor(index / 200) + 1}幢`,
  `${Math.floor(index / 100) % 2}单元`,
  String(101 + (index % 100)),
  '住宅',
  (6_000 + index) / 100,
  '登记',
  `业主${index}`,
  `199${String(index).padStart(8, '0')}`,
  String(index % 10_000).padStart(4, '0'),
  null,
  null,
  null,
  index % 7 === 0 ? '未售' : '',
])
const large = await writeSpreadsheet({
  sheets: [{ name: '名册', columns: columns.map((header) => ({ header })), rows: register }],
})

describe('the rosters that committees sent', () => {
  test('an .xlsx with a title above', async () => {
    const { sheets, ...about } = await readSpreadsheet(fixture('roster-zhongyangshengjing.xlsx'), { name: '名册.xlsx' })
    expect(about).toEqual({ format: 'xlsx', encoding: null })
    expect(sheets).toHaveLength(1)
    expect(sheets[0]).toMatchObject({ name: '业主名册', hidden: false, merges: ['A1:M1'] })
    expect(sheets[0]?.rows).toHaveLength(293)
    expect(sheets[0]?.rows.map(({ number }) => number)).toEqual(Array.from({ length: 293 }, (_, index) => index + 1))
    expect(sheets[0]?.rows[0]?.cells).toEqual([{ text: '中央盛景 业主名册', kind: 'text' }])
    const areas = sheets[0]?.rows.slice(2).map(({ cells }) => Math.round(Number(cells[4]?.text) * 100)) ?? []
    expect(areas.reduce((sum, area) => sum + area, 0)).toBe(2_483_857)
  })

  test('a .csv', async () => {
    const bytes = await readFile(fixture('roster-tianebao.csv'))
    const { sheets, ...about } = await readSpreadsheet(bytes, { name: '天鹅堡.csv' })
    expect(about).toEqual({ format: 'csv', encoding: 'utf-8' })
    expect(sheets[0]).toMatchObject({ name: '天鹅堡', hidden: false, merges: [] })
    expect(sheets[0]?.rows).toHaveLength(29)
    const areas = sheets[0]?.rows.slice(1).map(({ cells }) => Math.round(Number(cells[4]?.text) * 100)) ?? []
    expect(areas.reduce((sum, area) => sum + area, 0)).toBe(301_125)
  })
})

/** Reads what must be refused, and gives the error. */
const refused = (bytes: Buffer, limits?: Partial<SpreadsheetLimits>) =>
  watchMemory(child, () => readSpreadsheet(bytes, { name: 'a', limits }).catch((error: unknown) => error))

describe('large files', () => {
  test('20,000 flats are read whole, with progress, in bounded memory', async () => {
    const steps: { rows: number; share: number }[] = []
    const before = process.memoryUsage().rss
    const { result, megabytes } = await watchMemory(child, () =>
      readSpreadsheet(large, { name: '名册.xlsx', onProgress: (step) => steps.push(step) }),
    )
    expect((process.memoryUsage().rss - before) / megabyte).toBeLessThan(250)
    expect(megabytes).toBeGreaterThan(30)
    expect(megabytes).toBeLessThan(mostOfChild)
    const rows = result.sheets[0]?.rows ?? []
    expect(rows).toHaveLength(20_001)
    expect(rows[20_000]?.cells.map(({ text }) => text).join()).toBe(
      '100幢,1单元,200,住宅,259.99,登记,业主19999,19900019999,9999,,,,未售',
    )
    expect(steps.length).toBeGreaterThan(10)
    expect(steps).toEqual(steps.toSorted((a, b) => a.rows - b.rows || a.share - b.share))
    expect(steps.every(({ share }) => share > 0 && share <= 1)).toBe(true)
  })

  test('50 MB from a path, most of them a picture beside the sheet', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'spreadsheet-'))
    try {
      const file = path.join(folder, 'a.xlsx')
      const picture = { name: 'xl/media/a.png', data: Buffer.alloc(49 * megabyte), stored: true }
      await writeFile(file, xlsx({ sheets: { 表: sheetOf(inline('A1', 'x')) }, parts: [picture] }))
      const { result, megabytes } = await watchMemory(child, () => readSpreadsheet(file, { name: 'a.xlsx' }))
      expect(result.sheets[0]?.rows).toHaveLength(1)
      expect(megabytes).toBeLessThan(mostOfChild)
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  test('50 MB of short rows, and of long ones', async () => {
    const long = `${'x'.repeat(1100)}\n`
    for (const [line, reason] of [
      ['x,y,z\n', 'too_many_rows'],
      [long, 'too_large'],
    ] as const) {
      const bytes = Buffer.alloc(50 * megabyte, line)
      const { result, megabytes } = await refused(bytes)
      expect(result).toMatchObject({ reason })
      expect(megabytes).toBeLessThan(mostOfChild)
    }
  })

  test('gigabytes in a small file, whether it says so or not', async () => {
    const data = deflatedMegabytes('<worksheet>', ' ', 3000, '</worksheet>')
    for (const [statedSize, reason] of [
      [3000 * megabyte + 23, 'expands_too_far'],
      [1000, 'damaged'],
    ] as const) {
      const part = { name: 'xl/worksheets/sheet0.xml', data, deflated: true, statedSize }
      const { result, megabytes } = await refused(xlsx({ sheets: { 表: '' }, parts: [part] }))
      expect(result).toMatchObject({ reason })
      expect(megabytes).toBeLessThan(mostOfChild)
    }
  })

  test('a file that needs more memory than there is', async () => {
    const data = deflatedMegabytes('<worksheet a="', 'x', 100, '"/>')
    const part = { name: 'xl/worksheets/sheet0.xml', data, deflated: true, statedSize: 100 * megabyte + 17 }
    const limits = { expansion: 2000, megabytes: 40 }
    const { result, megabytes } = await refused(xlsx({ sheets: { 表: '' }, parts: [part] }), limits)
    expect(result).toMatchObject({ reason: 'no_memory' })
    expect(megabytes).toBeLessThan(mostOfChild)
  })
})

describe('the process that reads', () => {
  test('ends with its work', async () => {
    const reading = readSpreadsheet(fixture('roster-tianebao.csv'), { name: 'a.csv' })
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(childrenRunning(child)).toHaveLength(1)
    await reading
    expect(childrenRunning(child)).toEqual([])
  })

  test('ends at once when its work is not wanted any more', async () => {
    const stop = new AbortController()
    const reading = readSpreadsheet(large, { name: 'a.xlsx', signal: stop.signal, onProgress: () => stop.abort() })
    await expect(reading).rejects.toMatchObject({ reason: 'cancelled' })
    expect(childrenRunning(child)).toEqual([])
  })

  test('ends when who listens to its progress fails', async () => {
    const onProgress = () => {
      throw new Error('not ours')
    }
    await expect(readSpreadsheet(large, { name: 'a.xlsx', onProgress })).rejects.toThrow('not ours')
    expect(childrenRunning(child)).toEqual([])
  })

  test('is one of two at most, however many files there are', async () => {
    let most = 0
    const timer = setInterval(() => {
      most = Math.max(most, childrenRunning(child).length)
    }, 20)
    const read = Array.from({ length: 5 }, (_, index) => readSpreadsheet(Buffer.from(`x,${index}`), { name: 'a.csv' }))
    const texts = (await Promise.all(read)).map(({ sheets }) => sheets[0]?.rows[0]?.cells[1]?.text)
    clearInterval(timer)
    expect(texts).toEqual(['0', '1', '2', '3', '4'])
    expect(most).toBe(2)
  })

  test('is not begun for what is cancelled already', async () => {
    const reading = readSpreadsheet(large, { name: 'a.xlsx', signal: AbortSignal.abort() })
    await expect(reading).rejects.toMatchObject({ reason: 'cancelled' })
    expect(childrenRunning(child)).toEqual([])
  })

  test('has no more time than it is given', async () => {
    const reading = readSpreadsheet(large, { name: 'a.xlsx', limits: { milliseconds: 200 } })
    await expect(reading).rejects.toMatchObject({ reason: 'took_too_long' })
    expect(childrenRunning(child)).toEqual([])
  })

  test('is not begun for nothing, nor for too much', async () => {
    await expect(readSpreadsheet(Buffer.alloc(0), { name: 'a.csv' })).rejects.toMatchObject({ reason: 'empty' })
    const bytes = Buffer.alloc(50 * megabyte + 1, 'x,')
    await expect(readSpreadsheet(bytes, { name: 'a.csv' })).rejects.toMatchObject({ reason: 'too_large' })
  })

  test('says when the file is not there', async () => {
    await expect(readSpreadsheet(fixture('none.csv'), { name: 'none.csv' })).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
