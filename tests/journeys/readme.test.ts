import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { startNotice, writeNotice } from '../support/journeys/composer.ts'
import { settled } from '../support/journeys/look.ts'
import { openStage, type Stage } from '../support/journeys/stage.ts'
import type { Visitor } from '../support/journeys/visitor.ts'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const kept = path.join(root, 'miniapp/screenshots')
/** `UPDATE_SCREENSHOTS=1` makes the README's pictures anew; otherwise they are only tried. */
const folder = process.env['UPDATE_SCREENSHOTS'] ? kept : path.join(root, '.cache/screenshots/readme')

const mostBytes = 120 * 1024
const small = { deviceScaleFactor: 1 }

/** Width and height of a PNG, from its header. */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)]

describe('the pictures of the README', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
    mkdirSync(folder, { recursive: true })
  })
  afterAll(async () => {
    await stage.close()
  })

  async function picture(visitor: Visitor, name: string) {
    await settled(visitor)
    await visitor.page.screenshot({ path: path.join(folder, `${name}.png`) })
  }

  test('show the board and a notice', () =>
    stage.visit({ as: '陈默', browser: small }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      const card = page.getByRole('button', { name: /1单元周三上午停水两小时/ })
      await card.waitFor()
      await picture(visitor, 'home')
      await card.tap()
      await page.getByText('储一桶水备用', { exact: true }).waitFor()
      await picture(visitor, 'notice')
    }))

  test('show the composer before publishing', () =>
    stage.visit({ as: '王秀英', browser: small }, async (visitor) => {
      const { page } = visitor
      await visitor.open('/')
      await startNotice(visitor)
      await writeNotice(visitor, {
        title: '1单元周六上午清洗水箱',
        text: '周六 8:30–11:30 清洗楼顶水箱，期间停水，请提前储水。',
        bold: '8:30–11:30',
        heading: '来水以后',
        items: ['先放一分钟再用', '水还发黄，就敲我家门'],
      })
      await page.getByRole('button', { name: '下一步：选范围' }).tap()
      await page.getByRole('checkbox', { name: '3幢' }).tap()
      await page.getByRole('checkbox', { name: '1单元' }).tap()
      await page.getByRole('button', { name: '下一步：核对' }).tap()
      await page.getByRole('button', { name: /^发布给 \d+ 人$/ }).waitFor()
      await picture(visitor, 'composer')
    }))

  test.each(['home', 'notice', 'composer'])('%s is kept at the size of a phone, and small', (name) => {
    const png = readFileSync(path.join(kept, `${name}.png`))
    expect(sizeOf(png)).toEqual([390, 844])
    expect(png.length).toBeLessThanOrEqual(mostBytes)
  })
})
