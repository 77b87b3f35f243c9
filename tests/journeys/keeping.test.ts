import { newPhone } from '../support/app.ts'
import { openStage, type Stage } from '../support/journeys/stage.ts'
import { after, at, back, opened, seen, tap, through } from '../support/journeys/tour.ts'
import type { Visitor } from '../support/journeys/visitor.ts'

describe('the residents’ committee keeps', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(async () => {
    await stage.close()
  })

  const atDesk = (hook: string, arrival: string) =>
    after(opened('/', '#home-workbench'), through('#home-workbench', hook), through(hook, arrival))

  const openUnit = async (visitor: Visitor, label: string) => {
    const { page } = visitor
    await atDesk('#desk-places', '#open-grids')(visitor)
    await page.getByRole('button', { name: '3幢 2单元' }).first().tap()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: new RegExp(`^${label}`) })
      .tap()
    await seen(page, '#unit-split')
  }

  describe('places', () => {
    test('a unit is corrected for a reason, and its history says what it was', () =>
      stage.visit({ as: '沈书记' }, async (visitor) => {
        const { page } = visitor
        await openUnit(visitor, '501')
        const before = await at(page, '#place-area').inputValue()
        await at(page, '#place-area').fill('88.08')
        await tap(page, '#place-save')
        await page.getByText('请写明原因。').waitFor()
        // What was typed survives a closed tab.
        await page.reload()
        await at(page, '#place-reason').fill('按产权证更正')
        expect(await at(page, '#place-area').inputValue()).toBe('88.08')
        await tap(page, '#place-save')
        await page.getByText(`面积：${before} m² → 88.08 m²`).waitFor()
        await page.getByText('原因：按产权证更正').waitFor()
        await seen(page, '#place-saved')
      }))

    test('a unit is split into two, whose areas must add up or be explained', () =>
      stage.visit({ as: '沈书记' }, async (visitor) => {
        const { page } = visitor
        visitor.expectInConsole(/status of 4\d\d .*splits/)
        await openUnit(visitor, '602')
        await tap(page, '#unit-split')
        await at(page, '#split-0-area').fill('30')
        await at(page, '#split-1-area').fill('20.5')
        await page.getByText('现在共 50.50 m²').waitFor()
        await at(page, '#split-residents').selectOption({ index: 1 })
        await tap(page, '#split-confirm')
        await page.getByRole('dialog').getByRole('status').or(page.getByRole('dialog').getByRole('alert')).waitFor()
        await at(page, '#split-reason').fill('隔出楼梯间')
        await tap(page, '#split-confirm')
        await seen(page, '#places')
        await page
          .getByRole('dialog')
          .getByRole('button', { name: /^602-1/ })
          .waitFor()
        await page
          .getByRole('dialog')
          .getByRole('button', { name: /^602-2/ })
          .waitFor()
      }))

    test('two units are merged, and what was typed is there after a closed tab', () =>
      stage.visit({ as: '沈书记' }, async (visitor) => {
        const { page } = visitor
        await openUnit(visitor, '602-1')
        await tap(page, '#unit-merge')
        await page.getByRole('checkbox', { name: '602-2' }).tap()
        await at(page, '#merge-label').fill('602')
        await page.reload()
        await tap(page, '#unit-merge')
        await page.getByRole('checkbox', { name: '602-2', checked: true }).waitFor()
        await at(page, '#merge-area').fill('50.50')
        await page.getByText('面积原来共 50.50 m²，现在共 50.50 m²').waitFor()
        await tap(page, '#merge-confirm')
        await seen(page, '#places')
        await openUnit(visitor, '602')
        await page.getByText('合并').nth(1).waitFor()
      }))

    test('a unit that the developer holds is sold, and the day stands in its history', () =>
      stage.visit({ as: '沈书记' }, async (visitor) => {
        const { page } = visitor
        await openUnit(visitor, '502')
        await at(page, '#place-sale').selectOption('unsold')
        await at(page, '#place-reason').fill('开发商还没有卖')
        await tap(page, '#place-save')
        await tap(page, '#unit-sell')
        await at(page, '#sell-state').selectOption('sold_undelivered')
        await at(page, '#sell-on').fill('2026-03-05')
        await at(page, '#sell-reason').fill('签了合同')
        await tap(page, '#sell-confirm')
        await page.getByText('日期：2026-03-05').waitFor()
        await page.getByText('销售状态：未售 → 已售未交付').waitFor()
      }))

    test('a building is added by hand, and retired while nothing is in it', () =>
      stage.visit({ as: '沈书记' }, async (visitor) => {
        const { page } = visitor
        await atDesk('#desk-places', '#open-grids')(visitor)
        await page.getByRole('button', { name: '修改 清荷里' }).tap()
        await tap(page, '#place-add')
        await at(page, '#add-name').fill('9幢')
        await at(page, '#add-order').fill('9')
        await tap(page, '#add-confirm')
        await page.getByRole('button', { name: '9幢' }).tap()
        await page.getByRole('heading', { name: '清荷里 9幢' }).waitFor()
        await tap(page, '#place-end')
        await at(page, '#end-sheet-reason').fill('写错了')
        await tap(page, '#end-sheet-confirm')
        await page.getByRole('heading', { name: '清荷里' }).waitFor()
        await page.getByRole('button', { name: '9幢' }).waitFor({ state: 'detached' })
      }))
  })

  test('grids, and is told what each lacks', () =>
    stage.visit({ as: '沈书记' }, async (visitor) => {
      const { page } = visitor
      await atDesk('#desk-places', '#open-grids')(visitor)
      await through('#open-grids', '#grid-add')(visitor)
      await page.getByText('应在 300–500 户之间').first().waitFor()
      await page.getByText('户数偏少').first().waitFor()
      await page.getByRole('button', { name: '修改和历史：一网格' }).tap()
      await at(page, '#grid-name').fill('枫林网格')
      await tap(page, '#place-save')
      await page.getByText('名称：一网格 → 枫林网格').waitFor()
      await back(visitor)
      await page.getByRole('heading', { name: '枫林网格' }).waitFor()
    }))

  describe('columns', () => {
    test('renamed, put first and switched off, as neighbours then see them', async () => {
      await stage.visit({ as: '沈书记' }, async (visitor) => {
        const { page } = visitor
        await atDesk('#desk-columns', '#name-police')(visitor)
        await at(page, '#name-police').fill('社区民警')
        // By keyboard: the button keeps the focus while its column moves.
        await at(page, '#up-police').focus()
        await page.keyboard.press('Enter')
        await page.keyboard.press('Enter')
        await tap(page, '#on-notices')
        await at(page, '#promise-police').selectOption('60')
        await tap(page, '#columns-save')
        await seen(page, '#columns-saved')
      })
      await stage.visit({ as: '陈默' }, async (visitor) => {
        const { page } = visitor
        await visitor.open('/')
        await tap(page, '#columns-all')
        const tiles = await page.locator('[id^=column-] >> visible=true').allTextContents()
        expect(tiles).toHaveLength(7)
        expect(tiles[0]).toContain('社区民警')
        expect(tiles[0]).toContain('1 小时内答复')
        expect(tiles.join()).not.toContain('社区公告')
      })
    })

    test('with a roster, whose next shift stands on the tile', async () => {
      await stage.visit({ as: '沈书记' }, async (visitor) => {
        const { page } = visitor
        await atDesk('#desk-columns', '#roster-neighbours')(visitor)
        await through('#roster-neighbours', '#shift-0')(visitor)
        const shifts = await page.locator('[id^=shift-][id$=-remove] >> visible=true').count()
        await tap(page, '#shift-add')
        const added = `#shift-${String(shifts)}`
        await at(page, `${added}-once`).tap()
        await tap(page, '#roster-save')
        await page.getByText('请选哪一天。').waitFor()
        const tomorrow = new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10)
        await at(page, `${added}-date`).fill(tomorrow)
        await at(page, `${added}-from`).fill('06:05')
        await at(page, `${added}-to`).fill('06:55')
        await tap(page, '#roster-save')
        await seen(page, '#roster-saved')
      })
      await stage.visit({ as: '陈默' }, async (visitor) => {
        const { page } = visitor
        await visitor.open('/')
        await tap(page, '#columns-all')
        await page.getByRole('button', { name: /^邻里交流/ }).tap()
        // In sight: the tile of the page below shows them, too, when this shift is the next one.
        await seen(page, 'text=06:05–06:55')
        await seen(page, 'text=王秀英')
      })
    })
  })

  test('offices: granted, read by every member, ended for a reason, and kept in the record', async () => {
    await stage.visit({ as: '沈书记' }, async (visitor) => {
      const { page } = visitor
      await atDesk('#desk-roles', '#role-grant')(visitor)
      await tap(page, '#role-grant')
      await at(page, '#grant-phone').fill(newPhone())
      await at(page, '#grant-nickname').fill('童阿姨')
      await at(page, '#grant-role').selectOption('grid_worker')
      await at(page, '#grant-scope').selectOption({ index: 1 })
      await tap(page, '#grant-post-chief')
      await tap(page, '#grant-confirm')
      await page.getByText('童阿姨').first().waitFor()
      await page
        .getByText(/网格长$/)
        .first()
        .waitFor()
    })
    await stage.visit({ as: '陈默' }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      await through('#home-officers', '#officers h2')(visitor)
      await page.getByText('童阿姨').waitFor()
      expect(await page.getByText(/199\*+/).count()).toBe(0)
    })
    await stage.visit({ as: '沈书记' }, async (visitor) => {
      const { page } = visitor
      await atDesk('#desk-roles', '#role-grant')(visitor)
      await page.getByRole('button', { name: '收回 童阿姨 的角色' }).tap()
      await at(page, '#revoke-sheet-reason').fill('搬走了')
      await tap(page, '#revoke-sheet-confirm')
      await page.getByText('童阿姨', { exact: true }).waitFor({ state: 'detached' })
      await tap(page, '#grants-all')
      await page.getByText('原因：搬走了').waitFor()
    })
  })
})
