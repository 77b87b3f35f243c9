import { open311 } from '@liren/shared/open311'
import { readFile } from 'node:fs/promises'
import { sweepComplaints } from '../../server/src/features/complaints/complaints.clock.service.ts'
import { hotlineFile, hotlineLine } from '../support/hotline.ts'
import { readHere, rowsOf } from '../support/spreadsheet.ts'
import { writtenFor } from '../support/journeys/demo.words.ts'
import { squareCodes } from '../support/pdf.codes.ts'
import { openStage, type Stage } from '../support/journeys/stage.ts'
import { after, at, back, opened, seen, tap, through } from '../support/journeys/tour.ts'
import { letDemoComplain } from '../support/journeys/tour.complaints.ts'
import type { Visitor } from '../support/journeys/visitor.ts'

const card = (text: string) => `[id^=complaint-0]:has-text("${text}")`
const toBoard = after(
  opened('/', '#home-workbench'),
  through('#home-workbench', '#desk-complaint-board'),
  through('#desk-complaint-board', '#board-load'),
)

/** Saves what the button hands out, and reads its cells. */
async function saved({ page }: Visitor, button: string): Promise<string[][]> {
  const saving = page.waitForEvent('download')
  await tap(page, button)
  const file = await readFile(await (await saving).path())
  return rowsOf(await readHere(file)).map(({ cells }) => cells.map(({ text }) => text))
}

describe('the committee oversees what is complained of', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
    await letDemoComplain(stage)
  })
  afterAll(async () => {
    await stage.close()
  })

  test('and its board equals a hand count of the sheet it hands out', () =>
    stage.visit({ as: '沈书记' }, async (visitor) => {
      const { page } = visitor
      await toBoard(visitor)
      expect(await at(page, '#board-open').textContent()).toBe('3 件')
      // Nobody has said anything yet: of nothing there is no rate.
      expect(await at(page, '#rate-solution').textContent()).toBe('–')
      expect(await at(page, '#rate-response').textContent()).toBe('100.0%')
      const [headings = [], ...rows] = await saved(visitor, '#board-sheet')
      const inTime = rows.map((row) => row[headings.indexOf('按时响应')])
      expect(inTime.filter((one) => one === '是')).toHaveLength(3)
      expect(inTime.filter((one) => one === '否')).toHaveLength(0)
      await page.getByText('3 ÷ 3 · 时限内').waitFor()
    }))

  test('and finds single matters from its figures, by office and by state', () =>
    stage.visit({ as: '沈书记' }, async (visitor) => {
      const { page } = visitor
      await toBoard(visitor)
      await tap(page, '#board-by-category')
      await through('#board-row-environment', '#complaint-orders')(visitor)
      await seen(page, card(writtenFor.bins))
      expect(await page.locator(`#complaint-orders ${card(writtenFor.leak)} >> visible=true`).count()).toBe(0)
      await through('#orders-all', '#orders-category')(visitor)
      await at(page, '#orders-category').selectOption('')
      await seen(page, card(writtenFor.leak))
      await tap(page, '#orders-done')
      await page
        .locator(`${card(writtenFor.leak)} >> visible=true`)
        .first()
        .waitFor({ state: 'detached' })
      await through(card(writtenFor.bins), '#complaint-holder')(visitor)
      await seen(page, 'text=已处理，待诉求人确认')
      await back(visitor)
      await tap(page, '#orders-ended')
      await seen(page, '#orders-empty')
    }))

  test('and sets the columns that the city’s own system wants', () =>
    stage.visit({ as: '沈书记' }, async (visitor) => {
      const { page } = visitor
      await toBoard(visitor)
      await through('#board-layout', '#column-20')(visitor)
      for (let n = 20; n > 2; n -= 1) await tap(page, `#column-${String(n)}-remove`)
      await tap(page, '#column-2-up')
      await at(page, '#column-1-heading').fill('受理时间')
      await at(page, '#column-2-content').selectOption('fixed')
      await tap(page, '#layout-save')
      await page.getByText('选了固定内容的，要写上内容。').waitFor()
      await at(page, '#column-2-heading').fill('社区代码')
      await at(page, '#column-2-fixed').fill('990101001001')
      await through('#layout-save', '#layout-saved')(visitor)
      await back(visitor)
      const [headings, first] = await saved(visitor, '#board-city-sheet')
      expect(headings).toEqual(['受理时间', '社区代码'])
      expect(first?.[1]).toBe('990101001001')
      expect(first?.[0]).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/)
    }))

  test('and makes limits shorter than the city’s, never longer, and puts in the holidays of a year', () =>
    stage.visit({ as: '沈书记' }, async (visitor) => {
      const { page } = visitor
      await opened('/', '#home-workbench')(visitor)
      await through('#home-workbench', '#desk-complaint-settings')(visitor)
      await through('#desk-complaint-settings', '#work-to')(visitor)
      expect(await at(page, '#work-from').inputValue()).toBe('08:30')
      await at(page, '#work-to').fill('11:00')
      await page.getByText('下班要晚于上班，中间不少于 4 小时。').waitFor()
      expect(await at(page, '#complaint-settings-save').isDisabled()).toBe(true)
      await at(page, '#work-to').fill('17:00')
      await through('#complaint-settings-save', '#complaint-settings-saved')(visitor)
      await through('#settings-limits', '#limit-ordinary')(visitor)
      await through('#limit-ordinary', '#ordinary-solution')(visitor)
      await at(page, '#ordinary-solution').fill('11')
      await tap(page, '#limits-save')
      await page.getByText('请填整数，不能比 10 天 长。').waitFor()
      await at(page, '#ordinary-solution').fill('5')
      await through('#limits-save', '#limits-saved')(visitor)
      await back(visitor)
      await through('#settings-holidays', '#holidays-text')(visitor)
      await at(page, '#holidays-text').fill('2029-01-01 休\n春节放假')
      await tap(page, '#holidays-put')
      await page.getByText('这一行看不懂：春节放假').waitFor()
      await at(page, '#holidays-text').fill('2029-01-01 休\n2029-02-12 至 2029-02-16 休\n2029-02-10 班')
      await page.getByText('读到 2029 年：工作日放假 6 天，周末补班 1 天。').waitFor()
      await through('#holidays-put', '#holidays-saved')(visitor)
      expect(await at(page, '#holidays-text').inputValue()).toBe('')
    }))

  test('and lets a body outside in with a key that is shown once, and hands a matter to it', () =>
    stage.visit({ as: '沈书记' }, async (visitor) => {
      const { page } = visitor
      await opened('/', '#home-workbench')(visitor)
      await through('#home-workbench', '#desk-complaint-settings')(visitor)
      await through('#desk-complaint-settings', '#settings-partners')(visitor)
      await through('#settings-partners', '#partners-empty')(visitor)
      await at(page, '#partner-name').fill('区热线平台')
      await through('#partner-add', '#partner-key')(visitor)
      const key = (await at(page, '#partner-key-value').textContent()) ?? ''
      const params = { communityId: stage.communityId }
      const asked = { params, query: { api_key: key } }
      expect(await stage.test.call(open311.requests, asked)).toEqual([])
      await page.reload()
      await seen(page, '[id^=partner-renew-]')
      expect(await page.locator('#partner-key').count()).toBe(0)
      await toBoard(visitor)
      await through('#board-all', card(writtenFor.leak))(visitor)
      await through(card(writtenFor.leak), '#act-SHARE')(visitor)
      await through('#act-SHARE', '#act-partner')(visitor)
      await at(page, '#act-partner').selectOption({ label: '区热线平台' })
      await at(page, '#act-note').fill('管网归水务，请一起看。')
      await tap(page, '#act-confirm')
      await page.locator('#act-sheet').first().waitFor({ state: 'detached' })
      await seen(page, 'text=管网归水务，请一起看。')
      const [handed] = await stage.test.call(open311.requests, asked)
      expect(handed).toMatchObject({ description: writtenFor.leak, status: 'open' })
    }))

  test('and takes in the work orders of the hotline once, and gives back how they went', () =>
    stage.visit({ as: '沈书记' }, async (visitor) => {
      const { page } = visitor
      const choose = async (numbers: readonly string[]) => {
        const lines = numbers.map((number) =>
          hotlineLine(number, { text: `${number} 号楼道灯坏了。`, address: '3号楼' }),
        )
        const { bytes } = hotlineFile([...lines, hotlineLine('DH-9', { category: '其他', address: '说不清' })])
        await seen(page, '#hotline-file')
        const sheet = { name: '12345.csv', mimeType: 'text/csv', buffer: bytes }
        await page.locator('#hotline-file >> visible=true').setInputFiles(sheet)
        await seen(page, '#sheet-counts')
      }
      await opened('/', '#home-workbench')(visitor)
      await through('#home-workbench', '#desk-complaint-settings')(visitor)
      await through('#desk-complaint-settings', '#settings-partners')(visitor)
      await through('#settings-partners', '[id^=partner-orders-]')(visitor)
      await through('[id^=partner-orders-]', '#hotline-file')(visitor)
      await choose(['DH-1', 'DH-2'])
      // An address and a category that could be anything are asked about; what is said of them is taken.
      expect(await at(page, '#count-question').textContent()).toBe('1 件')
      expect(await at(page, '#sheet-take').isDisabled()).toBe(true)
      await seen(page, '#row-3:has-text("枫林苑 3幢")')
      await through('#row-place-5', '#place-building')(visitor)
      await at(page, '#place-building').selectOption({ label: '2幢' })
      await tap(page, '#place-choose')
      await seen(page, '#row-5:has-text("枫林苑 2幢")')
      await through('#row-skip-5', '#row-unskip-5')(visitor)
      await page.getByRole('button', { name: '导入这 2 件' }).waitFor()
      await through('#sheet-take', '#sheet-over:has-text("导入了 2 件")')(visitor)
      await back(visitor)
      await choose(['DH-1', 'DH-2'])
      expect(await at(page, '#count-known').textContent()).toBe('2 件')
      await seen(page, '#row-open-3')
      await back(visitor)
      const [headings = [], ...rows] = await saved(visitor, '#hotline-replies')
      const orders = rows.filter((row) => (row[headings.indexOf('外部工单号')] ?? '').startsWith('DH-'))
      expect(orders.map((row) => row[headings.indexOf('状态')])).toEqual(['已派单，待接单', '已派单，待接单'])
    }))

  test('and puts up square codes, by which a resident reports from where the thing is', async () => {
    await stage.visit({ as: '沈书记' }, async (visitor) => {
      const { page } = visitor
      await opened('/', '#home-workbench')(visitor)
      await through('#home-workbench', '#desk-complaint-settings')(visitor)
      await through('#desk-complaint-settings', '#settings-spots')(visitor)
      await through('#settings-spots', '#spots-empty')(visitor)
      await through('#spot-place', '#place-building')(visitor)
      await at(page, '#place-building').selectOption({ label: '2幢' })
      await tap(page, '#place-choose')
      await at(page, '#spot-text').fill('2号电梯轿厢')
      await through('#spot-put', '[id^=spot-remove-]')(visitor)
      const saving = page.waitForEvent('download')
      await tap(page, '#spots-print')
      const [url = ''] = squareCodes(await readFile(await (await saving).path()), 118)
      expect(url).toContain('/pages/complaints/report/index?community=')
      await stage.visit({ as: '周建国' }, async (resident) => {
        await opened(url, '#report-scanned')(resident)
        await resident.page.getByRole('radio', { name: '枫林苑 2幢', exact: true, checked: true }).waitFor()
        expect(await at(resident.page, '#report-spot').inputValue()).toBe('2号电梯轿厢')
      })
      await tap(page, '[id^=spot-remove-]')
      await seen(page, '#spots-empty')
      await stage.visit({ as: '周建国' }, async (resident) => {
        resident.expectInConsole(/404/)
        await opened(url, '#report-unknown-code')(resident)
      })
    })
  })

  test('and rings back who never answered, writes down what was said, and that person reads it', async () => {
    for (const days of [7, 2]) {
      await stage.test.advance(days * 86_400)
      await sweepComplaints(stage.test.pool)
    }
    await stage.visit({ as: '沈书记' }, async (visitor) => {
      const { page } = visitor
      await toBoard(visitor)
      await through('#board-unheard', card(writtenFor.bins))(visitor)
      await through('[id^=ring-0]', '#ring-sheet-reason')(visitor)
      // What for is said already; one tap more, and it rings.
      await through('#ring-sheet-confirm', '#contact-phone')(visitor)
      await seen(page, '#contact-dial')
      await tap(page, '#contact-shown-close')
      await through(card(writtenFor.bins), '#act-RING_BACK')(visitor)
      await through('#act-RING_IN_VAIN', '#act-silence')(visitor)
      await tap(page, '#act-sheet-close')
      await through('#act-RING_BACK', '#rate-unsolved')(visitor)
      await tap(page, '#rate-unsolved')
      await at(page, '#act-note').fill('说夏天味道还是大。')
      await tap(page, '#act-sheet-close')
      // What was typed is still there.
      await through('#act-RING_BACK', '#rate-unsatisfied')(visitor)
      expect(await at(page, '#act-note').inputValue()).toBe('说夏天味道还是大。')
      await tap(page, '#rate-unsatisfied')
      await tap(page, '#act-confirm')
      await seen(page, '#complaint-rating:has-text("没有解决 · 不满意 · 由 沈书记 代为记下")')
      await seen(page, '#act-GRANT_REOPENING')
      await back(visitor)
      await seen(page, '#orders-empty')
      await back(visitor)
      await page.getByText('0 ÷ 1 · 诉求人说解决了的').waitFor()
    })
    await stage.visit({ as: '陈默' }, async (visitor) => {
      await after(opened('/', '#home-reports'), through('#home-reports', card(writtenFor.bins)))(visitor)
      await through(card(writtenFor.bins), 'text=说夏天味道还是大。')(visitor)
      await seen(visitor.page, '#act-RATE')
    })
  })
})
