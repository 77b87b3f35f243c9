import { extractText, getDocumentProxy } from 'unpdf'
import { doorSheet, type Door } from '../../server/src/platform/print/door.sheet.ts'
import { noticePoster } from '../../server/src/platform/print/notice.poster.ts'

const head = {
  community: '枫林社区',
  title: '周三上午停水',
  office: '枫林苑 3幢 楼组长',
  published: new Date('2026-03-05T06:30:00Z'),
  url: 'https://liren.example/pages/announcements/detail/index?community=1&id=2',
}
const doors = (building: string, entrances: number, flats: number): Door[] =>
  Array.from({ length: entrances * flats }, (_, index) => ({
    estate: '枫林苑',
    buildingId: building,
    building,
    entrance: `${String(Math.floor(index / flats) + 1)}单元`,
    unitLabel: String(101 + (index % flats)),
    isNobodyThere: index % 2 === 0,
  }))

/** The lines of each page. */
async function read(pdf: Buffer): Promise<string[][]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)))
  return text.map((page) => page.split('\n'))
}

describe('a door sheet', () => {
  test('has every door once, in the order given, under its entrance', async () => {
    const [page = []] = await read(await doorSheet({ ...head, doors: doors('3幢', 2, 3) }))
    const walked = page.filter((line) => /^(\d单元 · \d|\d{3} .+)$/.test(line))
    expect(walked).toEqual([
      ...['1单元 · 3', '101 无人登记', '102 未读', '103 无人登记'],
      ...['2单元 · 3', '101 未读', '102 无人登记', '103 未读'],
    ])
    expect(page).toContain('周三上午停水')
    expect(page).toContain('枫林苑 3幢 · 6 户')
  })

  test('begins a page for each building, and says on every page what it is about', async () => {
    const pages = await read(await doorSheet({ ...head, doors: [...doors('3幢', 4, 60), ...doors('4幢', 1, 2)] }))
    expect(pages).toHaveLength(4)
    for (const page of pages) expect(page).toContain('周三上午停水')
    const flats = pages.flat().filter((line) => /^\d{3} /.test(line))
    expect(flats).toHaveLength(242)
    expect(pages.at(-1)).toContain('枫林苑 4幢 · 2 户')
    // Wherever an entrance goes on in another column, it says which.
    expect(pages.flat().filter((line) => line.endsWith('单元（续）')).length).toBeGreaterThan(2)
  })

  test('of nobody says so', async () => {
    const [page = []] = await read(await doorSheet({ ...head, doors: [] }))
    expect(page.join()).toContain('每户都有人看过了')
  })
})

describe('a poster', () => {
  const paragraph = (text: string) => ({ type: 'paragraph' as const, text })

  test('has the title, the text and who says so, on one page', async () => {
    const body = [
      { type: 'heading' as const, text: '停水时间' },
      paragraph('周三 **9:00** 至 11:00'),
      { type: 'list' as const, ordered: true, items: ['请储水', '请关阀'] },
    ]
    const pages = await read(await noticePoster({ ...head, body }))
    expect(pages).toHaveLength(1)
    for (const line of [
      '周三上午停水',
      '停水时间',
      '周三 9:00 至 11:00',
      '1. 请储水',
      '扫码看全文',
      '枫林苑 3幢 楼组长',
    ])
      expect(pages[0]).toContain(line)
  })

  test('of a long notice stays one page, and the code leads to the rest', async () => {
    const body = Array.from({ length: 12 }, () => paragraph('请邻居们提前储水，注意关好阀门。'.repeat(40)))
    const pages = await read(await noticePoster({ ...head, title: '长'.repeat(60), body }))
    expect(pages).toHaveLength(1)
    expect(pages[0]?.join('')).toContain('…')
    expect(pages[0]).toContain('扫码看全文')
  })
})
