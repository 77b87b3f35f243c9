import { complaintOversight } from '@liren/shared/complaints.board'
import { complaints } from '@liren/shared/complaints.orders'
import { complaintStreet } from '@liren/shared/complaints.street'
import type { Session } from '@liren/shared/identity'
import { messages } from '@liren/shared/messages'
import { rolesApi, type Role } from '@liren/shared/roles'
import { sweepComplaints } from '../../server/src/features/complaints/complaints.clock.service.ts'
import { newPhone, startApp, type TestApp } from '../support/app.ts'
import { complaintsOf, takeAll, wayToDone, type Complaints, type StepBody } from '../support/complaints.ts'
import { readHere, rowsOf } from '../support/spreadsheet.ts'
import { createWorld, unitAt, type World } from '../support/world.ts'

let test: TestApp
let world: World
let all: Complaints
let author: Session
let firm: Session
let second: Session

beforeAll(async () => {
  test = await startApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  world = await createWorld(test)
  all = complaintsOf(test, world)
  author = await world.resident(unitAt(world, 0, 0))
  firm = await world.grant('property_staff', 'estate', world.estateId)
  second = await appointed('committee', '陈主任')
})

const day = 86_400
const here = () => ({ params: { communityId: world.communityId } })

/** Somebody new in an office here. */
async function appointed(role: Role, nickname: string, phone = newPhone()): Promise<Session> {
  const office = { role, scopeKind: role === 'committee' ? 'community' : 'estate' } as const
  const scopeId = role === 'committee' ? world.communityId : world.estateId
  await test.call(
    rolesApi.grant,
    { ...here(), body: { phone, nickname, ...office, scopeId } },
    { as: role === 'committee' ? world.operator : world.committee },
  )
  return test.signIn(phone)
}

/** A matter that was done and closed while its author was silent. */
async function unheard(as = author, more: Parameters<Complaints['report']>[1] = {}): Promise<string> {
  const { id } = await all.report(as, more)
  await takeAll(all, firm, id, wayToDone)
  await fallSilent()
  return id
}
async function fallSilent(): Promise<void> {
  await test.advance(5 * day)
  await sweepComplaints(test.pool)
  await test.advance(2 * day)
  await sweepComplaints(test.pool)
}

const answer = (isSolved: boolean, satisfaction: 'satisfied' | 'basically' | 'unsatisfied' = 'satisfied') =>
  ({ step: 'RING_BACK', rating: { isSolved, satisfaction }, note: '电话里说的。' }) satisfies StepBody
const inVain = (reason: 'no_answer' | 'wrong_number' | 'declined') =>
  ({ step: 'RING_IN_VAIN', reason }) satisfies StepBody
const inboxOf = async (as: Session, id: string) =>
  (await test.call(messages.inbox, here(), { as })).items.filter(({ subjectId }) => subjectId === id)

const period = async () => {
  const { rows } = await test.admin.query<{ from: string; to: string }>(
    `SELECT to_char(app.now() - interval '90 days', 'YYYY-MM-DD') AS from, to_char(app.now() + interval '1 day', 'YYYY-MM-DD') AS to`,
  )
  return rows[0] ?? { from: '', to: '' }
}
const board = async () =>
  (await test.call(complaintOversight.board, { ...here(), query: await period() }, { as: world.committee })).all
const rates = async () => {
  const { solution, satisfaction } = await board()
  return [solution, satisfaction].map(({ numerator, denominator, permille }) => [numerator, denominator, permille])
}
const toRing = async (as = world.committee) =>
  (await test.call(complaintOversight.all, { ...here(), query: { state: 'unheard' } }, { as })).items.map(
    ({ id }) => id,
  )

describe('who was silent when a matter closed', () => {
  it('is rung back by the committee, once, told by whom, and counts once', async () => {
    const id = await unheard()
    expect(await toRing()).toEqual([id])
    expect(await rates()).toEqual([
      [0, 0, null],
      [0, 0, null],
    ])
    expect((await all.detail(second, id)).abilities).toMatchObject({ revealContact: true })
    const { phone } = await test.call(
      complaints.revealContact,
      { ...all.about(id), body: { purpose: '回访' } },
      { as: second },
    )
    expect(phone).toMatch(/^\+?\d+$/)
    const heard = await all.take(second, id, answer(true))
    expect(heard).toMatchObject({ state: 'CLOSED', outcome: 'unanswered' })
    expect(heard.rating).toMatchObject({ isSolved: true, satisfaction: 'satisfied', notedBy: '陈主任', words: null })
    expect(await rates()).toEqual([
      [1, 1, 1000],
      [1, 1, 1000],
    ])
    expect(await toRing()).toEqual([])
    const seen = await all.detail(author, id)
    expect(seen.steps.at(-1)).toMatchObject({
      ...{ step: 'RING_BACK', party: 'COMMITTEE', actorName: '陈主任', actorRole: 'committee', note: '电话里说的。' },
      facts: { isSolved: 'true', satisfaction: 'satisfied' },
    })
    expect(seen.rating).toMatchObject({ notedBy: '陈主任' })
    const [told] = await inboxOf(author, id)
    expect(told).toMatchObject({ kind: 'complaint_moved', sender: '居委会回访 陈主任' })
    expect((await inboxOf(firm, id))[0]).toMatchObject({ kind: 'complaint_waiting' })
    for (const step of [answer(false), inVain('no_answer')])
      expect((await all.refuse(world.committee, id, step)).code).toBe('complaint_rated')
  })

  it('is tried three times, and counts in no rate while nobody answers', async () => {
    const id = await unheard()
    for (const reason of ['no_answer', 'wrong_number', 'no_answer'] as const) {
      expect(await toRing()).toEqual([id])
      await all.take(world.committee, id, inVain(reason))
    }
    expect(await toRing()).toEqual([])
    expect(await rates()).toEqual([
      [0, 0, null],
      [0, 0, null],
    ])
    for (const step of [answer(true), inVain('no_answer')])
      expect((await all.refuse(second, id, step)).code).toBe('complaint_rung')
    const { steps } = await all.detail(author, id)
    expect(steps.slice(-3).map(({ step, facts }) => [step, facts['reason']])).toEqual([
      ['RING_IN_VAIN', 'no_answer'],
      ['RING_IN_VAIN', 'wrong_number'],
      ['RING_IN_VAIN', 'no_answer'],
    ])
    await all.take(author, id, { step: 'RATE', rating: { isSolved: true, satisfaction: 'basically' } })
    expect(await rates()).toEqual([
      [1, 1, 1000],
      [0, 1, 0],
    ])
  })

  it('is not rung again who does not want to say, nor after thirty days', async () => {
    const [shy, late] = [await unheard(), await unheard()]
    await all.take(world.committee, shy, inVain('declined'))
    expect((await all.refuse(second, shy, answer(true))).code).toBe('complaint_rung')
    expect(await toRing()).toEqual([late])
    await test.advance(31 * day)
    expect(await toRing()).toEqual([])
    expect((await all.refuse(second, late, answer(true))).code).toBe('complaint_too_late')
    expect((await all.detail(second, late)).abilities).toMatchObject({ steps: [], revealContact: false })
  })

  it('puts right what was written down; nobody else does, and the own word is the last', async () => {
    const id = await unheard()
    await all.take(second, id, answer(true))
    expect((await all.detail(author, id)).abilities.steps).toContain('RATE')
    const own = { step: 'RATE', rating: { isSolved: false, satisfaction: 'unsatisfied', words: '还是不亮' } } as const
    const { rating, steps } = await all.take(author, id, own)
    expect(rating).toMatchObject({ isSolved: false, words: '还是不亮', notedBy: null })
    expect(steps.slice(-2).map(({ step }) => step)).toEqual(['RING_BACK', 'RATE'])
    expect(await rates()).toEqual([
      [0, 1, 0],
      [0, 1, 0],
    ])
    expect((await all.refuse(author, id, own)).code).toBe('complaint_rated')
    expect((await all.refuse(second, id, answer(true))).code).toBe('complaint_rated')
  })

  it('says that it is not solved, and the committee opens it again', async () => {
    const id = await unheard()
    expect((await all.detail(second, id)).abilities.steps).not.toContain('GRANT_REOPENING')
    expect((await all.refuse(second, id, { step: 'GRANT_REOPENING' })).code).toBe('complaint_step_illegal')
    await all.take(second, id, answer(false, 'unsatisfied'))
    const again = await all.take(second, id, { step: 'GRANT_REOPENING', note: '回访说没修好' })
    expect(again).toMatchObject({ state: 'IN_PROGRESS', reopenings: 1, rating: null })
    expect(await rates()).toEqual([
      [0, 0, null],
      [0, 0, null],
    ])
    await all.take(firm, id, { step: 'RESOLVE', note: '又换了一根', noPicture: 'indoors' })
    await fallSilent()
    expect(await toRing()).toEqual([id])
    await all.take(second, id, answer(true))
    expect((await all.detail(second, id)).abilities.steps).not.toContain('GRANT_REOPENING')
  })

  it('may have been wronged by who wrote it down: that person does not decide on an appeal', async () => {
    const id = await unheard()
    await all.take(second, id, answer(false, 'unsatisfied'))
    await all.take(firm, id, { step: 'APPEAL_RATING', note: '灯是亮的。' })
    await all.take(author, id, { step: 'ANSWER_APPEAL', note: '不亮。' })
    const deciding = { step: 'GRANT_APPEAL', note: '看过了' } as const
    expect((await all.refuse(second, id, deciding)).code).toBe('complaint_own_request')
    await all.take(world.committee, id, deciding)
    expect(await rates()).toEqual([
      [0, 0, null],
      [0, 0, null],
    ])
  })
})

describe('nobody rings back', () => {
  it('but the committee, about what is closed in silence', async () => {
    const { id } = await all.report(author)
    await takeAll(all, firm, id, wayToDone)
    expect((await all.refuse(world.committee, id, answer(true))).code).toBe('complaint_step_illegal')
    await fallSilent()
    for (const as of [author, firm]) {
      expect((await all.detail(as, id)).abilities.steps).not.toContain('RING_BACK')
      for (const step of [answer(true), inVain('no_answer')])
        expect((await all.refuse(as, id, step)).code).toBe('forbidden')
    }
    const worker = await world.grant('grid_worker', 'grid', world.gridId)
    expect((await all.refuse(worker, id, answer(true))).code).toBe('not_found')
    const confirmed = await all.report(author)
    await takeAll(all, firm, confirmed.id, wayToDone)
    await all.take(author, confirmed.id, { step: 'CONFIRM' })
    expect((await all.refuse(world.committee, confirmed.id, answer(true))).code).toBe('complaint_step_illegal')
    expect(await toRing()).toEqual([id])
  })

  it('about the own matter, what the own office did, or what the committee did', async () => {
    const phone = newPhone()
    const both = await appointed('committee', '两头', phone)
    const own = await unheard(both)
    expect((await all.refuse(both, own, answer(true))).code).toBe('forbidden')
    expect([await toRing(both), await toRing()]).toEqual([[], [own]])
    await appointed('property_staff', '两头', phone)
    const served = await unheard()
    const staff = await test.signIn(phone)
    expect((await all.refuse(staff, served, answer(true))).code).toBe('forbidden')
    const { id } = await all.report(author, { category: 'suggestion', text: '加长椅' })
    await takeAll(all, world.committee, id, wayToDone)
    await fallSilent()
    expect((await all.detail(author, id)).outcome).toBe('unanswered')
    for (const as of [world.committee, second]) expect((await all.refuse(as, id, answer(true))).code).toBe('forbidden')
    expect(await toRing()).not.toContain(id)
  })

  it('about a dispute', async () => {
    const { id } = await all.report(author, { category: 'dispute', text: '楼上半夜拖椅子' })
    await all.take(world.committee, id, { step: 'ACCEPT' })
    await takeAll(all, world.committee, id, wayToDone.slice(1))
    await fallSilent()
    for (const as of [world.committee, second])
      expect(['forbidden', 'not_found']).toContain((await all.refuse(as, id, answer(true))).code)
    expect(await toRing()).toEqual([])
  })

  it('of whoever complained by phone, but who wrote it down', async () => {
    const onBehalf = { phone: newPhone(), nickname: '王奶奶', channel: 'phone', consent: '电话里同意登记' } as const
    const id = await unheard(second, { onBehalf })
    expect((await all.refuse(second, id, answer(true))).code).toBe('forbidden')
    expect((await all.take(world.committee, id, answer(true))).rating).toMatchObject({ isSolved: true })
    expect(await rates()).toEqual([
      [1, 1, 1000],
      [1, 1, 1000],
    ])
  })
})

describe('of several who say something at once', () => {
  it('one of the committee is first', async () => {
    const id = await unheard()
    const others = await Promise.all(['甲', '乙', '丙'].map((name) => appointed('committee', name)))
    const codes = await Promise.all(
      [world.committee, second, ...others].map((as, n) =>
        all.take(as, id, answer(n % 2 === 0)).then(
          () => 'ok',
          (error: { code?: string }) => error.code ?? '',
        ),
      ),
    )
    expect(codes.toSorted()).toEqual([...Array<string>(4).fill('complaint_rated'), 'ok'])
    expect((await board()).solution.denominator).toBe(1)
    expect((await all.detail(author, id)).steps.filter(({ step }) => step === 'RING_BACK')).toHaveLength(1)
  })

  it('the author has the last word', async () => {
    const id = await unheard()
    const own = { step: 'RATE', rating: { isSolved: false, satisfaction: 'basically' } } as const
    await Promise.allSettled([all.take(second, id, answer(true)), all.take(author, id, own)])
    expect((await all.detail(author, id)).rating).toMatchObject({ isSolved: false, notedBy: null })
    expect(await rates()).toEqual([
      [0, 1, 0],
      [0, 1, 0],
    ])
  })

  it('the database lets in one, whoever wrote it down, and never the author as somebody else', async () => {
    const id = await unheard()
    await all.take(second, id, answer(true))
    const put = (round: number, notedBy: string) =>
      test.admin.query(
        `INSERT INTO complaint_rating (community_id, complaint_id, round, is_solved, satisfaction, rated_by, rated_at, noted_by)
          VALUES ($1, $2, $3, true, 'satisfied', $4, app.now(), $5)`,
        [world.communityId, id, round, author.accountId, notedBy],
      )
    await expect(put(0, world.committee.accountId)).rejects.toMatchObject({ constraint: 'complaint_rating_pk' })
    await expect(put(1, author.accountId)).rejects.toMatchObject({ constraint: 'complaint_rating_noted_check' })
  })
})

describe('the rates', () => {
  it('count what was said in a rating and on the phone alike: on the board, for the street, and by hand in the sheet', async () => {
    const rated = await unheard()
    await all.take(author, rated, { step: 'RATE', rating: { isSolved: true, satisfaction: 'basically' } })
    for (const id of [await unheard(), await unheard()]) await all.take(second, id, answer(true))
    await all.take(second, await unheard(), answer(false, 'unsatisfied'))
    await all.take(second, await unheard(), inVain('no_answer'))
    const corrected = await unheard()
    await all.take(second, corrected, answer(true))
    await all.take(author, corrected, { step: 'RATE', rating: { isSolved: false, satisfaction: 'unsatisfied' } })
    await unheard()
    const total = await board()
    expect([total.solution, total.satisfaction]).toEqual([
      { numerator: 3, denominator: 5, permille: 600 },
      { numerator: 2, denominator: 5, permille: 400 },
    ])
    const query = await period()
    const { file } = await test.call(complaintOversight.sheet, { ...here(), query }, { as: world.committee })
    const [headings = [], ...rows] = rowsOf(await readHere(Buffer.from(file))).map(({ cells }) =>
      cells.map(({ text }) => text),
    )
    const column = (heading: string) => rows.map((row) => row[headings.indexOf(heading)] ?? '')
    const count = (heading: string, ...values: string[]) => column(heading).filter((one) => values.includes(one)).length
    expect([count('是否解决', '是'), count('是否解决', '是', '否')]).toEqual([3, 5])
    expect([count('满意度', '满意'), column('满意度').filter((one) => one !== '').length]).toEqual([2, 5])
    const phone = newPhone()
    const office = { role: 'street', scopeKind: 'street', scopeId: world.streetId } as const
    await test.call(rolesApi.grantAbove, { body: { phone, nickname: '街道', ...office } }, { as: world.operator })
    const street = await test.call(complaintStreet.street, { query }, { as: await test.signIn(phone) })
    expect(street.items.find(({ communityId }) => communityId === world.communityId)?.rates).toMatchObject({
      ...{ solution: 600, satisfaction: 400 },
    })
  })

  it('list what is to be asked page by page, what closed last first', async () => {
    const ids: string[] = []
    for (let n = 0; n < 3; n += 1) ids.unshift(await unheard())
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const query = { state: 'unheard' as const, limit: 1, ...(cursor === null ? {} : { cursor }) }
      const page: { items: { id: string }[]; nextCursor: string | null } = await test.call(
        complaintOversight.all,
        { ...here(), query },
        { as: world.committee },
      )
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(seen).toEqual(ids)
  })
})
