import { binding } from '@liren/shared/binding'
import { identity, type Session } from '@liren/shared/identity'
import type { Page } from 'playwright-core'
import { newPhone } from '../support/app.ts'
import { emptyFlats, registerOwner, slipFor, type EmptyFlat } from '../support/journeys/flats.ts'
import { openStage, type Stage } from '../support/journeys/stage.ts'
import { tap, printed } from '../support/journeys/tour.ts'
import { codesOn } from '../support/slips.ts'
import { readFile } from 'node:fs/promises'

let stage: Stage
let flats: EmptyFlat[]
beforeAll(async () => {
  stage = await openStage()
  flats = await emptyFlats(stage)
})
afterAll(async () => {
  await stage.close()
})

/** A flat for this journey alone. */
function someFlat(): EmptyFlat {
  const flat = flats.shift()
  if (!flat) throw new Error('every flat of the demo is taken')
  return flat
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const relation = (page: Page, name: string) => page.getByRole('radio', { name: new RegExp(`^${name}，`) })

/** Whether owner rights are theirs in their first home, by the server's word. */
async function isVerifiedOwner(as: Session): Promise<boolean | undefined> {
  const me = await stage.test.call(identity.me, {}, { as })
  return me.memberships[0]?.homes[0]?.isVerifiedOwner
}

const bindAs = async (
  as: Session,
  flat: EmptyFlat,
  who: { relation: 'owner' | 'tenant' | 'family'; isUnder14?: boolean },
) => stage.test.call(binding.bind, { body: { code: await slipFor(stage, flat), ...who } }, { as })

describe('binding by a slip', () => {
  test('a newcomer opens the address on the slip, signs in on the way, and lives there as a tenant', async () => {
    const flat = someFlat()
    const code = await slipFor(stage, flat)
    await stage.visit({}, async (visitor) => {
      const { page } = visitor
      await page.goto(`${stage.base}/pages/binding/join/index?code=${code}`)
      await page.getByRole('heading', { name: '绑定前先登录' }).waitFor()
      await button(page, '去登录').tap()
      await page.getByLabel('手机号').fill(newPhone())
      await page.getByRole('checkbox', { name: /我已看过并同意/ }).tap()
      await button(page, '获取验证码').tap()
      const told = await page.getByText(/验证码是 \d{6}/).textContent()
      await page.getByLabel('验证码', { exact: true }).fill(told?.match(/\d{6}/)?.[0] ?? '')
      await button(page, '登录').last().tap()

      // Which flat it is stands there before anything is done.
      await page.getByText(`枫林苑 ${flat.label}`).waitFor()
      await page.getByText('枫林社区').waitFor()
      await page.getByText('绑定单只证明您住在这里').waitFor()
      await button(page, '绑定这套房').tap()
      await page.getByRole('alert').getByText('请选您在这套房的身份').waitFor()
      await relation(page, '租户').tap()
      await page.getByLabel('邻居怎么称呼您').fill('小许')
      await button(page, '绑定这套房').tap()
      await page.getByRole('heading', { name: '绑定好了' }).waitFor()
      await page.getByText('租户 · 住在这里').waitFor()
      expect(await page.getByText('还要核对').count()).toBe(0)

      await button(page, '去首页看看').tap()
      await page.getByText(`枫林苑 ${flat.label}`).waitFor()
      await page.getByRole('navigation').getByRole('button', { name: '我的' }).tap()
      await button(page, /^我的房屋/).tap()
      await page.getByText('小许（我）').waitFor()

      // What was ticked at the door is on record.
      await visitor.open('/pages/identity/consents/index')
      await page.getByText(/今天 .* 同意$/).waitFor()
    })
  })

  test('an owner types the code as people do; the phone in the register gives owner rights at once', async () => {
    const flat = someFlat()
    const phone = newPhone()
    await registerOwner(stage, flat, phone)
    const code = await slipFor(stage, flat)
    const session = await stage.test.signIn(phone)
    await stage.visit({ session }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      await button(page, '绑定房屋').tap()
      const box = page.getByLabel('绑定单上的码')
      await box.fill(code.slice(0, 6))
      await button(page, '下一步：看是哪套房').tap()
      await page.getByText('还没输完，一共 10 位').waitFor()
      await box.fill(`${code.slice(0, 9)}0`)
      await button(page, '下一步：看是哪套房').tap()
      await page.getByText('码里没有 0、O、1、I、L').waitFor()
      const other = code.endsWith('2') ? '3' : '2'
      visitor.expectInConsole(/status of 4\d\d .*invitation-previews/)
      await box.fill(`${code.slice(0, 9)}${other}`)
      await button(page, '下一步：看是哪套房').tap()
      await page.getByText('这个码不能用').waitFor()

      await box.fill('')
      await box.pressSequentially(code.toLowerCase())
      expect(await box.inputValue()).toBe(`${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`)
      // What was typed survives a new start.
      await page.waitForFunction((end) => JSON.stringify(localStorage).includes(end), code.slice(8))
      await page.reload()
      await button(page, '下一步：看是哪套房').tap()
      await page.getByText(`枫林苑 ${flat.label}`).waitFor()
      await relation(page, '业主').tap()
      await button(page, '绑定这套房').tap()
      await page.getByText('业主 · 身份已核对 · 手机号与名册一致').waitFor()
    })
    expect(await isVerifiedOwner(session)).toBe(true)
  })

  test('an owner with another phone waits for the committee, who has seen the deed', async () => {
    const flat = someFlat()
    await registerOwner(stage, flat, newPhone())
    const code = await slipFor(stage, flat)
    const session = await stage.test.signIn(newPhone())
    await stage.visit({ session }, async (visitor) => {
      const { page } = visitor
      await visitor.open(`/pages/binding/join/index?code=${code}`)
      await relation(page, '业主').tap()
      await page.getByLabel('邻居怎么称呼您').fill('郝业主')
      await button(page, '绑定这套房').tap()
      await page.getByText('业主 · 身份待核对').waitFor()
      await page.getByRole('heading', { name: '还要核对' }).waitFor()
    })
    expect(await isVerifiedOwner(session)).toBe(false)

    await stage.visit({ as: '沈书记' }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      await tap(page, '#home-workbench')
      await button(page, /^住户与绑定/).tap()
      await page.getByRole('radio', { name: '住户' }).tap()
      const [building, entrance] = flat.label.split(' ')
      await page.getByLabel('楼栋').selectOption({ label: `枫林苑 ${building ?? ''}` })
      await page.getByLabel('单元门').selectOption({ label: entrance ?? '' })
      await button(page, /郝业主.*身份待核对/).tap()
      await button(page, '核对业主身份').tap()
      await page.getByRole('radio', { name: /^看过房产证/ }).tap()
      await page.getByRole('radio', { name: '张*' }).tap()
      await button(page, '核对无误').tap()
      await button(page, /郝业主.*身份已核对/).waitFor()
    })
    expect(await isVerifiedOwner(session)).toBe(true)
  })

  test('an owner asks to be compared with the register again, once it has the phone', async () => {
    const flat = someFlat()
    const phone = newPhone()
    const session = await stage.test.signIn(phone)
    await bindAs(session, flat, { relation: 'owner' })
    await stage.visit({ session }, async (visitor) => {
      const { page } = visitor
      visitor.expectInConsole(/status of 4\d\d .*phone-checks/)
      await visitor.open('/pages/binding/homes/index')
      await button(page, '名册已补上手机号，再核对一次').tap()
      await page.getByRole('status').filter({ hasText: '名册' }).waitFor()
      await registerOwner(stage, flat, phone)
      await button(page, '名册已补上手机号，再核对一次').tap()
      await page.getByText('业主 · 身份已核对 · 手机号与名册一致').waitFor()
    })
  })

  test('a child waits until a grown-up of the flat agrees', async () => {
    const flat = someFlat()
    const [parent, child] = [await stage.test.signIn(newPhone()), await stage.test.signIn(newPhone())]
    await bindAs(parent, flat, { relation: 'tenant' })
    const code = await slipFor(stage, flat)
    await stage.visit({ session: child }, async (visitor) => {
      const { page } = visitor
      await visitor.open(`/pages/binding/join/index?code=${code}`)
      await relation(page, '业主').tap()
      await page.getByRole('switch', { name: '我还没满 14 周岁' }).tap()
      expect(await relation(page, '业主').count()).toBe(0)
      await relation(page, '家人').tap()
      await page.getByLabel('邻居怎么称呼您').fill('豆豆')
      await button(page, '绑定这套房').tap()
      await page.getByText('家人 · 等大人同意').waitFor()
    })
    await stage.visit({ session: parent }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/pages/binding/homes/index')
      await button(page, '作为监护人同意：豆豆').tap()
      await button(page, '我是监护人，同意').tap()
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await page.getByText('家人 · 等大人同意').waitFor({ state: 'detached' })
    })
    const mine = await stage.test.call(binding.mine, {}, { as: child })
    expect(mine.flats[0]?.standing).toBe('living')
  })
})

describe('binding without a slip', () => {
  /** Fills the request form for a flat. */
  async function ask(page: Page, flat: EmptyFlat, who: string): Promise<void> {
    const [building, entrance, unit] = flat.label.split(' ')
    await page.getByLabel('小区或社区的名字').fill('枫林')
    await button(page, /^枫林苑/).tap()
    await page.getByLabel('楼栋').selectOption({ label: building ?? '' })
    await page.getByLabel('单元门').selectOption({ label: entrance ?? '' })
    await page.getByLabel('门牌上的室号').fill(unit ?? '')
    await relation(page, who).tap()
  }

  test('a request is approved by the committee, and whoever asked lives there', async () => {
    const flat = someFlat()
    const session = await stage.test.signIn(newPhone())
    await stage.visit({ session }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/pages/binding/join/index')
      await button(page, '没有绑定单，向居委会申请').tap()
      await button(page, '提交申请').tap()
      await page.getByRole('alert').getByText('请先找到小区').waitFor()
      await ask(page, flat, '租户')
      await page.getByLabel('邻居怎么称呼您').fill('小余')
      await page.getByLabel('想对居委会说的（可不写）').fill('合同在手上，随时可以拿来看')
      await button(page, '提交申请').tap()
      await page.getByText('申请已提交').waitFor()
      await page.getByRole('list', { name: /^申请办到哪一步 2\/3/ }).waitFor()

      await stage.visit({ as: '沈书记' }, async (office) => {
        await office.open(`/pages/workbench/bindings/index?community=${stage.communityId}`)
        await printed(office.page, '合同在手上，随时可以拿来看').waitFor()
        await office.page.getByRole('heading', { name: `枫林苑 ${flat.label}` }).waitFor()
        await office.page.getByRole('button', { name: '通过', exact: true }).tap()
        await button(office.page, '通过并绑定').tap()
        await office.page.getByText('没有待核对的申请').waitFor()
      })
      await button(page, '看我的房屋').tap()
      await page.getByText('租户 · 住在这里').waitFor()
      await page.getByRole('list', { name: /^申请办到哪一步 3\/3/ }).waitFor()
    })
  })

  test('a refusal says why, and a request can be taken back', async () => {
    const [first, second] = [someFlat(), someFlat()]
    const session = await stage.test.signIn(newPhone())
    await stage.visit({ session }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/pages/binding/request/index')
      await ask(page, first, '业主')
      await button(page, '提交申请').tap()
      await page.getByText('申请已提交').waitFor()

      await stage.visit({ as: '沈书记' }, async (office) => {
        await office.open(`/pages/workbench/bindings/index?community=${stage.communityId}`)
        await button(office.page, '不通过').tap()
        await office.page.getByLabel('原因').fill('请带房产证到居委会')
        await office.page.getByRole('dialog').getByRole('button', { name: '不通过' }).tap()
        await office.page.getByText('没有待核对的申请').waitFor()
      })
      await page.reload()
      await page.getByText('居委会说明：请带房产证到居委会').waitFor()

      await ask(page, second, '家人')
      await button(page, '提交申请').tap()
      await button(page, '撤回申请').tap()
      await page.getByText('居委会不再处理').waitFor()
      await button(page, '撤回申请').tap()
      await page.getByText('已撤回').waitFor()
    })
    // Nobody came to live in either.
    flats.push(first, second)
  })
})

describe('a flat', () => {
  test('is left by who moved out, and its owner ends a tenancy', async () => {
    const flat = someFlat()
    const phone = newPhone()
    await registerOwner(stage, flat, phone)
    const [owner, tenant] = [await stage.test.signIn(phone), await stage.test.signIn(newPhone())]
    await bindAs(owner, flat, { relation: 'owner' })
    await bindAs(tenant, flat, { relation: 'tenant' })
    await stage.visit({ session: owner }, async (visitor) => {
      const { page } = visitor
      // The owner was told, and the line in the inbox leads to the flat.
      await visitor.open('/pages/tabs/inbox/index')
      await button(page, new RegExp(`${flat.unitLabel}.*来自`)).tap()
      await page.getByRole('heading', { level: 1, name: '我的房屋' }).waitFor()
      await button(page, /^结束登记：/).tap()
      await page.getByLabel('原因').fill('租约到期')
      await page.getByRole('dialog').getByRole('button', { name: '结束登记' }).tap()
      await button(page, /^结束登记：/).waitFor({ state: 'detached' })
      const theirs = await stage.test.call(binding.mine, {}, { as: tenant })
      expect(theirs.flats).toEqual([])

      await button(page, '我搬走了').tap()
      await button(page, '确认搬走').tap()
      await page.getByText('还没有绑定房屋').waitFor()
    })
  })
})

describe('slips', () => {
  test('are printed by the committee for an entrance; printing again voids those nobody used', async () => {
    const flat = someFlat()
    const before = await slipFor(stage, flat)
    await stage.visit({ as: '沈书记' }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      await tap(page, '#home-workbench')
      await button(page, /^打印绑定单/).tap()
      expect(await button(page, '生成 PDF').isDisabled()).toBe(true)
      const [building, entrance] = flat.label.split(' ')
      await page.getByLabel('楼栋').selectOption({ label: `枫林苑 ${building ?? ''}` })
      await page.getByLabel('单元门').selectOption({ label: entrance ?? '' })
      await button(page, `作废 ${flat.unitLabel} 的绑定单`).waitFor()
      await button(page, '生成 PDF').tap()
      await page.getByRole('dialog').getByText('以前没用过的绑定单全部作废').waitFor()
      const saving = page.waitForEvent('download')
      await button(page, '作废旧单，生成新的').tap()
      const download = await saving
      expect(download.suggestedFilename()).toMatch(/\.pdf$/)
      const codes = await codesOn(await readFile(await download.path()))
      expect(codes.length).toBeGreaterThan(0)
      await page.getByText('绑定单 90 天内有效').waitFor()

      const as = await stage.test.signIn(newPhone())
      const preview = await stage.test.refuse(binding.preview, { body: { code: before } }, { as })
      expect(preview.code).toBe('invitation_invalid')
      const shown = await Promise.all(codes.map((code) => stage.test.call(binding.preview, { body: { code } }, { as })))
      expect(shown.map(({ label }) => label)).toContain(flat.label)

      await button(page, `作废 ${flat.unitLabel} 的绑定单`).tap()
      await button(page, `作废 ${flat.unitLabel} 的绑定单`).waitFor({ state: 'detached' })
    })
  })
})
