import { pointsApi } from '@liren/shared/points'
import { pointsMerits } from '@liren/shared/points.merits'
import type { Session } from '@liren/shared/identity'
import { readdirSync, readFileSync } from 'node:fs'
import { complaintsOf } from '../support/complaints.ts'
import { startApp, type TestApp } from '../support/app.ts'
import {
  auditLedger,
  balance,
  colleague,
  neighbour,
  proposer,
  proposeReversal,
  approve,
  statement,
} from '../support/points.ts'
import { grantBy, handledReport, heldMeeting, recordMerit, revokeMerit, someGrants } from '../support/points.merits.ts'
import type { Neighbour } from '../support/points.ts'
import { raceFor, refusalsOf, winnersOf } from '../support/race.ts'
import { createWorld, type World } from '../support/world.ts'

let test: TestApp
let world: World
let chen: Neighbour
beforeAll(async () => {
  test = await startApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  world = await createWorld(test)
  chen = await neighbour(test, world)
})
afterEach(() => auditLedger(test))

const refusal = {
  ...{ reason: 'other_body' as const, note: '不归居委会管' },
  responsible: { name: '区公交公司', contact: '021-00000000' },
}
const params = () => ({ communityId: world.communityId })
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code?: string }) => error.code ?? JSON.stringify(error),
  )
const sources = (rule: 'suggestion' | 'snap' | 'meeting') =>
  test.call(pointsMerits.sources, { params: params(), query: { rule } }, { as: world.committee })
const list = (rule: 'suggestion' | 'snap' | 'meeting', as: Session = world.committee) =>
  test.call(pointsMerits.list, { params: params(), query: { rule } }, { as })

describe('a rule', () => {
  it('is off until the committee settles what it grants', async () => {
    const complaintId = await handledReport(test, world, chen.as)
    expect((await sources('suggestion')).items).toMatchObject([{ id: complaintId, abilities: { record: false } }])
    expect(await codeOf(recordMerit(test, world, { rule: 'suggestion', complaintId }))).toBe('points_rule_off')
    expect(await balance(test, world, chen.as)).toMatchObject({ points: 0 })
  })

  it('grants for an adopted suggestion and for a snap that was true: points, and never hours', async () => {
    await grantBy(test, world)
    const suggestion = await handledReport(test, world, chen.as)
    const snap = await handledReport(test, world, chen.as, 'snap', '井盖翘起来了')
    expect((await sources('suggestion')).items).toMatchObject([
      { id: suggestion, said: '在东门加一张长椅，老人等车可以坐。', by: '陈阿姨', abilities: { record: true } },
    ])
    // A suggestion is no snap.
    expect(await codeOf(recordMerit(test, world, { rule: 'snap', complaintId: suggestion }))).toBe('not_found')
    const made = await recordMerit(test, world, { rule: 'suggestion', complaintId: suggestion })
    expect(made).toMatchObject({ points: 20, nickname: '陈阿姨', recordedBy: '王秀英', abilities: { revoke: true } })
    await recordMerit(test, world, { rule: 'snap', complaintId: snap })
    expect(await balance(test, world, chen.as)).toMatchObject({ points: 25, minutes: 0, stars: 0 })
    const { items } = await statement(test, world, chen.as)
    // What a resident wrote is not copied into a ledger that stays when they leave.
    expect(items.map(({ kind, note, amount }) => [kind, note, amount])).toEqual([
      ['rule', '随手拍属实', 5],
      ['rule', '建议被采纳', 20],
    ])
    expect((await sources('suggestion')).items).toEqual([])
  })

  it('grants for nothing that was not handled', async () => {
    await grantBy(test, world)
    const complaintId = await handledReport(test, world, chen.as)
    const all = complaintsOf(test, world)
    const open = await all.report(chen.as, { category: 'suggestion', text: '再加一盏灯' })
    const again = { rule: 'suggestion', complaintId: open.id } as const
    expect(await codeOf(recordMerit(test, world, again))).toBe('not_found')
    await all.take(world.committee, open.id, { step: 'REFUSE', ...refusal })
    expect(await codeOf(recordMerit(test, world, again))).toBe('not_found')
    expect((await sources('suggestion')).items.map(({ id }) => id)).toEqual([complaintId])
  })

  it('grants each who came to a meeting, once, and for none that was private', async () => {
    await grantBy(test, world)
    const [meetingId, secret] = [await heldMeeting(test, world), await heldMeeting(test, world, true)]
    const li = await neighbour(test, world, '李师傅')
    for (const { residenceId } of [chen, li])
      await recordMerit(test, world, { rule: 'meeting', meetingId, residenceId })
    const again = recordMerit(test, world, { rule: 'meeting', meetingId, residenceId: li.residenceId })
    expect(await codeOf(again)).toBe('points_merit_recorded')
    const hidden = recordMerit(test, world, { rule: 'meeting', meetingId: secret, residenceId: li.residenceId })
    expect(await codeOf(hidden)).toBe('not_found')
    expect((await sources('meeting')).items).toMatchObject([{ id: meetingId, said: '加装电梯议事会', by: null }])
    expect((await list('meeting')).items.map(({ nickname }) => nickname)).toEqual(['李师傅', '陈阿姨'])
    expect((await statement(test, world, li.as)).items[0]).toMatchObject({
      note: '参加会议：加装电梯议事会',
      amount: 10,
    })
  })

  it('never grants oneself, and the database holds to it', async () => {
    await grantBy(test, world)
    const other = await colleague(test, world)
    const body = { rule: 'suggestion' as const, complaintId: await handledReport(test, world, other) }
    expect(
      (await test.call(pointsMerits.sources, { params: params(), query: { rule: 'suggestion' } }, { as: other })).items,
    ).toMatchObject([{ abilities: { record: false } }])
    expect(await codeOf(recordMerit(test, world, body, other))).toBe('points_second_person')
    const { id } = await recordMerit(test, world, body)
    expect(await codeOf(revokeMerit(test, world, id, other))).toBe('points_second_person')
    const insert = `INSERT INTO points_merit (community_id, id, rule, source_id, account_id, points, recorded_by, recorded_at)
      VALUES ($1, gen_random_uuid(), 'snap', gen_random_uuid(), $2, 1, $2, app.now())`
    await expect(test.admin.query(insert, [world.communityId, world.committee.accountId])).rejects.toThrow(
      'points_merit_hands_check',
    )
  })

  it('recorded by many at once grants once', async () => {
    await grantBy(test, world)
    const complaintId = await handledReport(test, world, chen.as)
    const hands = [world.committee]
    for (let n = 0; n < 3; n += 1) hands.push(await colleague(test, world))
    const outcomes = await raceFor(
      test.admin,
      'points_account',
      hands.map((as) => () => recordMerit(test, world, { rule: 'suggestion', complaintId }, as)),
    )
    expect(winnersOf(outcomes)).toHaveLength(1)
    expect(refusalsOf(outcomes)).toEqual(['points_merit_recorded'])
    expect(await balance(test, world, chen.as)).toMatchObject({ points: 20 })
  })

  it('stays under the cap of a day, and says so', async () => {
    await grantBy(test, world, someGrants, { capPointsPerDay: 25 })
    const texts = ['一', '二', '三'].map((n) => `第${n}条建议：楼道加一盏灯`)
    const granted = []
    for (const text of texts) {
      const complaintId = await handledReport(test, world, chen.as, 'suggestion', text)
      granted.push((await recordMerit(test, world, { rule: 'suggestion', complaintId })).points)
    }
    expect(granted).toEqual([20, 5, 0])
    expect(await balance(test, world, chen.as)).toMatchObject({ points: 25 })
  })
})

describe('what is taken back', () => {
  it('takes the points back, once, and may be recorded anew', async () => {
    await grantBy(test, world)
    const complaintId = await handledReport(test, world, chen.as)
    const { id } = await recordMerit(test, world, { rule: 'suggestion', complaintId })
    const revoked = await revokeMerit(test, world, id)
    expect(revoked).toMatchObject({ revokedBy: '王秀英', reason: '弄错了', abilities: { revoke: false } })
    expect(await balance(test, world, chen.as)).toMatchObject({ points: 0, debt: 0 })
    const { items } = await statement(test, world, chen.as)
    expect(items.map(({ kind, isReversed }) => [kind, isReversed])).toEqual([
      ['reversal', false],
      ['rule', true],
    ])
    expect(await codeOf(revokeMerit(test, world, id))).toBe('points_reversed')
    await recordMerit(test, world, { rule: 'suggestion', complaintId })
    expect(await balance(test, world, chen.as)).toMatchObject({ points: 20 })
  })

  it('by two people already, is only noted', async () => {
    await grantBy(test, world)
    const complaintId = await handledReport(test, world, chen.as)
    const { id } = await recordMerit(test, world, { rule: 'suggestion', complaintId })
    const { items } = await statement(test, world, chen.as)
    const proposal = await proposeReversal(test, world, await proposer(world), items[0]?.journalId ?? '')
    await approve(test, world, proposal.id)
    await revokeMerit(test, world, id)
    expect(await balance(test, world, chen.as)).toMatchObject({ points: 0, debt: 0 })
  })
})

describe('no rule names a vote', () => {
  const forbidden = ['vote', 'ballot', 'turnout', 'voting', 'election', 'proxy']

  it('neither as what is settled, nor as what is recorded, nor in the database', async () => {
    await grantBy(test, world)
    for (const rule of forbidden) {
      const grants = { ...someGrants, [rule]: 5 }
      expect(await codeOf(grantBy(test, world, grants, {}, 1))).toBe('invalid_request')
      const body = { rule, complaintId: chen.residenceId } as never
      expect(await codeOf(recordMerit(test, world, body))).toBe('invalid_request')
      const values = [world.communityId, rule, chen.as.accountId, world.committee.accountId]
      const journal = `INSERT INTO points_journal (community_id, id, kind, rule, account_id, actor_id, at)
        VALUES ($1, gen_random_uuid(), 'rule', $2, $3, $4, app.now())`
      await expect(test.admin.query(journal, values)).rejects.toThrow('points_journal_rule_check')
      const merit = `INSERT INTO points_merit (community_id, id, rule, source_id, account_id, points, recorded_by, recorded_at)
        VALUES ($1, gen_random_uuid(), $2, gen_random_uuid(), $3, 1, $4, app.now())`
      await expect(test.admin.query(merit, values)).rejects.toThrow('points_merit_rule_check')
    }
    const { terms } = await test.call(pointsApi.settings, { params: params() }, { as: chen.as })
    expect(Object.keys(terms.grants)).toEqual(['suggestion', 'snap', 'meeting'])
  })

  it('nor does anything that runs votes know points, or points know votes', () => {
    const root = new URL('../../server/src/features/', import.meta.url)
    const importing = (feature: string, other: string) =>
      readdirSync(new URL(`${feature}/`, root))
        .filter((name) => name.startsWith(`${feature}.`))
        .filter((name) => readFileSync(new URL(`${feature}/${name}`, root), 'utf8').includes(`/${other}/`))
    expect(readdirSync(new URL('votes/', root)).length).toBeGreaterThan(20)
    expect([importing('votes', 'points'), importing('points', 'votes')]).toEqual([[], []])
  })
})
