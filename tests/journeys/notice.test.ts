import { announcements } from '@liren/shared/announcements'
import { startNotice, writeNotice } from '../support/journeys/composer.ts'
import { openStage, type Stage } from '../support/journeys/stage.ts'

const title = '1单元周六上午清洗水箱'

describe('a notice to one entrance', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(async () => {
    await stage.close()
  })

  /** How many people and flats the composer promised. */
  let people = 0
  let flats = 0

  test('is written, counted and published by the building head', () =>
    stage.visit({ as: '王秀英' }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      await startNotice(visitor)
      await writeNotice(visitor, {
        title,
        text: '周六 8:30–11:30 清洗楼顶水箱，期间停水。',
        bold: '8:30–11:30',
        heading: '来水以后',
        items: ['先放一分钟再用', '水还发黄就敲我家门'],
      })
      expect(await page.getByRole('textbox', { name: '第 1 段，正文' }).inputValue()).toContain('**8:30–11:30**')
      await page.getByRole('button', { name: '下一步：选范围' }).tap()

      await page.getByRole('checkbox', { name: '3幢', checked: true }).tap()
      await page.getByText('请至少选一个范围').first().waitFor()
      await page.getByRole('checkbox', { name: '1单元' }).tap()
      const count = page.getByText(/^发给 \d+ 人 · \d+ 户/)
      const [one = '', other = ''] = (await count.textContent())?.match(/\d+/g) ?? []
      people = Number(one)
      flats = Number(other)
      expect(people).toBeGreaterThan(5)
      expect(flats).toBeGreaterThan(5)
      await page.getByRole('button', { name: '下一步：核对' }).tap()

      const preview = page.getByRole('article')
      await preview.getByRole('heading', { name: title }).waitFor()
      await preview.getByText('8:30–11:30').and(page.locator('strong')).waitFor()
      await preview.getByRole('listitem').filter({ hasText: '先放一分钟再用' }).waitFor()
      await page.getByRole('button', { name: `发布给 ${String(people)} 人` }).tap()
      const question = page.getByRole('dialog', { name: '现在发布？' })
      await question.getByText(`将发给 枫林苑 3幢 1单元，共 ${String(people)} 人、${String(flats)} 户。`).waitFor()
      await question.getByRole('button', { name: '确认发布' }).tap()
      await page.getByText(`已发布，${String(people)} 人可以看到。`).waitFor()
    }))

  test('stands first on the board of a resident of that entrance, who reads it', () =>
    stage.visit({ as: '陈默' }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      const cards = page.getByRole('main').getByRole('button', { name: /楼长|居委会|网格员|业委会|物业/ })
      await cards.first().waitFor()
      expect(await cards.first().textContent()).toContain(title)
      await cards.first().tap()
      await page.getByRole('heading', { name: title }).waitFor()
      await page.getByRole('article').getByText('水还发黄就敲我家门').waitFor()
      await page.getByRole('button', { name: '返回' }).tap()
      await page
        .getByRole('button', { name: new RegExp(title) })
        .getByText('未读')
        .waitFor({ state: 'detached' })
    }))

  test.each(['林晓', '周建国', '顾明远'])('is not there for %s, not even by its address', (neighbour) =>
    stage.visit({ as: neighbour }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      await page.getByRole('button', { name: /社区服务时间调整/ }).waitFor()
      expect(await page.getByText(title).count()).toBe(0)
      const { id } = await stage.noticeTitled('王秀英', title)
      const answer = page.waitForResponse((response) => response.url().includes(`/announcements/${id}`))
      visitor.expectInConsole(/status of 404 .*\/announcements\//)
      await visitor.open(`/pages/announcements/detail/index?community=${stage.communityId}&id=${id}`)
      expect((await answer).status()).toBe(404)
      await page.getByRole('alert').getByText('没有找到，可能已被移走，或不对您开放。').waitFor()
      expect(await page.getByText(title).count()).toBe(0)
    }),
  )

  test('tells its author how many people and flats have read it, in a table for screen readers too', () =>
    stage.visit({ as: '王秀英' }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      await page.getByRole('button', { name: new RegExp(title) }).tap()
      const table = page.getByRole('table', { name: '已读情况' })
      await table.waitFor()
      // The author lives in that entrance as well, and has it on the screen.
      await table.getByRole('cell', { name: new RegExp(`^[12] / ${String(people)} 人已读$`) }).waitFor()
      await table.getByRole('cell', { name: new RegExp(`^[12] / ${String(flats)} 户有人已读$`) }).waitFor()
      await page.reload()
      await table.getByRole('cell', { name: `2 / ${String(people)} 人已读` }).waitFor()
    }))

  test('cannot reach beyond the places of its author, neither by choice nor by a forged request', () =>
    stage.visit({ as: '王秀英' }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      await startNotice(visitor)
      await writeNotice(visitor, { title: '只写给自己的楼', text: '别的楼选不到。' })
      await page.getByRole('button', { name: '下一步：选范围' }).tap()
      await page.getByRole('checkbox', { name: '3幢' }).waitFor()
      const offered = await page.getByRole('checkbox').allTextContents()
      expect(offered.map((name) => name.replace('已包含', ''))).toEqual(['3幢', '1单元', '2单元'])

      const wider = { type: 'place', kind: 'community', placeId: stage.communityId, ownersOnly: false }
      await page.route('**/announcement-previews', async (route) => {
        const body = route.request().postDataJSON() as object
        await route.continue({ postData: JSON.stringify({ ...body, audience: [wider] }) })
      })
      visitor.expectInConsole(/status of 4\d\d .*announcement-previews/)
      await page.getByRole('checkbox', { name: '3幢' }).tap()
      await page.getByRole('checkbox', { name: '2单元' }).tap()
      await page.getByText('选择的范围超出了您负责的地方').waitFor()

      const draft = await stage.test.refuse(
        announcements.create,
        {
          params: { communityId: stage.communityId },
          body: {
            title: '越权',
            body: [{ type: 'paragraph', text: '不该发出去。' }],
            audience: [{ type: 'place', kind: 'community', placeId: stage.communityId }],
            signature: await stage.signatureOf('王秀英'),
          },
        },
        { as: await stage.sessionOf('王秀英') },
      )
      expect(draft.code).toBe('audience_outside_scope')
    }))
})
