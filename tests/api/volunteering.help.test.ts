import type { Session } from '@liren/shared/identity'
import { messages } from '@liren/shared/messages'
import { neighbourhood } from '@liren/shared/neighbourhood'
import { privacy } from '@liren/shared/privacy'
import { helping } from '@liren/shared/volunteering.help'
import { thanking } from '@liren/shared/volunteering.thanks'
import { startApp, type TestApp } from '../support/app.ts'
import { stepUp } from '../support/matrix.register.ts'
import { colleague, neighbour, proposer, type Neighbour } from '../support/points.ts'
import { raceFor } from '../support/race.ts'
import { plantHour } from '../support/recognition.ts'
import { openActivity, shiftIn, signUp } from '../support/volunteering.ts'
import { createWorld, entranceAt, unitAt, type World } from '../support/world.ts'

let test: TestApp
let world: World
let head: Session
let chen: Neighbour
/** Two of one flat, and what is written on its door. */
let lin: Session
let daughter: Session
const door = () => ({ entranceId: entranceAt(world, 1, 0), unitLabel: '101' })
beforeAll(async () => {
  test = await startApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  world = await createWorld(test)
  head = await proposer(world)
  chen = await neighbour(test, world)
  lin = await world.resident(unitAt(world, 1, 0))
  daughter = await world.resident(unitAt(world, 1, 0), 'family')
})

const params = () => ({ communityId: world.communityId })
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code?: string }) => error.code ?? JSON.stringify(error),
  )

/** Somebody has served an hour of a shift that `organiser` runs; its address on the roster. */
async function served(who = chen.as, organiser = head) {
  const { shiftId } = await openActivity(test, world, organiser, { title: '上门帮扶', shifts: [shiftIn(200)] })
  await signUp(test, world, shiftId, who)
  await plantHour(test, world.communityId, shiftId, world.committee.accountId)
  const { rows } = await test.admin.query<{ id: string }>('SELECT id FROM volunteer_signup WHERE shift_id = $1', [
    shiftId,
  ])
  return { ...params(), shiftId, signupId: rows[0]?.id ?? '' }
}
type At = Awaited<ReturnType<typeof served>>
const name = (at: At, as = head, body = door()) => test.call(helping.name, { params: at, body }, { as })
const helpOf = async (as: Session) => (await test.call(helping.mine, { params: params() }, { as })).items
const rate = (helpId: string, as: Session, body: object = {}) =>
  test.call(helping.rate, { params: { ...params(), helpId }, body: { isSolved: true, rating: 5, ...body } }, { as })
const pass = (at: At, recipientId: string, as: Session) =>
  test.call(helping.pass, { params: { ...at, recipientId } }, { as })
const toldOf = async (as: Session) =>
  (await test.call(messages.inbox, { params: params() }, { as })).items
    .filter(({ kind }) => kind === 'help_received')
    .map(({ title, sender, isRead }) => [title, sender, isRead])
const lines = async () =>
  (await test.call(thanking.lines, { params: params() }, { as: lin })).items.map(({ nickname, by, words }) => [
    nickname,
    by,
    words,
  ])

describe('whom a service was for', () => {
  it('is noted as a flat by who organises, and those who live there are told', async () => {
    const at = await served()
    const entry = await name(at)
    expect(entry.recipients).toMatchObject([{ isSolved: null, rating: null, words: null }])
    expect(entry.recipients[0]?.place).toContain('101')
    expect(await toldOf(lin)).toEqual([['上门帮扶', '陈阿姨', false]])
    expect(await toldOf(daughter)).toEqual([['上门帮扶', '陈阿姨', false]])
    expect(await helpOf(lin)).toMatchObject([
      { title: '上门帮扶', by: '陈阿姨', isSolved: null, abilities: { rate: true } },
    ])
    expect(await codeOf(name(at))).toBe('recipient_named')
    expect(await codeOf(name(at, lin))).toBe('forbidden')
    expect(await codeOf(name(at, head, { ...door(), unitLabel: '9999' }))).toBe('unit_unknown')
  })

  it('says nothing of whether anybody lives there', async () => {
    const at = await served()
    const entry = await name(at, head, { ...door(), unitLabel: '102' })
    expect(entry.recipients).toMatchObject([{ isSolved: null }])
    expect(await toldOf(lin)).toEqual([])
  })

  it('is noted of a service that was credited, never of the own, and of ten flats at most', async () => {
    const at = await served()
    await test.admin.query('UPDATE volunteer_attendance SET minutes = 0 WHERE signup_id = $1', [at.signupId])
    expect(await codeOf(name(at))).toBe('thanks_too_early')
    const own = await served(head)
    expect(await codeOf(name(own))).toBe('attendance_self')
    await test.admin.query('UPDATE volunteer_attendance SET minutes = 60 WHERE signup_id = $1', [at.signupId])
    const units = Array.from({ length: 9 }, (_, n) => ({ label: `20${String(n)}` }))
    const request = { params: { ...params(), entranceId: door().entranceId }, body: { units } }
    await test.call(neighbourhood.createUnits, request, { as: world.committee })
    for (const { label } of units) await name(at, head, { ...door(), unitLabel: label })
    expect((await name(at)).abilities.nameRecipient).toBe(false)
    expect(await codeOf(name(at, head, { ...door(), unitLabel: '102' }))).toBe('recipients_full')
  })

  it('is not shown to who moved in since, nor asked of the volunteer who lives there', async () => {
    const at = await served(daughter)
    await name(at)
    expect(await toldOf(daughter)).toEqual([])
    expect(await helpOf(daughter)).toEqual([])
    const [one] = await helpOf(lin)
    expect(await codeOf(rate(one?.id ?? '', daughter))).toBe('not_found')
    await test.advance(60)
    const later = await world.resident(unitAt(world, 1, 0), 'tenant')
    expect(await helpOf(later)).toEqual([])
    expect(await codeOf(rate(one?.id ?? '', later))).toBe('not_found')
  })
})

describe('what they say', () => {
  it('is said once for the flat; whoever organises sees it, and so does the volunteer', async () => {
    const at = await served()
    await name(at)
    const [one] = await helpOf(lin)
    const id = one?.id ?? ''
    expect(await rate(id, lin, { isSolved: false, rating: 4, words: '人很好，灯还没修好' })).toMatchObject({
      ...{ isSolved: false, rating: 4, words: '人很好，灯还没修好', abilities: { rate: false } },
    })
    expect(await codeOf(rate(id, daughter))).toBe('thanks_given')
    expect(await helpOf(daughter)).toMatchObject([{ isSolved: false, abilities: { rate: false } }])
    expect(await toldOf(lin)).toEqual([['上门帮扶', '陈阿姨', true]])
    const { items } = await test.call(thanking.mine, { params: params() }, { as: chen.as })
    expect(items).toMatchObject([{ rating: 4, words: '人很好，灯还没修好', isPublic: false }])
    const answered = await name(at, head, { ...door(), unitLabel: '102' })
    expect(answered.recipients[0]).toMatchObject({ isSolved: false, rating: 4, abilities: { pass: false } })
    for (const rating of [0, 6]) expect(await codeOf(rate(id, lin, { rating }))).toBe('invalid_request')
  })

  it('is the word of one of them, whoever is first', async () => {
    await name(await served())
    const id = (await helpOf(lin))[0]?.id ?? ''
    const both = [lin, daughter].map((as) => () => codeOf(rate(id, as)))
    const answers = await raceFor(test.admin, 'volunteer_recipient', both)
    const said = answers.map((one) => (one.status === 'fulfilled' ? one.value : ''))
    expect(said.toSorted((a, b) => a.localeCompare(b))).toEqual(['ok', 'thanks_given'])
    const { rows } = await test.admin.query('SELECT FROM volunteer_thanks WHERE community_id = $1', [world.communityId])
    expect(rows).toHaveLength(1)
  })

  it('is not the word of a child', async () => {
    await name(await served())
    const id = (await helpOf(lin))[0]?.id ?? ''
    await test.admin.query(
      'UPDATE residence SET is_under14 = true, guardian_id = $2, guardian_at = app.now() WHERE account_id = $1',
      [daughter.accountId, lin.accountId],
    )
    expect(await helpOf(daughter)).toMatchObject([{ abilities: { rate: false } }])
    expect(await codeOf(rate(id, daughter))).toBe('forbidden')
  })
})

describe('a line of theirs', () => {
  it('is read by neighbours once they, somebody in office and the volunteer agree', async () => {
    const at = await served()
    await name(at)
    const id = (await helpOf(lin))[0]?.id ?? ''
    await rate(id, lin, { words: '谢谢陈阿姨', isPublic: true })
    const mine = async () => (await test.call(thanking.mine, { params: params() }, { as: chen.as })).items[0]
    const show = async () => {
      const thanksId = (await mine())?.id ?? ''
      await test.call(thanking.answer, { params: { ...params(), thanksId }, body: { isShown: true } }, { as: chen.as })
    }
    expect(await mine()).toMatchObject({ isPublic: false })
    await show()
    expect(await lines()).toEqual([])
    expect(await pass(at, id, head)).toMatchObject({
      recipients: [{ words: '谢谢陈阿姨', abilities: { pass: false } }],
    })
    expect(await mine()).toMatchObject({ isPublic: true })
    expect(await lines()).toMatchObject([['陈阿姨', expect.any(String), '谢谢陈阿姨']])
    expect(await codeOf(pass(at, id, head))).toBe('not_found')
    expect(await codeOf(rate(id, lin, { words: null, isPublic: true }))).toBe('invalid_request')
  })

  it('is not let through by a resident who organises, nor by the volunteer', async () => {
    const organiser = await neighbour(test, world, '热心邻居')
    const at = await served(chen.as, organiser.as)
    expect((await name(at, organiser.as)).recipients).toHaveLength(1)
    const id = (await helpOf(lin))[0]?.id ?? ''
    await rate(id, lin, { words: '谢谢', isPublic: true })
    expect(await codeOf(pass(at, id, organiser.as))).toBe('forbidden')
    expect(await codeOf(pass(at, id, world.committee))).toBe('ok')
    const official = await colleague(test, world)
    const own = await served(official)
    await name(own)
    const other = (await helpOf(lin)).find((one) => one.isSolved === null)?.id ?? ''
    await rate(other, lin, { words: '谢谢', isPublic: true })
    expect(await codeOf(pass(own, other, official))).toBe('attendance_self')
  })

  it('is in the export of who wrote it, and its words go with them', async () => {
    const at = await served()
    await name(at)
    const id = (await helpOf(lin))[0]?.id ?? ''
    await rate(id, lin, { words: '谢谢陈阿姨', isPublic: true })
    await stepUp(test, lin)
    const { file } = await test.call(privacy.export, {}, { as: lin })
    const told = JSON.parse(Buffer.from(file).toString()) as { communities: { helpReceived: object[] }[] }
    expect(told.communities[0]?.helpReceived).toMatchObject([
      { title: '上门帮扶', isSolved: true, words: '谢谢陈阿姨' },
    ])
    await stepUp(test, lin)
    await test.call(privacy.deleteAccount, { body: { confirm: true } }, { as: lin })
    const { items } = await test.call(thanking.mine, { params: params() }, { as: chen.as })
    expect(items).toMatchObject([{ rating: 5, words: null }])
  })
})
