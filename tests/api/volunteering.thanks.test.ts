import type { Session } from '@liren/shared/identity'
import { privacy } from '@liren/shared/privacy'
import { attendance } from '@liren/shared/volunteering.attendance'
import { recognition } from '@liren/shared/volunteering.recognition'
import { thanking } from '@liren/shared/volunteering.thanks'
import sharp from 'sharp'
import { startApp, type TestApp } from '../support/app.ts'
import { stepUp } from '../support/matrix.register.ts'
import { auditLedger, credit, neighbour, proposer, type Neighbour } from '../support/points.ts'
import { beginShift, openActivity, scan, shiftIn, signUp } from '../support/volunteering.ts'
import { readHere, textsOf } from '../support/spreadsheet.ts'
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
afterEach(() => auditLedger(test))

const params = () => ({ communityId: world.communityId })
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code?: string }) => error.code ?? JSON.stringify(error),
  )

/** Each shift was planned for another time: nobody is promised to two at once. */
let hours = 200

/** Somebody serves an hour of a shift that `organiser` runs; its address on the roster. */
async function serve(who: Neighbour, organiser: Session = head, isCredited = true) {
  hours += 3
  const { shiftId } = await openActivity(test, world, organiser, { shifts: [shiftIn(hours)] })
  await signUp(test, world, shiftId, who.as)
  await beginShift(test, shiftId)
  await scan(test, world, shiftId, who.as, 'in')
  await test.advance(3_660)
  await scan(test, world, shiftId, who.as, 'out')
  const { items } = await test.call(attendance.roster, { params: { ...params(), shiftId } }, { as: organiser })
  const at = { ...params(), shiftId, signupId: items[0]?.signupId ?? '' }
  if (isCredited) await test.call(attendance.confirm, { params: at }, { as: organiser })
  return at
}
type At = Awaited<ReturnType<typeof serve>>
const thank = (at: At, body: { rating: number; words?: string; isPublic?: boolean }, as = head) =>
  test.call(thanking.thank, { params: at, body }, { as })
const lines = async (as = world.committee) =>
  (await test.call(thanking.lines, { params: params() }, { as })).items.map(({ nickname, words }) => [nickname, words])
const toMe = async (as: Session) => (await test.call(thanking.mine, { params: params() }, { as })).items
const show = (thanksId: string, isShown: boolean, as: Session) =>
  test.call(thanking.answer, { params: { ...params(), thanksId }, body: { isShown } }, { as })
const board = (as: Session) => test.call(thanking.board, { params: params() }, { as })
const list = (as: Session, isListed = true) =>
  test.call(thanking.list, { params: params(), body: { isListed } }, { as })

describe('a rating', () => {
  it('is given once, by who organises, for what was credited, and never to oneself', async () => {
    const early = await serve(chen, head, false)
    expect(await codeOf(thank(early, { rating: 5 }))).toBe('thanks_too_early')
    const li = await neighbour(test, world, '李师傅')
    const at = await serve(li)
    expect(await codeOf(thank(at, { rating: 5 }, chen.as))).toBe('forbidden')
    const entry = await thank(at, { rating: 4, words: '站得很稳' })
    expect(entry).toMatchObject({ rating: 4, abilities: { thank: false } })
    expect(await codeOf(thank(at, { rating: 5 }))).toBe('thanks_given')
    const { file } = await test.call(recognition.record, { params: params() }, { as: li.as })
    const { 志愿服务情况: services = '' } = textsOf(await readHere(Buffer.from(file)))
    expect(services).toContain('评价（满分 5）')
    expect(services).toMatch(/签到签退，经确认","kind":"text"},\{"text":"4"/)
    for (const rating of [0, 6, 2.5]) expect(await codeOf(thank(at, { rating }))).toBe('invalid_request')
    const own = await serve({ ...chen, as: head }, head, false)
    expect(await codeOf(thank(own, { rating: 5 }))).toBe('attendance_self')
  })
})

describe('a line of thanks', () => {
  it('is read by neighbours once both sides agree, and no longer than that', async () => {
    const at = await serve(chen)
    await thank(at, { rating: 5, words: '谢谢陈阿姨守夜', isPublic: true })
    expect(await lines()).toEqual([])
    const [one] = await toMe(chen.as)
    expect(one).toMatchObject({ rating: 5, isPublic: true, isShown: null, words: '谢谢陈阿姨守夜' })
    await show(one?.id ?? '', true, chen.as)
    expect(await lines()).toEqual([['陈阿姨', '谢谢陈阿姨守夜']])
    await show(one?.id ?? '', false, chen.as)
    expect(await lines()).toEqual([])
  })

  it('stays between two where its writer did not offer it, whatever the other says', async () => {
    await thank(await serve(chen), { rating: 5, words: '谢谢' })
    const [one] = await toMe(chen.as)
    await show(one?.id ?? '', true, chen.as)
    expect(await lines()).toEqual([])
    // And it is the own alone that one shows.
    expect(await codeOf(show(one?.id ?? '', true, head))).toBe('not_found')
  })

  it('is offered by who serves here: what a resident writes was read by nobody before', async () => {
    const organiser = await neighbour(test, world, '热心邻居')
    const at = await serve(chen, organiser.as)
    const { items } = await test.call(attendance.roster, { params: at }, { as: organiser.as })
    expect(items[0]?.abilities).toMatchObject({ thank: true, thankPublicly: false })
    expect(await codeOf(thank(at, { rating: 5, words: '谢谢', isPublic: true }, organiser.as))).toBe('forbidden')
    expect(await codeOf(thank(at, { rating: 5, words: '谢谢' }, organiser.as))).toBe('ok')
    expect(await codeOf(thank(at, { rating: 5, isPublic: true }))).toBe('invalid_request')
  })
})

describe('the list of volunteers', () => {
  it('has those alone who want to be on it, by thanks and then by hours, for everybody alike', async () => {
    const [li, zhao] = [await neighbour(test, world, '李师傅'), await neighbour(test, world, '赵老师')]
    await serve(li)
    await serve(li)
    await thank(await serve(chen), { rating: 5 })
    await serve(zhao)
    expect((await board(world.committee)).items).toEqual([])
    await list(li.as)
    await list(chen.as)
    for (const as of [world.committee, zhao.as]) {
      const { items } = await board(as)
      expect(items.map(({ nickname, thanks }) => [nickname, thanks])).toEqual([
        ['陈阿姨', 1],
        ['李师傅', 0],
      ])
      expect(items[1]?.minutes).toBeGreaterThanOrEqual(120)
    }
    expect((await board(li.as)).items[1]).toMatchObject({ isMe: true })
    expect((await board(zhao.as)).mine).toMatchObject({ isListed: false, minutes: expect.any(Number) as number })
    expect((await list(chen.as, false)).items.map(({ nickname }) => nickname)).toEqual(['李师傅'])
  })

  it('counts nothing that was taken back', async () => {
    const at = await serve(chen)
    await list(chen.as)
    expect((await board(chen.as)).items).toHaveLength(1)
    await test.admin.query('UPDATE volunteer_attendance SET journal_id = NULL WHERE signup_id = $1', [at.signupId])
    expect((await board(chen.as)).items).toEqual([])
  })

  it('adds up a household of those who want it, and a building from five people on', async () => {
    // Everybody of these tests lives in one flat.
    const others = []
    for (let n = 0; n < 4; n += 1) others.push(await neighbour(test, world, `邻居${String(n)}`))
    for (const one of [chen, ...others.slice(0, 3)]) await serve(one)
    await credit(test, world, head, others[0] as Neighbour, { minutes: 600, points: 0 })
    expect(await board(chen.as)).toMatchObject({ household: null, building: null })
    await list((others[0] as Neighbour).as)
    const { household } = await board(chen.as)
    expect(household).toMatchObject({ people: 2 })
    expect(household?.minutes).toBeGreaterThanOrEqual(720)
    await serve(others[3] as Neighbour)
    const { building } = await board(chen.as)
    expect(building).toMatchObject({ people: 5 })
    // Of this year, and of shifts alone.
    expect(building?.minutes).toBeLessThan(600)
  })
})

describe('a year in review', () => {
  it('says what was served, and draws it without a name', async () => {
    await thank(await serve(chen), { rating: 5 })
    await serve(chen)
    const { rows } = await test.admin.query<{ year: string }>(
      "SELECT to_char(app.now() AT TIME ZONE 'Asia/Shanghai', 'YYYY') AS year",
    )
    const at = { params: { ...params(), year: rows[0]?.year ?? '' } }
    const year = await test.call(thanking.year, at, { as: chen.as })
    expect(year).toMatchObject({ services: 2, thanks: 1, titles: ['夜间巡逻'] })
    expect(year.months.reduce((sum, one) => sum + one, 0)).toBe(year.minutes)
    expect(year.minutes).toBeGreaterThanOrEqual(120)
    const { file, name } = await test.call(thanking.yearPicture, at, { as: chen.as })
    expect(name).toBe(`${String(year.year)}年志愿服务.png`)
    const { format, width, height } = await sharp(file).metadata()
    expect([format, width, height]).toEqual(['png', 1_080, 1_440])
    // There is something on it: letters and a column in the accent.
    const { dominant } = await sharp(file).extract({ left: 96, top: 340, width: 400, height: 100 }).stats()
    const { channels } = await sharp(file).extract({ left: 96, top: 340, width: 400, height: 100 }).stats()
    expect(dominant).toMatchObject({ r: 248, g: 248, b: 248 })
    expect(channels[0]?.min).toBeLessThan(60)
    const before = { params: { ...params(), year: String(Number(rows[0]?.year) - 1) } }
    expect(await test.call(thanking.year, before, { as: chen.as })).toMatchObject({
      services: 0,
      minutes: 0,
      titles: [],
    })
    const wrong = { params: { ...params(), year: '1999' } }
    expect((await test.refuse(thanking.year, wrong, { as: chen.as })).code).toBe('invalid_request')
  })
})

describe('who leaves', () => {
  it('is on no list, and their thanks go', async () => {
    const at = await serve(chen)
    await thank(at, { rating: 5, words: '谢谢', isPublic: true })
    await show((await toMe(chen.as))[0]?.id ?? '', true, chen.as)
    await list(chen.as)
    await stepUp(test, chen.as)
    await test.call(privacy.deleteAccount, { body: { confirm: true } }, { as: chen.as })
    expect(await lines()).toEqual([])
    expect((await board(world.committee)).items).toEqual([])
  })
})
