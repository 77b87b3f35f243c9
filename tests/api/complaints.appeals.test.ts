import { complaintOversight } from '@liren/shared/complaints.board'
import { complaints } from '@liren/shared/complaints.orders'
import type { Session } from '@liren/shared/identity'
import { messages } from '@liren/shared/messages'
import { rolesApi } from '@liren/shared/roles'
import { sweepComplaints } from '../../server/src/features/complaints/complaints.clock.service.ts'
import { newPhone, startApp, type TestApp } from '../support/app.ts'
import { complaintsOf, takeAll, wayToDone, type Complaints } from '../support/complaints.ts'
import { createWorld, unitAt, type World } from '../support/world.ts'

let test: TestApp
let world: World
let all: Complaints
let author: Session
let firm: Session

beforeAll(async () => {
  test = await startApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  world = await createWorld(test)
  all = complaintsOf(test, world)
  author = await world.resident(unitAt(world, 0, 0))
  firm = await world.grant('property_staff', 'estate', world.estateId)
})

const day = 86_400
const here = () => ({ params: { communityId: world.communityId } })

/** A matter that was done, and rated. */
async function rated(isSolved: boolean, satisfaction: 'satisfied' | 'basically' | 'unsatisfied', as = author) {
  const { id } = await all.report(as)
  await takeAll(all, firm, id, wayToDone)
  await all.take(as, id, { step: 'CONFIRM', rating: { isSolved, satisfaction } })
  return id
}
const appeal = (id: string, as = firm) => all.take(as, id, { step: 'APPEAL_RATING', note: '灯已换好，照片在上面。' })
const rates = async () => {
  const { rows } = await test.admin.query<{ from: string; to: string }>(
    `SELECT to_char(app.now() - interval '60 days', 'YYYY-MM-DD') AS from, to_char(app.now() + interval '1 day', 'YYYY-MM-DD') AS to`,
  )
  const query = rows[0] ?? { from: '', to: '' }
  const { all: total } = await test.call(complaintOversight.board, { ...here(), query }, { as: world.committee })
  return [total.solution, total.satisfaction].map(({ numerator, denominator }) => [numerator, denominator])
}
const inboxOf = async (as: Session) => (await test.call(messages.inbox, here(), { as })).items

describe('a rating that who handled the matter finds unreasonable', () => {
  it('counts no more once the committee has heard both sides and grants the appeal', async () => {
    await rated(true, 'satisfied')
    const id = await rated(false, 'unsatisfied')
    expect(await rates()).toEqual([
      [1, 2],
      [1, 2],
    ])
    const appealed = await appeal(id)
    expect(appealed.proposals.at(-1)).toMatchObject({ kind: 'appeal', isAccepted: null })
    const { items: queue } = await test.call(complaints.queue, here(), { as: world.committee })
    expect(queue.map((row) => row.id)).toEqual([id])
    const granting = { step: 'GRANT_APPEAL', note: '现场看过，灯是亮的。' } as const
    expect((await all.refuse(world.committee, id, granting)).code).toBe('complaint_unheard')
    expect((await inboxOf(author))[0]).toMatchObject({ subjectId: id, kind: 'complaint_moved' })
    expect((await all.detail(author, id)).abilities.steps).toContain('ANSWER_APPEAL')
    await all.take(author, id, { step: 'ANSWER_APPEAL', note: '晚上八点还是不亮。' })
    const { rating, steps } = await all.take(world.committee, id, granting)
    expect(rating).toMatchObject({ isSolved: false, isSetAside: true })
    expect(steps.slice(-3).map(({ step, actorName }) => [step, actorName !== null])).toEqual([
      ['APPEAL_RATING', true],
      ['ANSWER_APPEAL', true],
      ['GRANT_APPEAL', true],
    ])
    expect(await rates()).toEqual([
      [1, 1],
      [1, 1],
    ])
    expect((await all.refuse(firm, id, { step: 'APPEAL_RATING', note: '再来一次' })).code).toBe(
      'complaint_appeal_wrong',
    )
  })

  it('stands where the committee denies it, also without an answer once its time is over', async () => {
    const id = await rated(true, 'basically')
    await appeal(id)
    const denying = { step: 'DENY_APPEAL', note: '评价是居民的权利。' } as const
    await test.advance(2 * day)
    expect((await all.refuse(world.committee, id, denying)).code).toBe('complaint_unheard')
    await test.advance(2 * day)
    expect((await all.take(world.committee, id, denying)).rating).toMatchObject({ isSetAside: false })
    expect(await rates()).toEqual([
      [1, 1],
      [0, 1],
    ])
  })

  it('is appealed by who handled it alone, when it is poor, and within seven days', async () => {
    const praised = await rated(true, 'satisfied')
    expect((await all.refuse(firm, praised, { step: 'APPEAL_RATING', note: '无' })).code).toBe('complaint_appeal_wrong')
    const id = await rated(false, 'unsatisfied')
    for (const as of [author, world.committee])
      expect((await all.refuse(as, id, { step: 'APPEAL_RATING', note: '无' })).code).toBe('forbidden')
    await test.advance(8 * day)
    expect((await all.refuse(firm, id, { step: 'APPEAL_RATING', note: '无' })).code).toBe('complaint_appeal_wrong')
  })

  it('is never decided by who gave it, even of the committee, and lapses when the matter is taken up again', async () => {
    const phone = newPhone()
    const office = { role: 'committee', scopeKind: 'community', scopeId: world.communityId } as const
    await test.call(
      rolesApi.grant,
      { ...here(), body: { phone, nickname: '陈主任', ...office } },
      { as: world.operator },
    )
    const member = await test.signIn(phone)
    const id = await rated(false, 'unsatisfied', member)
    await appeal(id)
    await all.take(member, id, { step: 'ANSWER_APPEAL', note: '确实没好。' })
    expect((await all.detail(member, id)).abilities.steps).not.toContain('DENY_APPEAL')
    expect((await all.refuse(member, id, { step: 'DENY_APPEAL', note: '我说了算' })).code).toBe('complaint_own_request')
    const again = await all.take(member, id, { step: 'REOPEN', note: '又坏了' })
    expect(again.proposals.filter(({ kind }) => kind === 'appeal')).toEqual([])
    expect((await all.refuse(world.committee, id, { step: 'DENY_APPEAL', note: '晚了' })).code).toBe(
      'complaint_step_illegal',
    )
  })
})

describe('what waits for its author', () => {
  it('is said to be about to close a day before it does, once', async () => {
    const { id } = await all.report(author)
    await takeAll(all, firm, id, wayToDone)
    const dueOf = async () => (await inboxOf(author)).filter(({ kind }) => kind === 'complaint_due').length
    await test.advance(4 * day)
    await sweepComplaints(test.pool)
    expect(await dueOf()).toBe(0)
    await test.advance(day)
    await sweepComplaints(test.pool)
    await sweepComplaints(test.pool)
    expect(await dueOf()).toBe(1)
    expect(await all.detail(author, id)).toMatchObject({ state: 'RESOLVED' })
    await test.advance(day)
    await sweepComplaints(test.pool)
    expect(await all.detail(author, id)).toMatchObject({ state: 'CLOSED', outcome: 'unanswered' })
    expect((await all.detail(author, id)).steps.slice(-2).map(({ step }) => step)).toEqual(['REMIND', 'CLOSE'])
  })
})
