import { complaints } from '@liren/shared/complaints.orders'
import { identity } from '@liren/shared/identity'
import { sweepComplaints } from '../../server/src/features/complaints/complaints.clock.service.ts'
import { openStage, type Stage } from '../support/journeys/stage.ts'
import { after, at, back, opened, seen, tap, through } from '../support/journeys/tour.ts'

describe('a task that the street pushes', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(async () => {
    await stage.close()
  })

  test('is written from the board of the street, where figures of few are not shown', () =>
    stage.visit({ as: '许科长' }, async (visitor) => {
      const { page } = visitor
      await opened('/', '#home-street')(visitor)
      await through('#home-street', '[id^=street-tasks-]')(visitor)
      await seen(page, 'text=枫林社区')
      await through('[id^=street-tasks-]', '#tasks-empty')(visitor)
      await through('#task-push', '#task-push-sheet')(visitor)
      await tap(page, '#task-push-confirm')
      await page.getByText('请写任务名称。').waitFor()
      await at(page, '#task-title').fill('填一张表')
      await at(page, '#task-text').fill('周五前报送')
      const later = new Date(Date.now() + 80 * 3_600_000).toISOString().slice(0, 10)
      await at(page, '#task-day').fill(later)
      await tap(page, '#task-push-confirm')
      await seen(page, '[id^=task-0]:has-text("不在准入清单上")')
    }))

  test('is told to the committee, which declines what is on no list, and keeps the list', () =>
    stage.visit({ as: '沈书记', textSize: 'elder' }, async (visitor) => {
      const { page } = visitor
      await after(opened('/', '#home-workbench'), through('#home-workbench', '#desk-tasks'))(visitor)
      await through('#desk-tasks', '[id^=task-DECLINE-]')(visitor)
      await through('#task-list', '#task-list-items')(visitor)
      await at(page, '#task-list-items').fill('防汛值守\n人口普查')
      await tap(page, '#task-list-save')
      await page.locator('#task-list-sheet').waitFor({ state: 'detached' })
      await through('[id^=task-DECLINE-]', '#task-answer-reason')(visitor)
      await at(page, '#task-answer-reason').fill('不在清单上')
      await tap(page, '#task-answer-confirm')
      await seen(page, '[id^=task-0]:has-text("不接")')
    }))

  test('is told back to the street, in the inbox of who holds no other place, and opens there', () =>
    stage.visit({ as: '许科长' }, async (visitor) => {
      const { page } = visitor
      await opened('/', '#home-street')(visitor)
      await seen(page, '#tab-inbox >> text=/[0-9]/')
      await through('#tab-inbox', '[id^=message-]:has-text("填一张表")')(visitor)
      await seen(page, '[id^=message-]:has-text("任务有答复 · 枫林社区")')
      await through('[id^=message-]:has-text("填一张表")', '[id^=task-0]:has-text("不接")')(visitor)
    }))
})

describe('what is a day overdue', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(async () => {
    await stage.close()
  })

  test('is read by the street from its board, longest first, without who complained', async () => {
    const { test, communityId: community, sessionOf } = stage
    const author = await sessionOf('陈默')
    const me = await test.call(identity.me, {}, { as: author })
    const id = me.memberships[0]?.homes[0]?.buildingId ?? ''
    const body = {
      ...{ category: 'safety' as const, hazard: 'blocked_exit' as const, text: '消防通道被堵了' },
      place: { kind: 'building' as const, id },
    }
    await test.call(complaints.report, { params: { communityId: community }, body }, { as: author })
    await test.advance(26 * 3_600)
    for (let rung = 0; rung < 4; rung += 1) await sweepComplaints(test.pool)
    await stage.visit({ as: '许科长' }, async (visitor) => {
      await after(opened('/', '#home-street'), through('#home-street', '[id^=street-board-]'))(visitor)
      await through('[id^=street-board-]', '#board-load')(visitor)
      await through('#board-climbed', '[id^=complaint-0]:has-text("消防通道被堵了")')(visitor)
      await back(visitor)
      await back(visitor)
      await through('[id^=street-climbed-]', '[id^=complaint-0]:has-text("消防通道被堵了")')(visitor)
      await through('[id^=complaint-0]:has-text("消防通道被堵了")', '#complaint-holder')(visitor)
      expect(await visitor.page.locator('#complaint:visible').textContent()).not.toContain('陈默')
    })
  })
})
