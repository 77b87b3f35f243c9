import { announcements } from '@liren/shared/announcements'
import type { AnnouncementDraft } from '@liren/shared/announcements'
import { openStage, type Stage } from '../support/journeys/stage.ts'
import { screenshot } from '../support/browser.ts'
import { accept, advanceTo, giveWechat, registerTemplates, sendMessages } from '../support/wechat.people.ts'
import { startWechatStandin, type WechatStandin } from '../support/wechat.standin.ts'

let stage: Stage
let wechat: WechatStandin

beforeAll(async () => {
  stage = await openStage()
  wechat = await startWechatStandin()
  registerTemplates(wechat)
})
afterAll(async () => {
  await wechat.close()
  await stage.close()
})

/** Posts in the name of somebody of the demo; returns where the notice is. */
async function post(
  nickname: string,
  draft: Partial<AnnouncementDraft> & Pick<AnnouncementDraft, 'audience' | 'title'>,
) {
  const { test, communityId } = stage
  const as = await stage.sessionOf(nickname)
  const body = {
    body: [{ type: 'paragraph' as const, text: '周三 9:00 至 11:00 检修水管，请提前储水。' }],
    signature: await stage.signatureOf(nickname),
    ...draft,
  }
  const { id, version } = await test.call(announcements.create, { params: { communityId }, body }, { as })
  const params = { communityId, announcementId: id }
  await test.call(announcements.publish, { params, body: { version, at: null } }, { as })
  await test.runJobs()
  return params
}

async function entranceOf(nickname: string): Promise<AnnouncementDraft['audience']> {
  const session = await stage.sessionOf(nickname)
  const { rows } = await stage.test.admin.query<{ id: string }>(
    `SELECT u.entrance_id AS id FROM residence r JOIN unit u ON u.id = r.unit_id
     WHERE r.account_id = $1 AND r.ended_at IS NULL ORDER BY r.created_at LIMIT 1`,
    [session.accountId],
  )
  return [{ type: 'place', kind: 'entrance', placeId: rows[0]?.id ?? '', ownersOnly: false }]
}

const words = {
  'zh-CN': {
    open: '看送到了谁、还差谁',
    print: '打印上门单',
    table: '什么时候读的',
    read: /^2 \/ \d+ 人已读$/,
  },
  en: {
    open: 'Who has it, and who is missing',
    print: 'Print door sheet',
    table: 'When it was read',
    read: /^2 of \d+ people$/,
  },
} as const

describe.each([
  ['in Chinese', 'zh-CN', 'standard'],
  ['in English', 'en', 'standard'],
  ['in the largest letters', 'zh-CN', 'elderLarge'],
] as const)('a building head %s', (_, locale, textSize) => {
  test('posts to one entrance, watches it being read, and prints the door sheet for the rest', () =>
    stage.visit({ as: '王秀英', locale, textSize }, async ({ page, open }) => {
      const { open: label, print, table, read } = words[locale]
      const audience = await entranceOf('陈默')
      const params = await post('王秀英', { title: `检修水管 ${locale} ${textSize}`, audience })
      await open(`/pages/announcements/detail/index?community=${params.communityId}&id=${params.announcementId}`)
      await page.getByRole('button', { name: label }).tap()
      await page.locator('#unreached >> visible=true').waitFor()
      await stage.test.call(announcements.markRead, { params }, { as: await stage.sessionOf('陈默') })
      await page.reload()
      // The author lives there, too; the notice itself, below this page, says it as well.
      await page.getByText(read).filter({ visible: true }).first().waitFor()
      await page.getByRole('table', { name: table }).waitFor({ state: 'attached' })
      await screenshot(page, `reach-${locale}-${textSize}`)
      const saved = page.waitForEvent('download')
      await page.getByRole('button', { name: print }).tap()
      expect((await saved).suggestedFilename()).toMatch(/上门单\.pdf$/)
    }))
})

test('an urgent notice interrupts at night, an ordinary one waits for morning', () =>
  stage.visit({ as: '沈书记' }, async ({ page, open }) => {
    const { test: product, communityId } = stage
    const neighbour = await stage.sessionOf('陈默')
    await giveWechat(product, neighbour)
    for (let times = 0; times < 2; times++) await accept(product, wechat, neighbour)
    await advanceTo(product, '23:00')
    const audience = [{ type: 'place' as const, kind: 'community' as const, placeId: communityId, ownersOnly: false }]
    const ordinary = await post('沈书记', { title: '周六大扫除', audience })
    const { rows } = await product.admin.query<{ until: Date }>(`SELECT app.now() + interval '6 hours' AS until`)
    const matter = { kind: 'urgent' as const, until: rows[0]?.until.toISOString() ?? '' }
    const urgent = await post('沈书记', { title: '今夜停气抢修', audience, matter })
    await sendMessages(product, wechat)
    expect(wechat.shown.map(({ words: said }) => said['thing1'])).toEqual(['今夜停气抢修'])
    const figure = (id: string) => page.locator(`#${id} >> visible=true`).textContent()
    const look = async (at: { announcementId: string }) => {
      await open(`/pages/announcements/reach/index?community=${communityId}&id=${at.announcementId}`)
      // The address may be the same as before, and the figures are asked for anew.
      await page.reload()
      await page.locator('#wechat-sent >> visible=true').waitFor()
      return [await figure('wechat-sent'), await figure('wechat-waiting')]
    }
    expect(await look(urgent)).toEqual(['1 条', '0 条'])
    expect(await look(ordinary)).toEqual(['0 条', '1 条'])
    await page.getByText(/下一批 明天 0?8:0/).waitFor()
    await screenshot(page, 'reach-at-night')
    await advanceTo(product, '08:05')
    await sendMessages(product, wechat)
    expect(await look(ordinary)).toEqual(['1 条', '0 条'])
    expect(wechat.shown).toHaveLength(2)
  }))
