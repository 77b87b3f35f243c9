import { screenshot } from '../support/browser.ts'
import { openStage, type Stage } from '../support/journeys/stage.ts'
import { after, at, opened, seen, tap, through } from '../support/journeys/tour.ts'

const name = '夜巡队'
const title = '小区夜巡'
const toGroups = after(
  opened('/', '#tab-participate'),
  through('#tab-participate', '#open-volunteering'),
  through('#open-volunteering', '#open-groups'),
)
const inbox = (said: string) => `[id^=message-]:has-text("${said}")`
const dayAfterTomorrow = () => new Date(Date.now() + 56 * 3_600_000).toISOString().slice(0, 10)

describe('a group of volunteers', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(async () => {
    await stage.close()
  })

  test('is registered by the committee, joined by a neighbour, and approves what they propose for it', async () => {
    const { rows } = await stage.test.admin.query<{ label: string }>(
      'SELECT u.label FROM residence h JOIN unit u ON u.id = h.unit_id WHERE h.account_id = $1',
      [(await stage.sessionOf('陈默')).accountId],
    )
    await stage.visit({ as: '沈书记' }, async (visitor) => {
      const { page } = visitor
      await toGroups(visitor)
      await through('#open-groups', '#groups-empty')(visitor)
      await through('#group-register', '#group-name')(visitor)
      await tap(page, '#register-save')
      await page.getByText('请写小组名称，再选组长。').waitFor()
      await at(page, '#group-name').fill(name)
      await at(page, '#leader-entrance').selectOption({ label: '枫林苑 3幢 1单元' })
      await at(page, '#leader-who').selectOption({ label: `${rows[0]?.label ?? ''} 陈默` })
      await screenshot(page, 'volunteering/group-register')
      await through('#register-save', `[id^=group-0]:has-text("${name}")`)(visitor)
    })
    await stage.visit({ as: '林晓', textSize: 'elder' }, async (visitor) => {
      const { page } = visitor
      await toGroups(visitor)
      await through('#open-groups', '[id^=join-0]')(visitor)
      await through('[id^=join-0]', '[id^=leave-0]')(visitor)
      await seen(page, 'text=组长 陈默 · 2 人')
      await screenshot(page, 'volunteering/groups-elder')
      await after(
        opened('/', '#tab-participate'),
        through('#tab-participate', '#open-volunteering'),
        through('#open-volunteering', '#open-activities'),
        through('#open-activities', '#activity-propose'),
        through('#activity-propose', '#propose-group'),
      )(visitor)
      await at(page, '#propose-title').fill(title)
      await at(page, '#propose-body').fill('两人一组，巡看各楼栋。')
      await at(page, '#propose-group').selectOption({ label: name })
      await at(page, '#shift-1-place').fill('东门岗亭')
      await at(page, '#shift-1-day').fill(dayAfterTomorrow())
      await through('#propose-submit', '#activity-matter')(visitor)
      await page.getByText('等审批，批准前没有人能报名。').waitFor()
    })
    await stage.visit({ as: '陈默' }, async (visitor) => {
      const { page } = visitor
      await opened('/', '#tab-inbox')(visitor)
      await page.reload()
      await through('#tab-inbox', '[id^=message-]')(visitor)
      await through(inbox('替小组提议了活动'), '#activity-approve-group')(visitor)
      await screenshot(page, 'volunteering/activity-approve-group')
      await tap(page, '#activity-approve-group')
      await page.locator('#activity-approve-group').waitFor({ state: 'detached' })
    })
    await stage.visit({ as: '林晓' }, async (visitor) => {
      const { page } = visitor
      await opened('/', '#tab-inbox')(visitor)
      await page.reload()
      await through('#tab-inbox', '[id^=message-]')(visitor)
      await through(inbox(`${name}看过您提议的活动了`), '#activity-cancel')(visitor)
      await seen(page, `[id^=shift-0]:has-text("${title}")`)
    })
  })
})
