import { binding } from '@liren/shared/binding'
import { privacy } from '@liren/shared/privacy'
import { emptyFlats, slipFor } from '../support/journeys/flats.ts'
import { openStage, type Stage } from '../support/journeys/stage.ts'
import { after, at, back, opened, seen, tap, through } from '../support/journeys/tour.ts'
import { newPhone } from '../support/app.ts'

describe('a hand that taps twice', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(async () => {
    await stage.close()
  })

  test('opens a page once: one step back is where it came from', () =>
    stage.visit({ as: '陈默' }, async (visitor) => {
      const { page } = visitor
      await opened('/', '[id^=feed-item-]')(visitor)
      await at(page, '[id^=feed-item-]').dblclick()
      await seen(page, '#announcement article')
      await page.goBack()
      await seen(page, '[id^=feed-item-]')
      // And at once again, because only the page that is coming is not asked for anew.
      await through('[id^=feed-item-]', '#announcement article')(visitor)
      await back(visitor)
      await seen(page, '[id^=feed-item-]')
    }))

  test('prints slips once: those of a second file would end those of the first', () =>
    stage.visit({ as: '沈书记' }, async (visitor) => {
      const { page } = visitor
      const asked: string[] = []
      page.on('request', (request) => request.url().endsWith('/invitation-sheets') && asked.push(request.method()))
      await after(
        opened('/', '#home-workbench'),
        through('#home-workbench', '#desk-slips'),
        through('#desk-slips', '#pick-building'),
      )(visitor)
      await at(page, '#pick-building').selectOption({ index: 1 })
      await through('#slips-print', '#print-confirm')(visitor)
      const saving = page.waitForEvent('download')
      await at(page, '#print-confirm').dblclick()
      await saving
      await seen(page, '#slips-done')
      expect(asked).toEqual(['POST'])
    }))

  test('looks at a phone number once, and one look is on record', async () => {
    const [flat] = await emptyFlats(stage)
    if (!flat) throw new Error('every flat of the demo is taken')
    const resident = await stage.test.signIn(newPhone())
    const code = await slipFor(stage, flat)
    await stage.test.call(binding.bind, { body: { code, relation: 'tenant' } }, { as: resident })
    await stage.visit({ as: '沈书记' }, async (visitor) => {
      const { page } = visitor
      await after(
        opened('/', '#home-workbench'),
        through('#home-workbench', '#desk-bindings'),
        through('#desk-bindings', '#view-residents'),
        through('#view-residents', '#pick-building'),
      )(visitor)
      const [building = '', entrance = '', unit = ''] = flat.label.split(' ')
      await at(page, '#pick-building').selectOption({ label: `枫林苑 ${building}` })
      await at(page, '#pick-entrance').selectOption({ label: entrance })
      await seen(page, '[id^=resident-]')
      await page.getByText(unit, { exact: true }).locator('visible=true').waitFor()
      await page.locator('[id^=resident-] >> visible=true').filter({ hasText: '新邻居' }).first().tap()
      await through('#resident-reveal', '#reveal-sheet')(visitor)
      await at(page, '#reveal-sheet-reason').fill('楼上漏水，联系不上人')
      await at(page, '#reveal-sheet-confirm').dblclick()
      await seen(page, '#revealed-phone')
    })
    const looks = await stage.test.call(privacy.dataReads, { query: {} }, { as: resident })
    expect(looks.items).toHaveLength(1)
  })

  test('is nothing a host needs to fear: the number neighbours see stands in its field', () =>
    stage.visit({ as: '李警官' }, async (visitor) => {
      const { page } = visitor
      await after(
        opened('/', '#home-workbench'),
        through('#home-workbench', '[id^=desk-column-]'),
        through('[id^=desk-column-]', '#my-contact'),
      )(visitor)
      expect(await at(page, '#my-contact').inputValue()).toBe('021-66010110')
      await tap(page, '#my-contact-save')
      await page.getByText('已保存').waitFor()
      await page.reload()
      await seen(page, '#my-contact')
      expect(await at(page, '#my-contact').inputValue()).toBe('021-66010110')
    }))

  test('follows an address that was cut short, and is told that nothing is there', () =>
    stage.visit({ as: '陈默' }, async (visitor) => {
      const { page } = visitor
      visitor.expectInConsole(/status of 4\d\d /)
      await visitor.open('/pages/announcements/detail/index?community=1234&id=x')
      await page.getByRole('alert').getByText('没有找到，可能已被移走，或不对您开放。').waitFor()
      await tap(page, '#go-home')
      await seen(page, '[id^=feed-item-]')
    }))
})
