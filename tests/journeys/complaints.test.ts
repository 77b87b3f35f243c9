import { complaints } from '@liren/shared/complaints.orders'
import { rolesApi } from '@liren/shared/roles'
import { newPhone } from '../support/app.ts'
import { brokenLamp } from '../support/complaints.ts'
import { act, broken, card, choosePicture, fillInOffline, fromDesk, fromMine } from '../support/journeys/complaining.ts'
import { emptyFlats, slipFor } from '../support/journeys/flats.ts'
import { untilShelved } from '../support/journeys/shelf.ts'
import { openStage, type Stage } from '../support/journeys/stage.ts'
import { after, at, back, opened, seen, tap, through } from '../support/journeys/tour.ts'

/** What the committee is asked to decide stands in its queue. */
const fromQueue = after(
  opened('/', '#home-workbench'),
  through('#home-workbench', '#desk-complaints'),
  through('#desk-complaints', card),
  through(card, '#act-GRANT_APPEAL'),
)

describe('a lamp that is broken', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(async () => {
    await stage.close()
  })

  test('is reported offline by a tenant in elder mode, with a picture, and sent once when the network is back', () =>
    stage.visit({ as: '林晓', textSize: 'elder', browser: { serviceWorkers: 'allow' } }, async (visitor) => {
      const { page, context } = visitor
      const reports: string[] = []
      page.on('request', (request) => {
        if (request.method() === 'POST' && request.url().endsWith('/complaints'))
          reports.push(request.headers()['idempotency-key'] ?? '')
      })
      await fillInOffline(visitor)
      await untilShelved(page, 1)
      // What was written survives a closed page.
      await page.reload()
      await seen(page, '[id^=sending-]')
      expect(await at(page, '#report-text').inputValue()).toBe(broken)
      await tap(page, '#report-submit')
      await page.getByText('还没发出去，已经存在这台手机里。').waitFor()
      expect(reports).toEqual([])
      // The first answer is lost on the way: the server has it, and the phone does not know.
      let isLost = true
      await page.route(/\/complaints$/, async (route) => {
        if (route.request().method() !== 'POST' || !isLost) return route.continue()
        isLost = false
        await route.fetch()
        return route.abort()
      })
      await context.setOffline(false)
      await seen(page, card)
      await page.locator('[id^=unsent-]').first().waitFor({ state: 'detached' })
      expect(reports.length).toBeGreaterThan(1)
      expect(new Set(reports).size).toBe(1)
      expect(await page.locator(`${card} >> visible=true`).count()).toBe(1)
      await through(card, '#complaint-pictures')(visitor)
      await seen(page, 'text=枫林苑 物业 · 赵经理')
      const as = await stage.sessionOf('林晓')
      const mine = await stage.test.call(complaints.mine, { params: { communityId: stage.communityId } }, { as })
      expect(mine.items).toHaveLength(1)
    }))

  test('is taken by the property company, which contacts, proposes a visit and shows it done', () =>
    stage.visit({ as: '赵经理' }, async (visitor) => {
      const { page } = visitor
      await fromDesk(visitor)
      await seen(page, 'text=/前要联系$/')
      await through('#act-ACCEPT', '#act-CONTACT')(visitor)
      await through('#complaint-contact', '#contact-sheet-reason')(visitor)
      await at(page, '#contact-sheet-reason').fill('约上门时间')
      await through('#contact-sheet-confirm', '#contact-phone')(visitor)
      expect(await at(page, '#contact-phone').textContent()).toMatch(/^1\d{10}$/)
      await tap(page, '#contact-shown-close')
      await act(visitor, 'CONTACT', () => at(page, '#act-note').fill('已电话联系，今晚去看。'), '#act-BEGIN')
      const tomorrow = new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10)
      await act(visitor, 'OFFER_VISIT', () => at(page, '#act-day').fill(tomorrow), '#proposal-visit')
    }))

  test('the tenant agrees to the visit; it is done with a picture, reopened once, confirmed and rated', async () => {
    await stage.visit({ as: '林晓', textSize: 'elder' }, async (visitor) => {
      await fromMine(visitor)
      await seen(visitor.page, '#proposal-visit')
      await through('#act-ACCEPT_VISIT', '#act-NOTE')(visitor)
      await visitor.page.locator('#proposal-visit').first().waitFor({ state: 'detached' })
    })
    const resolve = (note: string) =>
      stage.visit({ as: '赵经理' }, async (visitor) => {
        const { page } = visitor
        await fromDesk(visitor)
        await at(page, ':is(#act-BEGIN, #act-RESOLVE)').waitFor()
        await through('#act-RESOLVE', '#act-sheet')(visitor)
        // Not without a picture, or why there is none.
        await at(page, '#act-note').fill(note)
        await tap(page, '#act-confirm')
        await page.getByText('请加一张处理后的照片，或选没有照片的原因。').waitFor()
        await choosePicture(visitor, '#act-pictures')
        await seen(page, '#act-picture-1')
        await tap(page, '#act-confirm')
        await seen(page, 'text=已处理，待诉求人确认')
        await seen(page, '[id^=step-pictures-]')
      })
    await resolve('换了灯管。')
    await stage.visit({ as: '林晓', textSize: 'elder' }, async (visitor) => {
      const { page } = visitor
      await fromMine(visitor)
      await seen(page, '#act-CONFIRM')
      await act(visitor, 'REOPEN', () => at(page, '#act-note').fill('又不亮了。'), 'text=又不亮了。')
      await seen(page, 'text=枫林苑 物业 · 赵经理')
    })
    await resolve('换了整个灯座。')
    await stage.visit({ as: '林晓', textSize: 'elder' }, async (visitor) => {
      const { page } = visitor
      await fromMine(visitor)
      await seen(page, '#act-CONFIRM')
      // By right once; after that the committee is asked.
      expect(await page.locator('#act-REOPEN').count()).toBe(0)
      await seen(page, '#act-ASK_REOPENING')
      await through('#act-CONFIRM', '#act-sheet')(visitor)
      await tap(page, '#act-confirm')
      await page.getByText('请回答两个问题：解决了吗，满意吗。').waitFor()
      await tap(page, '#rate-solved')
      await tap(page, '#rate-basically')
      await tap(page, '#act-confirm')
      await page.getByText('解决了 · 基本满意').waitFor()
      await back(visitor)
      await seen(page, 'text=诉求人已确认')
    })
  })

  test('its rating is appealed by who handled it, answered by the tenant, and decided by the committee', async () => {
    const params = { communityId: stage.communityId }
    const { items } = await stage.test.call(complaints.mine, { params }, { as: await stage.sessionOf('林晓') })
    const page = `/pages/complaints/detail/index?community=${stage.communityId}&id=${items[0]?.id ?? ''}`
    await stage.visit({ as: '赵经理' }, async (visitor) => {
      await opened(page, '#act-APPEAL_RATING')(visitor)
      await act(
        visitor,
        'APPEAL_RATING',
        () => at(visitor.page, '#act-note').fill('灯座已换，照片在上面。'),
        '#proposal-appeal',
      )
    })
    await stage.visit({ as: '沈书记' }, async (visitor) => {
      await opened(page, '#proposal-appeal')(visitor)
      // Not before the other side was heard.
      expect(await visitor.page.locator('#act-GRANT_APPEAL, #act-DENY_APPEAL').count()).toBe(0)
    })
    await stage.visit({ as: '林晓', textSize: 'elder' }, async (visitor) => {
      await opened(page, '#act-ANSWER_APPEAL')(visitor)
      const said = '修是修好了，就是来回跑了三趟。'
      await act(visitor, 'ANSWER_APPEAL', () => at(visitor.page, '#act-note').fill(said), `text=${said}`)
    })
    await stage.visit({ as: '沈书记' }, async (visitor) => {
      await fromQueue(visitor)
      await act(
        visitor,
        'GRANT_APPEAL',
        () => at(visitor.page, '#act-note').fill('两边都问过了。'),
        'text=/申诉成立，不计入满意度/',
      )
    })
  })

  test('is noted in a cellar without network, sent once it is back, and taken over by a colleague with the link', async () => {
    const said = '地下室的灯也一起看了。'
    const { test: api, communityId } = stage
    const params = { communityId }
    const author = await stage.sessionOf('林晓')
    const { items } = await api.call(complaints.mine, { params }, { as: author })
    const place = items[0]?.place
    if (!place) throw new Error('nothing was reported')
    const body = {
      category: 'common_parts' as const,
      place: { kind: place.kind, id: place.id },
      text: '门铃不响了，按了没反应。',
    }
    const { id } = await api.call(complaints.report, { params, body }, { as: author })
    const phone = newPhone()
    const office = (await stage.signatureOf('赵经理')).scopeId
    const colleague = {
      phone,
      nickname: '钱师傅',
      role: 'property_staff',
      scopeKind: 'estate',
      scopeId: office,
    } as const
    await api.call(rolesApi.grant, { params, body: colleague }, { as: await stage.sessionOf('沈书记') })
    let link = ''
    const browser = { permissions: ['clipboard-read', 'clipboard-write'] }
    await stage.visit({ as: '赵经理', browser }, async (visitor) => {
      const { page, context } = visitor
      visitor.expectInConsole(/ERR_INTERNET_DISCONNECTED/)
      await opened(`/pages/complaints/detail/index?community=${communityId}&id=${id}`, '#act-ACCEPT')(visitor)
      await through('#act-ACCEPT', '#act-CONTACT')(visitor)
      await context.setOffline(true)
      await through('#act-NOTE', '#act-sheet')(visitor)
      await at(page, '#act-note').fill(said)
      await choosePicture(visitor, '#act-pictures')
      await seen(page, '[id^=sending-]')
      await tap(page, '#act-confirm')
      await page.getByText('还没发出去，已经存在这台手机里。').first().waitFor()
      await context.setOffline(false)
      await seen(page, '[id^=step-pictures-]')
      await page.locator('[id^=unsent-]').first().waitFor({ state: 'detached' })
      await tap(page, '#hand-over-share')
      await page.getByText('链接已复制').waitFor()
      link = await page.evaluate(() => navigator.clipboard.readText())
    })
    const { steps } = await api.call(complaints.detail, { params: { ...params, complaintId: id } }, { as: author })
    expect(steps.filter(({ note }) => note === said)).toHaveLength(1)
    await stage.visit({ session: await api.signIn(phone) }, async (visitor) => {
      await opened(new URL(link).pathname + new URL(link).search, '#take-over')(visitor)
      await through('#take-over', 'text=枫林苑 物业 · 钱师傅')(visitor)
    })
  })

  test('is told on the phone by somebody who is bound to no home, and theirs to see once they are', async () => {
    const { test: api, communityId } = stage
    const phone = newPhone()
    const [flat] = await emptyFlats(stage)
    if (!flat) throw new Error('every flat of the demo is taken')
    const onBehalf = { phone, nickname: '陈阿婆', channel: 'phone', consent: '电话里同意' } as const
    const body = { ...brokenLamp(flat.buildingId), onBehalf }
    const as = await stage.sessionOf('沈书记')
    const { id } = await api.call(complaints.report, { params: { communityId }, body }, { as })
    await stage.visit({ session: await api.signIn(phone), textSize: 'elder' }, async (visitor) => {
      const { page } = visitor
      visitor.expectInConsole(/status of 404/)
      await opened(`/pages/complaints/detail/index?community=${communityId}&id=${id}`, '#complaints-not-bound')(visitor)
      expect(await page.getByText(body.text).count()).toBe(0)
      await through('#complaints-bind', '#flats-bind')(visitor)
      await through('#flats-bind', '#join-code')(visitor)
      await at(page, '#join-code').fill(await slipFor(stage, flat))
      await through('#join-next', '#join-flat')(visitor)
      await through('#join-submit', '#relation-owner')(visitor)
      await tap(page, '#relation-owner')
      await through('#join-submit', '#join-done')(visitor)
      await through('#join-home', '#home-reports')(visitor)
      await through('#home-reports', `#complaint-${id}`)(visitor)
      await through(`#complaint-${id}`, '#complaint-holder')(visitor)
    })
  })
})
