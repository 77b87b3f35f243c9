import type { Problem } from '@liren/shared/problem'
import { problemTexts } from '@liren/shared/problem.texts'
import { rolesApi } from '@liren/shared/roles'
import { newPhone } from '../support/app.ts'
import { faultsInSight, standard } from '../support/journeys/look.ts'
import { openStage, type Stage } from '../support/journeys/stage.ts'
import { createWorld, publishNotice, unitAt } from '../support/world.ts'

/** Requests for the board. */
const feed = /\/announcements(\?.*)?$/

describe('a screen', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(async () => {
    await stage.close()
  })

  test('shows the shape of what is coming until it is there', () =>
    stage.visit({ as: '陈默' }, async (visitor) => {
      const { page } = visitor
      let letAnswer = () => {}
      const mayAnswer = new Promise<void>((resolve) => {
        letAnswer = resolve
      })
      await page.route(feed, async (route) => {
        await mayAnswer
        await route.continue()
      })
      await visitor.open('/')
      await page.getByRole('status', { name: '正在加载' }).waitFor()
      letAnswer()
      await page.getByRole('button', { name: /1单元周三上午停水/ }).waitFor()
      expect(await page.getByRole('status', { name: '正在加载' }).count()).toBe(0)
    }))

  test('says what will come to somebody with no home, and shows it once they are registered', async () => {
    const phone = newPhone()
    const session = await stage.test.signIn(phone)
    await stage.visit({ session }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      await page.getByText('还没有登记您住在哪里').waitFor()
      expect(await faultsInSight(visitor, standard, 'home-nowhere')).toEqual([])
      await page.getByRole('navigation').getByRole('button', { name: '消息' }).tap()
      await page.getByText('还没有登记住处').waitFor()
      expect(await faultsInSight(visitor, standard, 'inbox-nowhere')).toEqual([])

      const world = await createWorld(stage.test)
      const body = { phone, nickname: '新邻居', unitId: unitAt(world, 0, 0), relation: 'tenant' as const }
      const params = { communityId: world.communityId }
      await stage.test.call(rolesApi.placeResident, { params, body }, { as: world.committee })
      await page.getByRole('navigation').getByRole('button', { name: '首页' }).tap()
      await page.getByRole('button', { name: '登记好了，看一看' }).tap()
      await page.getByText('居委会、楼长或物业发给您家的通知').waitFor()
      expect(await faultsInSight(visitor, standard, 'home-empty')).toEqual([])
      await page.getByRole('navigation').getByRole('button', { name: '消息' }).tap()
      await page.getByText('还没有消息').waitFor()
      expect(await faultsInSight(visitor, standard, 'inbox-empty')).toEqual([])
      await page.getByRole('navigation').getByRole('button', { name: '参与' }).tap()
      await page.getByText('还没有要一起决定的事').waitFor()
    })
  })

  test.each([
    [500, '我们这边出了问题'],
    [503, '现在人有点多'],
  ])('says so when the server answers %i, and works on another try', (status, words) =>
    stage.visit({ as: '陈默' }, async (visitor) => {
      const { page } = visitor
      visitor.expectInConsole(new RegExp(`status of ${String(status)} .*announcements`))
      const code = status === 500 ? 'internal' : 'overloaded'
      const refusal: Problem = {
        type: 'about:blank',
        status,
        code,
        title: problemTexts[code]['zh-CN'],
        requestId: 'r1',
      }
      const body = JSON.stringify(refusal)
      await page.route(feed, (route) => route.fulfill({ status, body, contentType: 'application/problem+json' }))
      await visitor.open('/')
      await page.getByRole('alert').getByText(words).waitFor()
      expect(await faultsInSight(visitor, standard, `home-failed-${String(status)}`)).toEqual([])
      await page.unroute(feed)
      await page.getByRole('button', { name: '再试一次' }).tap()
      await page.getByRole('button', { name: /1单元周三上午停水/ }).waitFor()
    }),
  )

  test('shows what was seen last while there is no network, also after a new start', () =>
    stage.visit({ as: '陈默' }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      await page.getByRole('button', { name: /1单元周三上午停水/ }).tap()
      await page.getByText('储一桶水备用').waitFor()
      await page.waitForFunction(() => localStorage.getItem('liren.cache')?.includes('储一桶水备用') ?? false)
      await page.getByRole('button', { name: '返回' }).tap()

      visitor.expectInConsole(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/)
      await visitor.context.setOffline(true)
      await page.getByRole('status').filter({ hasText: '离线中，显示的是上次看到的内容' }).waitFor()
      await page.getByRole('button', { name: /1单元周三上午停水/ }).waitFor()
      expect(await faultsInSight(visitor, standard, 'home-offline')).toEqual([])
      await visitor.context.setOffline(false)
      await page.getByRole('status').filter({ hasText: '离线中' }).waitFor({ state: 'detached' })

      // A new start without the API: the page itself came from the browser's own store.
      await visitor.context.route('**/api/**', (route) => route.abort('failed'))
      await page.reload()
      await page.getByRole('heading', { name: /(好|夜深了)，陈默$/ }).waitFor()
      await page.getByRole('button', { name: /1单元周三上午停水/ }).tap()
      await page.getByText('储一桶水备用').waitFor()
      await page.getByRole('status').filter({ hasText: '离线中，显示的是上次看到的内容' }).waitFor()
    }))

  test('looks for news at every start', () =>
    stage.visit({ as: '周建国' }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      await page.getByRole('button', { name: /社区服务时间调整/ }).waitFor()
      await page.waitForFunction(() => localStorage.getItem('liren.cache')?.includes('社区服务时间调整') ?? false)
      const as = await stage.sessionOf('沈书记')
      await publishNotice(stage.test, as, stage.communityId, {
        title: '周日社区义诊',
        audience: [{ type: 'place', kind: 'community', placeId: stage.communityId, ownersOnly: false }],
        signature: await stage.signatureOf('沈书记'),
      })
      await page.reload()
      await page.getByRole('button', { name: /周日社区义诊/ }).waitFor()
    }))

  test('of a session that ended leads to signing in, and back to where one was', async () => {
    const session = await stage.sessionOf('陈默')
    const { id } = await stage.noticeTitled('陈默', '电梯年度检验安排')
    await stage.visit({ session }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      await page.getByRole('button', { name: /1单元周三上午停水/ }).waitFor()
      await stage.test.admin.query('UPDATE session SET ended_at = app.now() WHERE id = $1', [session.sessionId])
      visitor.expectInConsole(/status of 401/)
      await visitor.open(`/pages/announcements/detail/index?community=${stage.communityId}&id=${id}`)
      await page.getByText('这台设备需要重新登录').waitFor()
      expect(await faultsInSight(visitor, standard, 'session-ended')).toEqual([])
      await page.getByRole('button', { name: '去登录' }).tap()
      await page.getByRole('button', { name: /陈默/ }).tap()
      await page.getByRole('heading', { name: '电梯年度检验安排' }).waitFor()
    })
  })
})
