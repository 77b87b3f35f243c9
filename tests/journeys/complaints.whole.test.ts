import { complaintDispatch } from '@liren/shared/complaints.dispatch'
import { complaints } from '@liren/shared/complaints.orders'
import { readFile } from 'node:fs/promises'
import { sweepComplaints } from '../../server/src/features/complaints/complaints.clock.service.ts'
import { sweepCalls } from '../../server/src/features/complaints/complaints.whistle.clock.service.ts'
import { screenshot } from '../support/browser.ts'
import {
  act,
  broken,
  confirm,
  fillInOffline,
  refuseCall,
  showDone,
  signOff,
  whistle,
} from '../support/journeys/complaining.ts'
import { writtenFor } from '../support/journeys/demo.words.ts'
import { openStage, type Stage } from '../support/journeys/stage.ts'
import { letDemoComplain } from '../support/journeys/tour.complaints.ts'
import { after, at, opened, seen, tap, through } from '../support/journeys/tour.ts'
import type { Visitor } from '../support/journeys/visitor.ts'
import { readHere, rowsOf } from '../support/spreadsheet.ts'

const rule = '公共照明先派物业'

describe('a lamp from its report to the figures of the community', () => {
  let stage: Stage
  let matter: string
  beforeAll(async () => {
    stage = await openStage()
    // Other matters of the same days, so that no rate is all or nothing.
    await letDemoComplain(stage)
    const { test, communityId } = stage
    const params = { communityId }
    const scopeId = (await stage.signatureOf('赵经理')).scopeId
    const rules = [{ name: rule, categories: ['common_parts'], to: { role: 'property_staff', scopeId } }] as never
    const as = await stage.sessionOf('沈书记')
    await test.call(complaintDispatch.setRules, { params, body: { version: 0, rules } }, { as })
    const author = await stage.sessionOf('陈默')
    const done = (await test.call(complaints.mine, { params }, { as: author })).items.find(
      ({ state }) => state === 'RESOLVED',
    )
    const about = { params: { communityId, complaintId: done?.id ?? '' } }
    const rating = { isSolved: false, satisfaction: 'unsatisfied', words: '床垫还在' } as const
    await test.call(complaints.take, { ...about, body: { step: 'CONFIRM', rating } }, { as: author })
  })
  afterAll(async () => {
    await stage.close()
  })

  const detail = (visitor: Visitor) =>
    opened(`/pages/complaints/detail/index?community=${stage.communityId}&id=${matter}`, '#complaint-holder')(visitor)

  // Another matter of the demo says the same words.
  const openedFrom = (list: string) =>
    after(through(list, `#complaint-${matter}`), through(`#complaint-${matter}`, '#complaint-holder'))
  const fromDeskOf = (visitor: Visitor) =>
    after(
      opened('/', '#home-workbench'),
      through('#home-workbench', '#desk-complaints'),
      openedFrom('#desk-complaints'),
    )(visitor)
  const fromMineOf = (visitor: Visitor) => after(opened('/', '#home-reports'), openedFrom('#home-reports'))(visitor)

  /** Moves the demo's clock by its buttons, and does what its process does every ten seconds. */
  async function letPass(hours: number) {
    await stage.visit({ as: '林晓' }, async (visitor) => {
      const { page } = visitor
      await opened('/', '#tab-me')(visitor)
      await through('#tab-me', '#demo-now')(visitor)
      for (let n = 0; n < hours; n++) {
        const moved = page.waitForResponse((reply) => reply.url().endsWith('/demo/clock') && reply.ok())
        await tap(page, '#demo-advance-hour')
        await moved
      }
    })
    await sweepComplaints(stage.test.pool)
    await sweepCalls(stage.test.pool)
  }

  test('is reported offline with a picture by a tenant in elder mode, and sent on by the rule of the committee', () =>
    stage.visit({ as: '林晓', textSize: 'elder', browser: { serviceWorkers: 'allow' } }, async (visitor) => {
      const { page, context } = visitor
      await fillInOffline(visitor)
      await tap(page, '#report-submit')
      await page.getByText('还没发出去，已经存在这台手机里。').waitFor()
      await context.setOffline(false)
      await through(`[id^=complaint-0]:has-text("${broken}")`, '#complaint-pictures')(visitor)
      await seen(page, 'text=枫林苑 物业 · 赵经理')
      await seen(page, `text=规则：${rule}`)
      await screenshot(page, 'complaints-whole/sent-elder')
      const as = await stage.sessionOf('林晓')
      const mine = await stage.test.call(complaints.mine, { params: { communityId: stage.communityId } }, { as })
      matter = mine.items.find(({ excerpt }) => excerpt === broken)?.id ?? ''
      expect(matter).not.toBe('')
    }))

  test('is ignored: the firm is warned at half of its time and at four fifths, and then it is with the committee', async () => {
    await letPass(13)
    await stage.visit({ as: '赵经理' }, async (visitor) => {
      await after(opened('/', '#tab-inbox'), through('#tab-inbox', '[id^=message-]'))(visitor)
      await seen(visitor.page, 'text=/^时间快到了，请看一看/')
      await fromDeskOf(visitor)
      await seen(visitor.page, '#complaint-holder :text("时限过半")')
    })
    await letPass(7)
    await stage.visit({ as: '赵经理' }, async (visitor) => {
      await fromDeskOf(visitor)
      await seen(visitor.page, '#complaint-holder :text("时限将到")')
      await screenshot(visitor.page, 'complaints-whole/warned')
    })
    await letPass(5)
    await stage.visit({ as: '林晓', textSize: 'elder' }, async (visitor) => {
      await fromMineOf(visitor)
      await seen(visitor.page, '#complaint-holder :text("已逾期，报居委会")')
      await screenshot(visitor.page, 'complaints-whole/climbed-elder')
    })
  })

  test('is whistled by the committee: one department refuses with a reason, another comes and mends the line', async () => {
    await stage.visit({ as: '沈书记' }, async (visitor) => {
      await after(opened('/', '#tab-inbox'), through('#tab-inbox', '[id^=message-]'))(visitor)
      await detail(visitor)
      await whistle(visitor, ['城管中队', '供电所'], '请到场看路灯线路归谁管')
    })
    const called = after(opened('/', '#home-called'), through('#home-called', '[id^=called-0]'))
    await stage.visit({ as: '郑工' }, async (visitor) => {
      await called(visitor)
      await refuseCall(visitor, '路灯供电线路归供电所')
      await seen(visitor.page, '#called-empty')
    })
    await stage.visit({ as: '唐工' }, async (visitor) => {
      await called(visitor)
      await through('[id^=call-REPORT_IN-]', '[id^=call-SIGN_OFF-]')(visitor)
      await signOff(visitor, '控制箱已换')
      await seen(visitor.page, '#called-empty')
      await through('#called-done', '[id^=called-0]:has-text("已销哨")')(visitor)
    })
    await stage.visit({ as: '沈书记' }, async (visitor) => {
      await detail(visitor)
      await seen(visitor.page, 'text=路灯供电线路归供电所')
      await through('[id^=call-RELEASE-]', '[id^=call-0]:has-text("已同意不接")')(visitor)
      await seen(visitor.page, 'text=控制箱已换')
    })
  })

  test('is mended with a photo, reopened once, mended again, confirmed and rated by the tenant', async () => {
    await stage.visit({ as: '赵经理' }, async (visitor) => {
      const { page } = visitor
      await fromDeskOf(visitor)
      await through('#act-ACCEPT', '#act-CONTACT')(visitor)
      await act(visitor, 'CONTACT', () => at(page, '#act-note').fill('对不起，今天就去。'), '#act-BEGIN')
      await showDone(visitor, '换了灯管。')
    })
    await stage.visit({ as: '林晓', textSize: 'elder' }, async (visitor) => {
      await fromMineOf(visitor)
      await act(visitor, 'REOPEN', () => at(visitor.page, '#act-note').fill('又不亮了。'), 'text=又不亮了。')
    })
    await stage.visit({ as: '赵经理' }, async (visitor) => {
      await fromDeskOf(visitor)
      await at(visitor.page, ':is(#act-BEGIN, #act-RESOLVE)').waitFor()
      await showDone(visitor, '换了整个灯座。')
    })
    await stage.visit({ as: '林晓', textSize: 'elder' }, async (visitor) => {
      const { page } = visitor
      await fromMineOf(visitor)
      await seen(page, '#act-ASK_REOPENING')
      await through('#act-CONFIRM', '#act-sheet')(visitor)
      await tap(page, '#rate-solved')
      await tap(page, '#rate-satisfied')
      await confirm(page)
      await page.getByText('解决了 · 满意').waitFor()
      await screenshot(page, 'complaints-whole/rated-elder')
    })
  })

  test('stands in the three rates of the board, which equal a hand count of the sheet that was handed out', () =>
    stage.visit({ as: '沈书记' }, async (visitor) => {
      const { page } = visitor
      await opened('/', '#home-workbench')(visitor)
      await through('#home-workbench', '#desk-complaint-board')(visitor)
      await through('#desk-complaint-board', '#board-load')(visitor)
      const saving = page.waitForEvent('download')
      await tap(page, '#board-sheet')
      const file = await readFile(await (await saving).path())
      const cells = rowsOf(await readHere(file)).map((row) => row.cells.map(({ text }) => text))
      const [headings = [], ...rows] = cells
      const column = (heading: string) => rows.map((row) => row[headings.indexOf(heading)] ?? '')
      const count = (heading: string, ...values: string[]) =>
        column(heading).filter((one) => values.includes(one)).length
      const answered = column('满意度').filter((one) => one !== '').length
      const byHand = {
        response: [count('按时响应', '是'), count('按时响应', '是', '否')],
        solution: [count('是否解决', '是'), count('是否解决', '是', '否')],
        satisfaction: [count('满意度', '满意'), answered],
      }
      // Two were left too long; of two who said something one is content, and that is the tenant.
      expect(byHand).toEqual({ response: [3, 5], solution: [1, 2], satisfaction: [1, 2] })
      const lamp = rows.find((row) => row[headings.indexOf('编号')] === matter) ?? []
      expect(['按时响应', '是否解决', '满意度', '重开次数'].map((one) => lamp[headings.indexOf(one)])).toEqual([
        ...['否', '是', '满意', '1'],
      ])
      expect(column('内容')).toContain(writtenFor.leak)
      expect(rows).toHaveLength(5)
      for (const [name, [numerator = 0, denominator = 0]] of Object.entries(byHand)) {
        const percent = Math.floor((numerator * 1_000) / denominator) / 10
        expect(await at(page, `#rate-${name}`).textContent()).toBe(`${percent.toFixed(1)}%`)
      }
      await screenshot(page, 'complaints-whole/board')
    }))
})
