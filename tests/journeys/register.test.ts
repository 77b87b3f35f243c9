import { readFile } from 'node:fs/promises'
import { csvFile } from '../support/register.ts'
import { chooseFile, figure, keepWorking, newEstate, rosterPath, troubledCsv } from '../support/journeys/registers.ts'
import { openStage, type Stage } from '../support/journeys/stage.ts'
import { at, seen, tap } from '../support/journeys/tour.ts'
import type { Visitor } from '../support/journeys/visitor.ts'

const csv = { name: troubledCsv.name, mimeType: 'text/csv', buffer: csvFile(troubledCsv.lines).bytes }

describe('the residents’ committee and the owners’ register', () => {
  let stage: Stage
  let stopWorking: () => Promise<void>
  beforeAll(async () => {
    stage = await openStage()
    stopWorking = keepWorking(stage)
    for (const name of ['天鹅堡', '中央盛景', '新苑']) await newEstate(stage, name)
  })
  afterAll(async () => {
    await stopWorking()
    await stage.close()
  })

  const openRegister = async (visitor: Visitor, estate: string) => {
    const { page } = visitor
    await visitor.open('/')
    await tap(page, '#home-workbench')
    await tap(page, '#desk-register')
    await page.getByRole('radio', { name: estate }).tap()
    await seen(page, '#register-totals')
  }

  describe.each([
    { roster: 'tianebao', estate: '天鹅堡', units: '28 套', heads: '25 人', area: '3,011.25 m²', rows: '28' },
    { roster: 'zhongyang', estate: '中央盛景', units: '291 套', heads: '280 人', area: '24,838.57 m²', rows: '291' },
  ] as const)('import a list as it is kept: $estate', ({ roster, estate, units, heads, area, rows }) => {
    test('after a look at what would be written, and nothing before', () =>
      stage.visit({ as: '沈书记' }, async (visitor) => {
        const { page } = visitor
        await openRegister(visitor, estate)
        expect(await figure(page, '#register-totals-units')).toBe('0 套')
        await chooseFile(page, rosterPath(roster))
        await tap(page, '#mapping-check')
        await seen(page, '#import-totals')
        expect(await figure(page, '#count-rows')).toBe(rows)
        expect(await figure(page, '#count-created')).toBe(rows)
        expect(await figure(page, '#count-faults')).toBe('0')
        expect(await figure(page, '#import-totals-units')).toBe(units)
        expect(await figure(page, '#import-totals-heads')).toBe(heads)
        expect(await figure(page, '#import-totals-area')).toBe(area)
        // Come back to later: it goes on where it stood.
        await page.reload()
        await at(page, '#import-apply:enabled').tap()
        await seen(page, '#import-done')
        await tap(page, '#import-to-register')
        await page.getByRole('radio', { name: estate, checked: true }).waitFor()
        await page.locator('#register-totals-heads >> visible=true').getByText(heads).waitFor()
        expect(await figure(page, '#register-totals-units')).toBe(units)
        expect(await figure(page, '#register-totals-area')).toBe(area)
      }))

    test('and a second time nothing changes', () =>
      stage.visit({ as: '沈书记' }, async (visitor) => {
        const { page } = visitor
        await openRegister(visitor, estate)
        await chooseFile(page, rosterPath(roster))
        await tap(page, '#mapping-check')
        await seen(page, '#import-nothing')
        expect(await figure(page, '#count-left')).toBe(rows)
        expect(await figure(page, '#count-changed')).toBe('0')
        await tap(page, '#import-cancel')
        await tap(page, '#import-cancel-confirm')
        await seen(page, '#import-cancelled')
      }))
  })

  test('settle faults and questions before anything is written', () =>
    stage.visit({ as: '沈书记' }, async (visitor) => {
      const { page } = visitor
      await openRegister(visitor, '新苑')
      await chooseFile(page, csv)
      // The remark is not needed; what the area means is said by hand.
      await at(page, '#column-0-H').selectOption('')
      await tap(page, '#mapping-check')
      await seen(page, '#question-0')
      expect(await at(page, '#import-apply').isDisabled()).toBe(true)
      await page.getByText('面积要大于零。').first().waitFor()
      await page.getByText('手机号不对，应是 11 位数字。').first().waitFor()
      await page.getByText('同一套房写了两次。').first().waitFor()
      await tap(page, '#skip-all')
      await page.getByRole('radio', { name: /^是同一个人/ }).tap()
      // What was decided survives a closed tab.
      await page.reload()
      await page.getByRole('radio', { name: /^是同一个人/, checked: true }).waitFor()
      await tap(page, '#import-recheck')
      await at(page, '#import-apply:enabled').waitFor()
      expect(await figure(page, '#count-faults')).toBe('0')
      expect(await figure(page, '#count-questions')).toBe('0')
      await tap(page, '#import-apply')
      await seen(page, '#import-done')
    }))

  test('read who lives behind an entrance, and see one owner in full for a purpose', () =>
    stage.visit({ as: '沈书记' }, async (visitor) => {
      const { page } = visitor
      await openRegister(visitor, '天鹅堡')
      await tap(page, '[id^=register-entrance-]')
      await page.getByRole('heading', { name: '101', exact: true }).waitFor()
      expect(await page.getByText('龚丽明').count()).toBe(0)
      await tap(page, '[id^=reveal-]')
      await page.getByText('业主能看到是谁、什么时候、为什么看的').waitFor()
      expect(await at(page, '#reveal-sheet-confirm').isDisabled()).toBe(true)
      await at(page, '#reveal-sheet-reason').fill('核对产权证')
      await tap(page, '#reveal-sheet-confirm')
      await seen(page, '#revealed-sheet')
      expect(await figure(page, '#revealed-name')).toContain('龚丽明')
      expect(await figure(page, '#revealed-phone')).toContain('19910000296')
    }))

  test('take the register out with a reason and a code to their phone', () =>
    stage.visit({ as: '沈书记' }, async (visitor) => {
      const { page } = visitor
      visitor.expectInConsole(/status of 403 .*register-exports/)
      await openRegister(visitor, '天鹅堡')
      await tap(page, '#register-export')
      await at(page, '#export-sheet-reason').fill('筹备组核对名册')
      await tap(page, '#export-sheet-confirm')
      await tap(page, '#step-up-send')
      const code = (await page.getByText(/验证码是 \d{6}/).textContent())?.match(/\d{6}/)?.[0] ?? ''
      await at(page, '#step-up-code').fill(code)
      const saving = page.waitForEvent('download')
      await tap(page, '#step-up-confirm')
      const saved = await saving
      expect(saved.suggestedFilename()).toMatch(/天鹅堡.*\.xlsx$/)
      // A zip archive, as every .xlsx is.
      expect((await readFile(await saved.path())).subarray(0, 2).toString()).toBe('PK')
      await seen(page, '#export-taken')
    }))

  test('is told that the line is lost, keeps the chosen file, and sends it once it is back', () =>
    stage.visit({ as: '沈书记' }, async (visitor) => {
      const { page, context } = visitor
      visitor.expectInConsole(/ERR_INTERNET_DISCONNECTED/)
      await openRegister(visitor, '新苑')
      await tap(page, '#register-import')
      await seen(page, '#import-file')
      await context.setOffline(true)
      await page.locator('#import-file >> visible=true').setInputFiles(csv)
      await seen(page, '#import-send-failed')
      await context.setOffline(false)
      await tap(page, '#import-send-again')
      await seen(page, '#mapping-check')
      await context.setOffline(true)
      await tap(page, '#mapping-check')
      await page.getByText('现在连不上网络').first().waitFor()
      await context.setOffline(false)
      await tap(page, '#import-cancel')
      await tap(page, '#import-cancel-confirm')
      await seen(page, '#import-cancelled')
    }))

  test('is told in plain words what a file is that cannot be read', () =>
    stage.visit({ as: '沈书记' }, async (visitor) => {
      const { page } = visitor
      await openRegister(visitor, '新苑')
      const legacy = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2_000)])
      await chooseFile(page, { name: '老名册.xls', mimeType: 'application/vnd.ms-excel', buffer: legacy })
      await seen(page, '#import-failed')
      await page.getByText('另存为 .xlsx').waitFor()
    }))
})
