import { extractText, getDocumentProxy } from 'unpdf'
import { invitationSheets, type InvitationSlip } from '../../server/src/platform/print/invitation.sheets.ts'
import { squareCodes } from '../support/pdf.codes.ts'

const slips = (count: number): InvitationSlip[] =>
  Array.from({ length: count }, (_, index) => ({
    unitLabel: `1单元 ${101 + index}`,
    code: `CDFGHJKM${String(index).padStart(2, '0')}`,
    url: `https://liren.example.org/join?code=CDFGHJKM${index}`,
    expires: new Date('2026-12-31T10:00:00Z'),
  }))
const place = { community: '里仁社区', estate: '中央盛景', building: '1幢' }

/** The lines of each page. */
async function read(pdf: Buffer): Promise<string[][]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)))
  return text.map((page) => page.split('\n'))
}

describe('sheets of invitation slips', () => {
  test('eight to a page, in the order given, each with its flat, code and what to know', async () => {
    const pages = await read(await invitationSheets({ ...place, slips: slips(9) }))
    expect(pages).toHaveLength(2)
    const flats = pages.map((lines) => lines.filter((line) => line.startsWith('1幢')))
    expect(flats).toEqual([Array.from({ length: 8 }, (_, index) => `1幢 1单元 ${101 + index}`), ['1幢 1单元 109']])
    const last = pages[1]?.join('') ?? ''
    for (const words of [
      '里仁社区 · 中央盛景',
      'CDFG-HJKM-08',
      '2026年12月31日 18:00',
      '只证明您住在这里',
      '不证明产权',
      '请问里仁社区工作人员',
      'not that you own the flat',
    ])
      expect(last).toContain(words)
  })

  test('embeds what it needs of the typeface, not the whole of it', async () => {
    const pdf = await invitationSheets({ ...place, slips: slips(8) })
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.length).toBeGreaterThan(10_000)
    expect(pdf.length).toBeLessThan(200_000)
  })

  test('names of any length stay in their place: no further page, the flat whole, the code whole', async () => {
    const long = {
      community: '某某街道'.repeat(20),
      estate: '非常长的小区名字'.repeat(9),
      building: '第一百二十三号高层住宅楼(原A座西侧裙楼)',
    }
    const label = '超长单元名称第一单元东侧 Wilhelminenhofstrasse 12345 号复式上下两层 10101'
    const pages = await read(
      await invitationSheets({ ...long, slips: slips(8).map((slip) => ({ ...slip, unitLabel: label })) }),
    )
    expect(pages).toHaveLength(1)
    const whole = pages[0]?.join('').replaceAll(' ', '') ?? ''
    expect(whole.split(label.replaceAll(' ', ''))).toHaveLength(9)
    expect(whole.split('2026年12月31日18:00')).toHaveLength(9)
    expect(whole).toContain('…')
  })

  test('the square code of each opens its address', async () => {
    const given = slips(3)
    const pdf = await invitationSheets({ ...place, slips: given })
    expect(squareCodes(pdf)).toEqual(given.map(({ url }) => url))
  })

  test('a building of 300 flats, in little memory, and others get their turn between pages', async () => {
    const before = process.memoryUsage().rss
    let turns = 0
    const timer = setInterval(() => (turns += 1), 1)
    const pdf = await invitationSheets({ ...place, slips: slips(300) })
    clearInterval(timer)
    expect((await getDocumentProxy(new Uint8Array(pdf))).numPages).toBe(38)
    expect(pdf.length).toBeLessThan(2_000_000)
    expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(300)
    expect(turns).toBeGreaterThan(30)
  })

  test('none are a page with nothing on it', async () => {
    expect(await read(await invitationSheets({ ...place, slips: [] }))).toEqual([['']])
  })
})
