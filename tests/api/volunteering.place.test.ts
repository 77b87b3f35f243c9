import type { Session } from '@liren/shared/identity'
import { consentTerms, privacy } from '@liren/shared/privacy'
import { volunteering } from '@liren/shared/volunteering'
import { attendance } from '@liren/shared/volunteering.attendance'
import type { PlaceCheck } from '@liren/shared/volunteering.place'
import { newKey, startApp, type TestApp } from '../support/app.ts'
import { balance, neighbour, proposer, type Neighbour } from '../support/points.ts'
import { beginShift, clockOf, codesOf, openActivity, scan, shiftIn, signUp } from '../support/volunteering.ts'
import { createWorld, type World } from '../support/world.ts'

let test: TestApp
let world: World
let head: Session
let chen: Neighbour
beforeAll(async () => {
  test = await startApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  world = await createWorld(test)
  head = await proposer(world)
  chen = await neighbour(test, world)
})

const params = () => ({ communityId: world.communityId })
const spot = { latitude: 31.3912, longitude: 121.4892, radius: 200 }
const agree = (isGranted: boolean, as = chen.as) => {
  const { version } = consentTerms.location_check
  return test.call(privacy.setConsent, { body: { purpose: 'location_check', version, isGranted } }, { as })
}

/** A shift that has begun, of an activity that asks for the place, or does not. */
async function begun(asks = true): Promise<string> {
  const shifts = [shiftIn(100)]
  const { shiftId } = await openActivity(test, world, head, asks ? { shifts, spot } : { shifts })
  await signUp(test, world, shiftId, chen.as)
  await beginShift(test, shiftId)
  return shiftId
}
async function comeIn(shiftId: string, place: PlaceCheck | null, more: object = {}) {
  const code = (await codesOf(test, shiftId))('in', await clockOf(test))
  const body = { code, device: newKey(), place, ...more }
  return test.call(attendance.scan, { params: { ...params(), shiftId }, body }, { as: chen.as })
}
const onRoster = async (shiftId: string) =>
  (await test.call(attendance.roster, { params: { ...params(), shiftId } }, { as: head })).items[0]

describe('whether a phone was at the place', () => {
  it('is asked for by an activity, whose place the phone is told', async () => {
    const request = async (asks: boolean) => ({ params: { ...params(), shiftId: await begun(asks) } })
    expect((await test.call(volunteering.shift, await request(true), { as: chen.as })).spot).toEqual(spot)
    chen = await neighbour(test, world, '李师傅')
    expect((await test.call(volunteering.shift, await request(false), { as: chen.as })).spot).toBeNull()
  })

  it('is kept where its owner consents, and is nothing to look at where it was there', async () => {
    const shiftId = await begun()
    await agree(true)
    await comeIn(shiftId, 'PASS')
    expect(await onRoster(shiftId)).toMatchObject({ placeCheck: 'PASS', reviews: [] })
  })

  it.each([
    ['who never consented', async () => {}],
    ['who has withdrawn', async () => void (await agree(true), await agree(false))],
  ])('is not kept of somebody %s, and nothing is refused', async (_, before) => {
    const shiftId = await begun()
    await before()
    expect(await comeIn(shiftId, 'FAIL')).toMatchObject({ mine: { isInReview: false } })
    expect(await onRoster(shiftId)).toMatchObject({ placeCheck: null, reviews: [] })
  })

  it('is not kept where the activity does not ask', async () => {
    const shiftId = await begun(false)
    await agree(true)
    await comeIn(shiftId, 'FAIL')
    expect(await onRoster(shiftId)).toMatchObject({ placeCheck: null, reviews: [] })
  })

  it('is looked at by a person where it was not there; then it counts like any other', async () => {
    const shiftId = await begun()
    await agree(true)
    expect(await comeIn(shiftId, 'FAIL')).toMatchObject({ mine: { isInReview: true } })
    await test.advance(3_660)
    await scan(test, world, shiftId, chen.as, 'out')
    const entry = await onRoster(shiftId)
    expect(entry).toMatchObject({ placeCheck: 'FAIL', reviews: ['off_place'] })
    const at = { ...params(), shiftId, signupId: entry?.signupId ?? '' }
    await test.call(attendance.confirm, { params: at }, { as: head })
    expect(await balance(test, world, chen.as)).toMatchObject({ minutes: 0 })
    const { items } = await test.call(attendance.reviews, { params: params() }, { as: world.committee })
    const [review] = items
    expect(review).toMatchObject({ kind: 'off_place', nickname: '陈阿姨' })
    const decision = { params: { ...params(), reviewId: review?.id ?? '' }, body: { accept: true, reason: '在隔壁楼' } }
    await test.call(attendance.decide, decision, { as: world.committee })
    expect((await balance(test, world, chen.as)).minutes).toBeGreaterThan(0)
  })

  it('is all that is said: where the phone was has no place in a request', async () => {
    const shiftId = await begun()
    await agree(true)
    const where = { latitude: spot.latitude, longitude: spot.longitude }
    await expect(comeIn(shiftId, 'PASS', where)).rejects.toMatchObject({ code: 'invalid_request' })
  })
})
