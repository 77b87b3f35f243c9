import { attendance } from '@liren/shared/volunteering.attendance'
import { volunteering } from '@liren/shared/volunteering'
import { sweepShifts } from '../../server/src/features/volunteering/volunteering.reviews.service.ts'
import { beginShift, clockOf, codesOf, openActivity } from '../support/volunteering.ts'
import { unitAt } from '../support/world.ts'
import { neighbour, settle } from '../support/weapp/people.ts'
import { everyElement } from '../support/weapp/tree.ts'
import { startTown, type Town } from '../support/weapp/town.ts'

let town: Town
beforeAll(async () => {
  town = await startTown()
})
afterEach(() => town.endAll())
afterAll(() => town.close())

describe('a shift on a phone', () => {
  it('is joined, checked in by scanning, and out without a network, which somebody looks at', async () => {
    const { test, world } = town
    const { shiftId } = await openActivity(test, world)
    const device = await neighbour(town, unitAt(world, 0, 0), '李梅', 'tenant')
    const phone = await settle(town, device)
    await phone.openTab('pages/tabs/participate/index')
    await phone.tap('open-volunteering')
    await phone.isOn('pages/volunteering/shifts/index')
    await phone.tap(`shift-${shiftId}`)
    await phone.isOn('pages/volunteering/shift/index')
    await phone.tap('shift-sign-up')
    await phone.tap('age-grown')
    await phone.tap('sign-up-confirm')
    await phone.sees('您已报名')

    await beginShift(test, shiftId)
    await phone.pullDown()
    await phone.tap('shift-scan')
    await phone.isOn('pages/volunteering/scan/index')
    // A code of something else says so, and nothing is sent.
    device.person.scanned = () => 'https://example.org'
    await phone.tap('scan-start')
    await phone.sees('这个二维码不是签到码')
    const codes = await codesOf(test, shiftId)
    const shown = codes('in', await clockOf(test))
    device.person.scanned = () => `https://liren.example/#/pages/volunteering/scan/index?id=${shiftId}&code=${shown}`
    await phone.tap('scan-start')
    await phone.sees('签到好了')

    // Out without a network: kept, sent when it is back, and looked at by a person.
    phone.setOnline(false)
    const out = codes('out', await clockOf(test))
    device.person.scanned = () => out
    await phone.tap('scan-start')
    await phone.sees('这次扫码已经存在手机里')
    phone.setOnline(true)
    await phone.until('it is sent', () => phone.ids('kept-scan-').length === 0)
    await phone.sees('签退好了')
    await sweepShifts(test.pool)
    const params = { communityId: world.communityId }
    const reviews = await test.call(attendance.reviews, { params }, { as: world.committee })
    expect(reviews.items).toMatchObject([{ kind: 'kept_scan', nickname: '李梅' }])
  })
  it('lets the phone say whether it is at the place, if its owner agrees, and nothing of where that is', async () => {
    const { test, world } = town
    const spot = { latitude: 31.3912, longitude: 121.4892, radius: 200 }
    const { shiftId } = await openActivity(test, world, world.committee, { spot })
    const device = await neighbour(town, unitAt(world, 0, 0), '周敏', 'tenant')
    const phone = await settle(town, device)
    await phone.openTab('pages/tabs/participate/index')
    await phone.tap('open-volunteering')
    await phone.tap(`shift-${shiftId}`)
    await phone.tap('shift-sign-up')
    await phone.tap('age-grown')
    await phone.tap('sign-up-confirm')
    await phone.sees('您已报名')
    await beginShift(test, shiftId)
    await phone.pullDown()
    await phone.tap('shift-scan')
    await phone.isOn('pages/volunteering/scan/index')
    await phone.tap('scan-place')
    await phone.until('it is agreed', () => phone.find('scan-place')?.attributes['aria-checked'] === true)
    device.person.position = () => ({ latitude: 31.3921, longitude: 121.4893 })
    const shown = (await codesOf(test, shiftId))('in', await clockOf(test))
    device.person.scanned = () => shown
    await phone.tap('scan-start')
    await phone.sees('签到好了')
    const params = { communityId: world.communityId, shiftId }
    const { items } = await test.call(attendance.roster, { params }, { as: world.committee })
    expect(items).toMatchObject([{ nickname: '周敏', placeCheck: 'PASS', reviews: [] }])
    expect(phone.requests.filter(({ path, body }) => /latitude|31\.39/.test(path + body))).toEqual([])
  })
})

describe('a year in review on a phone', () => {
  it('is drawn, and its picture opens in the viewer of WeChat, from where it is kept or passed on', async () => {
    const { test, world } = town
    const { shiftId } = await openActivity(test, world)
    const device = await neighbour(town, unitAt(world, 0, 0), '周梅', 'tenant')
    const phone = await settle(town, device)
    await phone.openTab('pages/tabs/participate/index')
    await phone.tap('open-volunteering')
    await phone.isOn('pages/volunteering/shifts/index')
    await phone.tap('open-year')
    await phone.isOn('pages/volunteering/year/index')
    await phone.sees('这一年还没有记入的服务')
    await phone.back()
    await phone.tap(`shift-${shiftId}`)
    await phone.tap('shift-sign-up')
    await phone.tap('age-grown')
    await phone.tap('sign-up-confirm')
    await phone.sees('您已报名')
    await beginShift(test, shiftId)
    await test.advance(2 * 3_600)
    const params = { communityId: world.communityId, shiftId }
    const { startsAt } = await test.call(volunteering.shift, { params }, { as: world.committee })
    const { items } = await test.call(attendance.roster, { params }, { as: world.committee })
    const outAt = new Date(Date.parse(startsAt) + 3_600_000).toISOString()
    const entered = { params: { ...params, signupId: items[0]?.signupId ?? '' } }
    const body = { inAt: startsAt, outAt, reason: '没带手机' }
    await test.call(attendance.enter, { ...entered, body }, { as: world.committee })
    await phone.pullDown()
    await phone.tap('shift-confirm')
    await phone.sees('已记入 1 小时')
    await phone.back()
    await phone.tap('open-year')
    await phone.until('the year is drawn', () => phone.find('year-months') !== null)
    const frame = () => phone.find(phone.ids('picture-2')[0] ?? '')
    await phone.until('the picture is drawn', () => {
      const drawn = frame()
      return drawn !== null && [...everyElement(drawn)].some(({ tag }) => tag === 'image')
    })
    await phone.tap(phone.ids('picture-2')[0] ?? '')
    await phone.until('the picture is looked at', () => device.viewed.length > 0)
    expect(device.viewed).toHaveLength(1)
  })
})
