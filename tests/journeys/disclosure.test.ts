import { announcements } from '@liren/shared/announcements'
import { announcementLife } from '@liren/shared/announcements.life'
import { attachPdf, attachPictures } from '../support/journeys/files.ts'
import { startNotice, writeNotice } from '../support/journeys/composer.ts'
import { openStage, type Stage } from '../support/journeys/stage.ts'
import { at, seen, tap, printed } from '../support/journeys/tour.ts'

const title = '二季度公共收益收支公示'
const mistake = '停车收入 18.2 万元。'
const right = '停车收入 12.8 万元。'

describe('what an office discloses', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(async () => {
    await stage.close()
  })

  const addressOf = (id: string) => `/pages/announcements/detail/index?community=${stage.communityId}&id=${id}`

  test('is published by the committee with pictures and a PDF, seen before as residents will see it', () =>
    stage.visit({ as: '沈书记' }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      await startNotice(visitor)
      await page.getByRole('radio', { name: '公开栏' }).tap()
      await page.getByRole('radio', { name: '公共收益' }).tap()
      await page.getByText('不填就是 30 天；至少 7 天').waitFor()
      await writeNotice(visitor, { title, text: mistake })
      await attachPdf(page, '收支明细.pdf')
      await attachPictures(page, ['凭证一.png', '凭证二.png'], 3)
      await page.getByLabel('第 2 张图上是什么').fill('停车费收据汇总表')
      await page.getByRole('button', { name: '凭证二.jpg 上移' }).tap()
      await page.getByRole('button', { name: '下一步：选范围' }).tap()
      await page.getByText(/^发给 \d+ 人/).waitFor()
      await page.getByRole('button', { name: /^更多设置/ }).tap()
      await page.getByRole('switch', { name: '请读者确认已读' }).tap()
      await page.getByRole('button', { name: '下一步：核对' }).tap()
      const preview = page.getByRole('article')
      await preview.getByText('公开 · 公共收益').waitFor()
      await preview.getByText('发布后至少公示 30 天').waitFor()
      await preview.getByRole('button', { name: /^收支明细\.pdf/ }).waitFor()
      await page.getByRole('button', { name: /^发布给 \d+ 人$/ }).tap()
      await page.getByRole('button', { name: '确认发布' }).tap()
      await page.getByText(/^已发布，/).waitFor()
    }))

  test('cannot be withdrawn before its time is over, and its author is told why and until when', () =>
    stage.visit({ as: '沈书记' }, async (visitor) => {
      const { page } = visitor
      const { id, displayedUntil } = await stage.noticeTitled('陈默', title)
      await visitor.open(addressOf(id))
      await page.getByRole('button', { name: /^撤下/ }).tap()
      const told = page.getByRole('dialog', { name: '公示期内不能撤下' })
      const day = new Date(Date.parse(displayedUntil ?? '') + 8 * 3_600_000)
      await told
        .getByText(`${String(day.getUTCFullYear())}年${String(day.getUTCMonth() + 1)}月${String(day.getUTCDate())}日`)
        .waitFor()
      await told.getByText('要让每位邻居有时间看到').waitFor()
      await told.getByRole('button', { name: '去更正' }).tap()
      await page.getByRole('heading', { level: 1, name: '更正' }).waitFor()
    }))

  test('is refused by the server, too, and the sentence says until when', async () => {
    const { id, displayedUntil } = await stage.noticeTitled('陈默', title)
    const refusal = await stage.test.refuse(
      announcementLife.withdraw,
      { params: { communityId: stage.communityId, announcementId: id }, body: { reason: '不想公示了' } },
      { as: await stage.sessionOf('沈书记') },
    )
    expect(refusal).toMatchObject({ code: 'display_not_over', until: displayedUntil })
  })

  test('is corrected in the open: the reason, and what it said before, stay readable', () =>
    stage.visit({ as: '沈书记' }, async (visitor) => {
      const { page } = visitor
      const { id } = await stage.noticeTitled('陈默', title)
      await visitor.open(addressOf(id))
      await page.getByRole('button', { name: /^更正/ }).tap()
      const text = page.getByRole('textbox', { name: '第 1 段，正文' })
      await text.waitFor()
      await text.fill(right)
      await page.getByRole('button', { name: '发布更正' }).tap()
      await page.getByText('请写一句原因（100 字以内）').waitFor()
      await page.getByRole('textbox', { name: '更正的原因' }).fill('数字抄反了')
      await page.getByRole('button', { name: '发布更正' }).tap()
      await page.getByRole('article').getByText(right).waitFor()
    }))

  test('stands on the board of a resident, who opens a picture, reads what it said before, and confirms', () =>
    stage.visit({ as: '陈默' }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      await page.getByRole('button', { name: /^公开栏/ }).tap()
      await page.getByRole('radio', { name: '正在公示' }).waitFor()
      await at(page, `#board [id^=feed-item-]`).tap()
      await page.getByRole('article').getByText(right).waitFor()
      await page.getByText(/^公示到 .*，在此之前不会撤下$/).waitFor()

      await page.getByRole('button', { name: /^看大图，第 1 张，共 2 张/ }).tap()
      await page.getByRole('dialog', { name: '第 1 张，共 2 张' }).waitFor()
      await page.getByRole('button', { name: '下一张' }).tap()
      await page.getByRole('img', { name: '停车费收据汇总表' }).waitFor()
      await page.getByRole('dialog').getByRole('button', { name: '关闭' }).tap()

      const saving = page.waitForEvent('download')
      await page.getByRole('button', { name: /^收支明细\.pdf/ }).tap()
      expect((await saving).suggestedFilename()).toBe('收支明细.pdf')

      await page.getByRole('button', { name: '看以前怎么写' }).tap()
      await page.getByText(mistake).waitFor()
      await printed(page, '数字抄反了').waitFor()
      await page.getByRole('button', { name: '我已读过，确认' }).tap()
      await page.getByText(/^您已确认/).waitFor()
      await page.reload()
      await page.getByText(/^您已确认/).waitFor()
    }))

  test('is read by a passer-by, without an account', () =>
    stage.visit({}, async (visitor) => {
      const { page } = visitor
      await visitor.open(`/pages/announcements/board/index?community=${stage.communityId}`)
      await seen(page, '#board [id^=feed-item-]')
      await tap(page, '#board [id^=feed-item-]')
      await page.getByRole('article').getByText(right).waitFor()
      await page
        .getByRole('button', { name: /^看大图/ })
        .first()
        .waitFor()
      expect(await page.getByText('沈书记').count()).toBe(0)
    }))

  test('may be withdrawn when its time is over, and a line says so', async () => {
    const { id } = await stage.noticeTitled('陈默', title)
    await stage.test.advance(31 * 24 * 3600)
    await stage.visit({ as: '沈书记' }, async (visitor) => {
      const { page } = visitor
      // The phone's clock is a month behind; what counts is what the server says.
      await visitor.open(addressOf(id))
      await page.getByRole('button', { name: /^撤下/ }).tap()
      const sheet = page.getByRole('dialog', { name: '撤下这条内容？' })
      await sheet.getByRole('textbox').fill('公示期满')
      await sheet.getByRole('button', { name: '撤下' }).tap()
      await page.getByText(/^已撤下：公示期满/).waitFor()
    })
    const one = await stage.test.call(
      announcements.detail,
      { params: { communityId: stage.communityId, announcementId: id } },
      { as: await stage.sessionOf('陈默') },
    )
    expect(one).toMatchObject({ status: 'withdrawn', body: [], attachments: [] })
  })
})
