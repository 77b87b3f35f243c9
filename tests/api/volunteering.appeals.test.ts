import type { Session } from '@liren/shared/identity'
import { messages } from '@liren/shared/messages'
import { attendance } from '@liren/shared/volunteering.attendance'
import { changing } from '@liren/shared/volunteering.changes'
import { volunteering } from '@liren/shared/volunteering'
import { startApp, type TestApp } from '../support/app.ts'
import { auditLedger, balance, colleague, neighbour, type Neighbour } from '../support/points.ts'
import { inCrowd, winnersOf } from '../support/race.ts'
import { beginShift, clockOf, codesOf, openActivity, scan, shiftIn, signUp } from '../support/volunteering.ts'
import { createWorld, unitAt, type World } from '../support/world.ts'

let test: TestApp
let world: World
let other: Session
let chen: Neighbour
let shiftId: string
beforeAll(async () => {
  test = await startApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  world = await createWorld(test)
  other = await colleague(test, world)
  chen = await neighbour(test, world)
  shiftId = (await openActivity(test, world)).shiftId
})
afterEach(() => auditLedger(test))

const params = () => ({ communityId: world.communityId })
const inShift = () => ({ params: { ...params(), shiftId } })
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code?: string }) => error.code ?? JSON.stringify(error),
  )
const shift = (as = chen.as) => test.call(volunteering.shift, inShift(), { as })
const told = async (kind: string, as = chen.as) =>
  (await test.call(messages.inbox, { params: params() }, { as })).items.filter((one) => one.kind === kind)
const queue = async (as = world.committee) => (await test.call(attendance.reviews, { params: params() }, { as })).items
const decide = (reviewId: string, as: Session, accept: boolean, reason = '查过监控') =>
  test.call(attendance.decide, { params: { ...params(), reviewId }, body: { accept, reason } }, { as })
const appeal = (as = chen.as) =>
  test.call(changing.appeal, { ...inShift(), body: { words: '我一直在西门，有同伴作证。' } }, { as })

/** Signs up, scans in with a kept scan and out, and is confirmed: it waits to be looked at. */
async function serve() {
  await signUp(test, world, shiftId, chen.as)
  await beginShift(test, shiftId)
  const at = await clockOf(test)
  const code = (await codesOf(test, shiftId))('in', at)
  await scan(test, world, shiftId, chen.as, 'in', { code, keptAt: new Date(at).toISOString() })
  await test.advance(3_600)
  await scan(test, world, shiftId, chen.as, 'out')
  const { items } = await test.call(attendance.roster, inShift(), { as: world.committee })
  const signupId = items[0]?.signupId ?? ''
  const on = { params: { ...params(), shiftId, signupId } }
  await test.call(attendance.confirm, on, { as: world.committee })
  return (await queue())[0]?.id ?? ''
}

describe('a service that was rejected', () => {
  it('is told to the volunteer with the reason; who objects is heard once, by somebody else, and credited if right', async () => {
    const reviewId = await serve()
    expect(await codeOf(appeal())).toBe('appeal_groundless')
    await decide(reviewId, world.committee, false, '照片里没有您')
    expect((await told('service_rejected'))[0]).toMatchObject({ subjectId: shiftId, sender: '照片里没有您' })
    expect(await shift()).toMatchObject({ mine: { rejectedFor: '照片里没有您' }, abilities: { appeal: true } })
    expect(await appeal()).toMatchObject({ mine: { isAppealed: true }, abilities: { appeal: false } })
    expect(await codeOf(appeal())).toBe('appeal_made')
    const [mine] = await queue()
    expect(mine).toMatchObject({ kind: 'appeal', said: '我一直在西门，有同伴作证。', rejectedFor: '照片里没有您' })
    expect(mine?.abilities.decide).toBe(false)
    expect((await queue(other))[0]?.abilities.decide).toBe(true)
    expect(await codeOf(decide(mine?.id ?? '', world.committee, true))).toBe('review_by_another')
    await decide(mine?.id ?? '', other, true, '同伴作证')
    expect((await told('appeal_decided'))[0]).toMatchObject({ sender: '同伴作证' })
    expect(await shift()).toMatchObject({ mine: { rejectedFor: null, minutes: 60 } })
    expect((await balance(test, world, chen.as)).minutes).toBe(60)
  })

  it('stays rejected where the objection is not right, and there is no second one', async () => {
    await decide(await serve(), world.committee, false)
    await appeal()
    await decide((await queue())[0]?.id ?? '', other, false, '没有人见过')
    expect((await told('appeal_decided'))[0]).toMatchObject({ sender: '没有人见过' })
    expect(await shift()).toMatchObject({ mine: { rejectedFor: '没有人见过', minutes: null } })
    expect(await codeOf(appeal())).toBe('appeal_made')
    expect((await balance(test, world, chen.as)).minutes).toBe(0)
  })

  it('is objected to many times at once: one counts', async () => {
    await decide(await serve(), world.committee, false)
    const outcomes = await inCrowd(Array.from({ length: 6 }, () => () => appeal()))
    expect(winnersOf(outcomes)).toHaveLength(1)
    expect(await queue()).toHaveLength(1)
  })

  it('is nothing that anybody else objects to', async () => {
    await decide(await serve(), world.committee, false)
    const { as } = await neighbour(test, world)
    expect(await codeOf(appeal(as))).toBe('not_found')
  })
})

describe('a minor among volunteers', () => {
  /** Makes somebody a child of the flat, whose guardian there agreed that they take part. */
  const makeChild = (child: Neighbour, guardian: Session) =>
    test.admin.query(
      'UPDATE residence SET is_under14 = true, guardian_id = $2, guardian_at = app.now() WHERE id = $1',
      [...[child.residenceId, guardian.accountId]],
    )
  const wards = (as: Session) => test.call(changing.wards, { params: params() }, { as })
  const consent = (signupId: string, as: Session) =>
    test.call(changing.consent, { params: { ...params(), shiftId, signupId } }, { as })
  const roster = async () => (await test.call(attendance.roster, inShift(), { as: world.committee })).items

  it('is not checked in, by code or by hand, before an adult of the flat has consented', async () => {
    const parent = await neighbour(test, world, '妈妈')
    const stranger = await world.resident(unitAt(world, 1, 0))
    await makeChild(chen, parent.as)
    expect(await signUp(test, world, shiftId, chen.as)).toMatchObject({ mine: { lacksGuardian: true } })
    expect((await told('guardian_asked', parent.as)).length).toBe(1)
    expect((await told('guardian_asked', stranger)).length).toBe(0)
    const [entry] = await roster()
    const signupId = entry?.signupId ?? ''
    expect(entry).toMatchObject({ guardian: 'missing', abilities: { enter: false, notePaper: true } })
    await beginShift(test, shiftId)
    expect(await codeOf(scan(test, world, shiftId, chen.as, 'in'))).toBe('guardian_missing')
    const inAt = new Date(await clockOf(test)).toISOString()
    const entering = { params: { ...params(), shiftId, signupId }, body: { inAt, reason: '没带手机' } }
    expect(await codeOf(test.call(attendance.enter, entering, { as: world.committee }))).toBe('guardian_missing')
    // Neither the child nor somebody of another flat consents.
    for (const as of [chen.as, stranger]) expect(await codeOf(consent(signupId, as))).toBe('not_found')
    expect((await wards(stranger)).items).toEqual([])
    expect((await wards(parent.as)).items).toMatchObject([{ signupId, isConsented: false }])
    await consent(signupId, parent.as)
    expect((await wards(parent.as)).items).toMatchObject([{ signupId, isConsented: true }])
    expect((await roster())[0]).toMatchObject({ guardian: 'app', guardianBy: '妈妈' })
    expect(await codeOf(scan(test, world, shiftId, chen.as, 'in'))).toBe('ok')
  })

  it('comes with a paper that the organiser holds; nobody notes their own, and of grown-ups there is none', async () => {
    const grown = await neighbour(test, world, '李叔叔')
    await makeChild(chen, grown.as)
    await signUp(test, world, shiftId, chen.as)
    await signUp(test, world, shiftId, grown.as)
    const [child, other_] = await roster()
    const note = (signupId: string, as: Session) =>
      test.call(changing.notePaper, { params: { ...params(), shiftId, signupId } }, { as })
    expect(await codeOf(note(child?.signupId ?? '', grown.as))).toBe('forbidden')
    expect(await codeOf(note(other_?.signupId ?? '', world.committee))).toBe('not_found')
    expect(await note(child?.signupId ?? '', world.committee)).toMatchObject({ guardian: 'paper' })
    await beginShift(test, shiftId)
    expect(await codeOf(scan(test, world, shiftId, chen.as, 'in'))).toBe('ok')
    const own = test.admin.query('UPDATE volunteer_signup SET guardian_by = account_id WHERE id = $1', [
      child?.signupId,
    ])
    await expect(own).rejects.toThrow('volunteer_signup_guardian_check')
  })

  /** The birthday of somebody who is so many years old, and some days. */
  const bornOn = async (years: number) => {
    const { rows } = await test.admin.query<{ day: string }>(
      `SELECT to_char(app.now() - make_interval(years => $1, days => 40), 'YYYY-MM-DD') AS day`,
      [years],
    )
    return rows[0]?.day ?? ''
  }
  const joinAt = async (years: number, as = chen.as) =>
    signUp(test, world, shiftId, as, { isOfAge: false, bornOn: await bornOn(years) })
  const refuse = (signupId: string, as: Session) =>
    test.call(changing.refuse, { params: { ...params(), shiftId, signupId } }, { as })

  it('of unknown age says it first, once: a minor does not come of age by saying so another time', async () => {
    expect(await codeOf(signUp(test, world, shiftId, chen.as, { isOfAge: false }))).toBe('age_unstated')
    expect((await roster()).length).toBe(0)
    expect(await joinAt(16)).toMatchObject({ mine: { state: 'in', lacksGuardian: true } })
    await test.call(volunteering.withdraw, inShift(), { as: chen.as })
    expect(await signUp(test, world, shiftId, chen.as)).toMatchObject({ mine: { lacksGuardian: true } })
    const risk = { note: '登高作业', insurance: true }
    const risky = await openActivity(test, world, world.committee, { risk, shifts: [shiftIn(60)] })
    expect(await codeOf(signUp(test, world, risky.shiftId, chen.as, { acceptsRisk: true }))).toBe('shift_not_for_you')
    // Who has said it is not asked again, and comes of age by the calendar.
    await test.admin.query(`UPDATE member SET grown_on = app.now()::date - 2 WHERE account_id = $1`, [
      chen.as.accountId,
    ])
    const later = await openActivity(test, world, world.committee, { shifts: [shiftIn(60)] })
    expect(await signUp(test, world, later.shiftId, chen.as, { isOfAge: false })).toMatchObject({
      mine: { lacksGuardian: false },
    })
  })

  it('of 14 to 17 comes once an adult of the flat has consented; one who is a minor, too, consents for nobody', async () => {
    const parent = await neighbour(test, world, '妈妈')
    const sister = await neighbour(test, world, '姐姐')
    const elsewhere = await openActivity(test, world, world.committee, { shifts: [shiftIn(90)] })
    await signUp(test, world, elsewhere.shiftId, sister.as, { isOfAge: false, bornOn: await bornOn(17) })
    await joinAt(15)
    expect((await told('guardian_asked', parent.as)).length).toBe(2)
    expect((await told('guardian_asked', sister.as)).length).toBe(0)
    const [entry] = await roster()
    const signupId = entry?.signupId ?? ''
    expect(await codeOf(consent(signupId, sister.as))).toBe('not_found')
    expect((await wards(sister.as)).items).toEqual([])
    await beginShift(test, shiftId)
    expect(await codeOf(scan(test, world, shiftId, chen.as, 'in'))).toBe('guardian_missing')
    await consent(signupId, parent.as)
    expect(await codeOf(scan(test, world, shiftId, chen.as, 'in'))).toBe('ok')
    // They are there: whoever wants them back talks to the organiser.
    expect(await codeOf(refuse(signupId, parent.as))).toBe('ward_present')
  })

  it('is off the shift once the guardian says no or takes a consent back, which stays on record', async () => {
    const parent = await neighbour(test, world, '妈妈')
    const stranger = await world.resident(unitAt(world, 1, 0))
    await joinAt(16)
    const [entry] = await roster()
    const signupId = entry?.signupId ?? ''
    await consent(signupId, parent.as)
    for (const as of [chen.as, stranger, world.committee]) expect(await codeOf(refuse(signupId, as))).toBe('not_found')
    await refuse(signupId, parent.as)
    expect(await codeOf(refuse(signupId, parent.as))).toBe('not_found')
    expect(await roster()).toEqual([])
    expect(await told('guardian_refused', chen.as)).toMatchObject([{ sender: '妈妈', subjectId: shiftId }])
    const { rows } = await test.admin.query(
      'SELECT state, guardian_by, guardian_at IS NOT NULL AS was, guardian_refused_by FROM volunteer_signup WHERE id = $1',
      [signupId],
    )
    const by = parent.as.accountId
    expect(rows).toEqual([{ state: 'withdrawn', guardian_by: by, was: true, guardian_refused_by: by }])
    // Asked anew, the guardian answers anew; no is no after the shift has begun, too.
    await joinAt(16)
    expect((await told('guardian_asked', parent.as)).length).toBe(2)
    await beginShift(test, shiftId)
    await refuse((await roster())[0]?.signupId ?? '', parent.as)
    expect(await codeOf(scan(test, world, shiftId, chen.as, 'in'))).toBe('not_found')
    expect((await told('guardian_refused', chen.as)).length).toBe(2)
  })

  it('whose paper the organiser holds: the flat is told, and takes it back where nobody has signed it', async () => {
    const parent = await neighbour(test, world, '妈妈')
    await joinAt(16)
    const signupId = (await roster())[0]?.signupId ?? ''
    await test.call(changing.notePaper, { params: { ...params(), shiftId, signupId } }, { as: world.committee })
    expect((await told('guardian_noted', parent.as)).length).toBe(1)
    await refuse(signupId, parent.as)
    expect(await roster()).toEqual([])
  })

  it('who is taken off makes room for who waits', async () => {
    const parent = await neighbour(test, world, '妈妈')
    const next = await neighbour(test, world, '李叔叔')
    const one = await openActivity(test, world, world.committee, { shifts: [shiftIn(60, 1)] })
    await signUp(test, world, one.shiftId, chen.as, { isOfAge: false, bornOn: await bornOn(16) })
    expect(await signUp(test, world, one.shiftId, next.as)).toMatchObject({ mine: { state: 'waiting' } })
    const at = { params: { ...params(), shiftId: one.shiftId } }
    const { items } = await test.call(attendance.roster, at, { as: world.committee })
    const signupId = items.find(({ state }) => state === 'in')?.signupId ?? ''
    await test.call(changing.refuse, { params: { ...at.params, signupId } }, { as: parent.as })
    expect(await test.call(volunteering.shift, at, { as: next.as })).toMatchObject({ taken: 1, mine: { state: 'in' } })
  })
})
