import { readFile } from 'node:fs/promises'
import { binding } from '@liren/shared/binding'
import { identity } from '@liren/shared/identity'
import { privacy } from '@liren/shared/privacy'
import type { Page } from 'playwright-core'
import { newPhone } from '../support/app.ts'
import { emptyFlats, passStepUp, slipFor, type EmptyFlat } from '../support/journeys/flats.ts'
import { openStage, type Stage } from '../support/journeys/stage.ts'

let stage: Stage
let flat: EmptyFlat
beforeAll(async () => {
  stage = await openStage()
  const [first] = await emptyFlats(stage)
  if (!first) throw new Error('every flat of the demo is taken')
  flat = first
})
afterAll(async () => {
  await stage.close()
})

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const tab = (page: Page, name: string) => page.getByRole('navigation').getByRole('button', { name })

test('a resident reads who looked at the phone number, in which office and what for', async () => {
  const phone = newPhone()
  const session = await stage.test.signIn(phone)
  const code = await slipFor(stage, flat)
  await stage.test.call(binding.bind, { body: { code, relation: 'tenant', nickname: '小方' } }, { as: session })

  await stage.visit({ as: '沈书记' }, async (visitor) => {
    const { page } = visitor
    await visitor.open(`/pages/workbench/bindings/index?community=${stage.communityId}`)
    await page.getByRole('radio', { name: '住户' }).tap()
    const [building, entrance] = flat.label.split(' ')
    await page.getByLabel('楼栋').selectOption({ label: `枫林苑 ${building ?? ''}` })
    await page.getByLabel('单元门').selectOption({ label: entrance ?? '' })
    const row = button(page, /^小方/)
    expect(await row.textContent()).not.toContain(phone)
    await row.tap()
    await button(page, '看完整手机号').tap()
    await page.getByText('住户会看到是您查看的').waitFor()
    const look = page.getByRole('dialog').getByRole('button', { name: '看完整手机号' })
    expect(await look.isDisabled()).toBe(true)
    await page.getByLabel('用途').fill('楼上漏水，联系不上人')
    await look.tap()
    await page.getByText(phone, { exact: true }).waitFor()
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).tap()
    expect(await page.getByText(phone, { exact: true }).count()).toBe(0)
  })

  await stage.visit({ session }, async (visitor) => {
    const { page } = visitor
    await visitor.open('/')
    await tab(page, '我的').tap()
    await button(page, '谁看过我的信息').tap()
    await page.getByRole('heading', { name: '居委会 沈书记 看了您的手机号' }).waitFor()
    await page.getByText('用途：楼上漏水，联系不上人').waitFor()
    await page.getByText('在枫林社区').waitFor()
  })
})

test('consents are off until they are given, and taken back as easily', async () => {
  const session = await stage.test.signIn(newPhone())
  const given = async () => {
    const { items } = await stage.test.call(privacy.consents, {}, { as: session })
    return items.filter(({ isGranted, isBasis }) => isGranted && !isBasis).map(({ purpose }) => purpose)
  }
  await stage.visit({ session }, async (visitor) => {
    const { page } = visitor
    await visitor.open('/')
    await tab(page, '我的').tap()
    await button(page, '同意与授权').tap()
    const location = page.getByRole('switch', { name: '到场签到时核对位置' })
    await location.waitFor()
    expect(await page.getByRole('switch', { checked: true }).count()).toBe(0)
    await location.tap()
    await page.getByRole('switch', { name: '到场签到时核对位置', checked: true }).waitFor()
    expect(await given()).toEqual(['location_check'])
    await location.tap()
    await page.getByRole('switch', { name: '到场签到时核对位置', checked: false }).waitFor()
    await page.getByText(/撤回$/).waitFor()
    expect(await given()).toEqual([])
  })
})

test('an account is exported after a code to its phone, then deleted; the phone begins anew', async () => {
  const phone = newPhone()
  const session = await stage.test.signIn(phone)
  await stage.test.call(identity.updateMe, { body: { nickname: '将要离开的人' } }, { as: session })
  await stage.visit({ session }, async (visitor) => {
    const { page } = visitor
    await visitor.open('/')
    await tab(page, '我的').tap()
    await button(page, '注销账号').tap()
    await button(page, '先下载一份我的信息').tap()

    visitor.expectInConsole(/status of 403 .*me\/export/)
    await page.locator('#export-data').tap()
    const saving = page.waitForEvent('download')
    await passStepUp(page)
    const download = await saving
    expect(download.suggestedFilename()).toMatch(/\.json$/)
    const all = await readFile(await download.path(), 'utf8')
    expect(all).toContain('将要离开的人')
    expect(all).toContain(phone)
    await page.getByText('文件已经交给这台设备了').waitFor()

    await button(page, '返回').tap()
    await button(page, '注销我的账号').tap()
    await page.getByRole('alert').getByText('请输入“注销账号”四个字').waitFor()
    await page.getByRole('textbox', { name: /输入“注销账号”/ }).fill('注销账号')
    await button(page, '注销我的账号').tap()
    // The code of a moment ago still counts.
    await page.getByRole('heading', { name: '账号已经注销' }).waitFor()
    await page.getByText(/您的代号是 \S+。/).waitFor()
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('将要离开的人')
    await button(page, '回首页').tap()
    await button(page, '去登录').waitFor()
  })
  const again = await stage.test.signIn(phone)
  expect(again.accountId).not.toBe(session.accountId)
  expect(again.isNewAccount).toBe(true)
})

test('closing the question for a code leaves everything as it was', async () => {
  const session = await stage.test.signIn(newPhone())
  await stage.visit({ session }, async (visitor) => {
    const { page } = visitor
    visitor.expectInConsole(/status of 403 .*me\/export/)
    await visitor.open('/pages/identity/export/index')
    await page.locator('#export-data').tap()
    await page.getByRole('dialog', { name: '先确认是您本人' }).getByRole('button', { name: '关闭' }).tap()
    await page.getByText('这一步要先用手机验证码确认是您本人').waitFor()
    await page.locator('#export-data:enabled').waitFor()
  })
})

test('whoever passes by reads public notices of a community they found by name, and keeps it', () =>
  stage.visit({}, async (visitor) => {
    const { page } = visitor
    await visitor.open('/')
    await button(page, '找我的社区').tap()
    await page.getByLabel('小区或社区的名字').fill('没有这个地方')
    await page.getByText('没有找到').waitFor()
    await page.getByLabel('小区或社区的名字').fill('枫林')
    await button(page, /枫林苑/).tap()
    await page.getByRole('heading', { name: '枫林社区的公开通知' }).waitFor()
    const notice = button(page, /社区服务时间调整/)
    await notice.waitFor()
    expect(await button(page, /1单元周三上午停水/).count()).toBe(0)
    await page.reload()
    await notice.tap()
    await page.getByText('居委会窗口增加晚间和周六的服务').waitFor()
    expect(await page.getByText('沈书记').count()).toBe(0)
    await button(page, '返回').tap()
    await button(page, '去登录').tap()
    await button(page, /陈默.*业主/).tap()
    await button(page, /1单元周三上午停水/).waitFor()
  }))
