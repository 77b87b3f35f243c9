import type { Session } from '@liren/shared/identity'
import { votesCasting } from '@liren/shared/votes.casting'
import { votesPaper } from '@liren/shared/votes.paper'
import type { Decision } from '@liren/shared/votes.views'
import { inShanghai } from '../../server/src/platform/print/page.ts'
import { startApp, testTemplates, type TestApp } from '../support/app.ts'
import { codeOf } from '../support/notices.ts'
import { accept, advanceTo, giveWechat, registerTemplates, sendMessages } from '../support/wechat.people.ts'
import { startWechatStandin, type WechatStandin } from '../support/wechat.standin.ts'
import { clock, createVotesWorld, day, plainVotePolicy, type VotesWorld } from '../support/votes.world.ts'
import { buildingAt } from '../support/world.ts'

let test: TestApp
let world: VotesWorld
let wechat: WechatStandin
let [d, e]: Session[] = []
beforeAll(async () => {
  test = await startApp()
  world = await createVotesWorld(test)
  wechat = await startWechatStandin({ appId: 'wx-votes' })
  registerTemplates(wechat)
  ;[d, e] = [await world.owner('D'), await world.owner('E')]
  for (const person of [d, e]) await giveWechat(test, person)
})
beforeEach(async () => {
  await test.admin.query(`UPDATE message_delivery SET state = 'needless'; DELETE FROM message_credit`)
  wechat.shown.length = 0
})
afterAll(async () => {
  await wechat.close()
  await test.close()
})

const at = (decisionId: string) => ({ params: { communityId: world.communityId, decisionId } })
const remind = (decision: Decision) =>
  test.call(votesCasting.remind, { ...at(decision.id), body: {} }, { as: world.organiser })
const told = async (kind: string, decision: Pick<Decision, 'id'>, { accountId } = d as Session) =>
  (
    await test.admin.query<{ occasion: number; due: string | null; state: string | null }>(
      `SELECT m.occasion, d.state, to_char(d.due_at AT TIME ZONE 'Asia/Shanghai', 'HH24:MI') AS due
        FROM message m LEFT JOIN message_delivery d ON d.community_id = m.community_id AND d.message_id = m.id
        WHERE m.kind = $1 AND m.subject_id = $2 AND m.account_id = $3 ORDER BY m.occasion`,
      [kind, decision.id, accountId],
    )
  ).rows

describe('who has not voted', () => {
  it('is reminded once a day and three times in all, each time once', async () => {
    const decision = await world.open()
    const reminded = async () => {
      const code = await codeOf(remind(decision))
      await test.runJobs()
      return code
    }
    const left = async (as = world.organiser) =>
      (await test.call(votesCasting.turnout, at(decision.id), { as })).reminders
    expect(await left()).toEqual({ left: 3, nextAt: null })
    expect([await reminded(), await reminded()]).toEqual(['ok', 'vote_reminded'])
    // Said beforehand: how many are left, and that the next one may leave as the next day begins.
    const told2 = await left()
    expect(told2).toMatchObject({ left: 2, nextAt: expect.stringMatching(/T16:00:00\.000Z$/) as string })
    expect(Date.parse(told2?.nextAt ?? '')).toBeGreaterThan((await clock(test)).getTime())
    expect(await left(await world.grant('building_head', 'building', buildingAt(world, 0)))).toBeNull()
    await advanceTo(test, '00:00')
    expect(await reminded()).toBe('ok')
    await test.advance(day)
    expect(await reminded()).toBe('ok')
    await test.advance(day)
    expect(await left()).toMatchObject({ left: 0 })
    expect(await reminded()).toBe('vote_reminded')
    expect((await told('vote_reminder', decision)).map(({ occasion }) => occasion)).toEqual([1, 2, 3])
    // The job again, as after a crash, tells nobody twice.
    const job = test.tasks['tell_vote']
    const payload = { communityId: world.communityId, decisionId: decision.id, occasion: 'REMIND', number: '3' }
    await job?.({ ...payload, since: new Date().toISOString() }, {} as never)
    expect(await told('vote_reminder', decision)).toHaveLength(3)
  })

  it('is told in WeChat with credit, by day, with a way to the decision; whoever votes meanwhile is not', async () => {
    const decision = await world.open()
    for (const person of [d, e]) await accept(test, wechat, person as Session, ['reminder'])
    await advanceTo(test, '23:10')
    await remind(decision)
    await test.runJobs()
    expect(await told('vote_reminder', decision)).toMatchObject([{ state: 'due', due: '08:00' }])
    await sendMessages(test, wechat)
    expect(wechat.shown).toEqual([])
    await world.cast(decision, e as Session, { 1: 'FOR' })
    await advanceTo(test, '08:05')
    await sendMessages(test, wechat)
    expect(wechat.shown).toHaveLength(1)
    expect(wechat.shown[0]).toMatchObject({
      templateId: testTemplates.reminder.id,
      page: `pages/votes/decision/index?community=${world.communityId}&id=${decision.id}`,
    })
  })
})

describe('owners', () => {
  it('are told of the opening in WeChat, too', async () => {
    await accept(test, wechat, d as Session)
    const decision = await world.open()
    await test.runJobs()
    const [opening] = await told('vote_opened', decision)
    expect(opening?.state).toBe('due')
    expect(await told('vote_noticed', decision)).toMatchObject([{ state: null }])
  })

  it('are told of every ballot of their flat: by phone, again by phone, and on paper', async () => {
    const [b, c] = [await world.owner('B'), await world.owner('C')]
    const docId = (
      await test.admin.query<{ id: string }>(
        `INSERT INTO vote_file (community_id, id, estate_id, use, kind, name, digest, file_key, bytes, uploaded_by)
          VALUES ($1, gen_random_uuid(), $2, 'document', 'pdf', '规则.pdf', repeat('a', 43), 'votes/x', 1, $3) RETURNING id`,
        [world.communityId, world.estateId, world.organiser.accountId],
      )
    ).rows[0]?.id
    const ruleBasis = [{ setting: 'allowRevote', docId: docId ?? '', adoptedVoteId: '2024-3', clause: '第9条' }]
    const decision = await world.open({ policy: { ...plainVotePolicy, allowRevote: true, ruleBasis } })
    await world.cast(decision, b, { 1: 'FOR' })
    await world.cast(decision, b, { 1: 'AGAINST' })
    const sheets = { ...at(decision.id), body: { buildingId: buildingAt(world, 0), unitId: world.units[2] ?? null } }
    await test.call(votesPaper.issue, sheets, { as: world.organiser })
    const number = { params: { ...at(decision.id).params, number: 1 }, body: {} }
    await test.call(votesPaper.receive, number, { as: world.organiser })
    for (const person of [b, c]) expect(await told('vote_cast', decision, person)).toHaveLength(3)
    // Each says how the ballot came and when, to the minute that the log has.
    const { rows } = await test.admin.query<{ title: string; at: Date }>(
      `SELECT m.title, l.at FROM message m JOIN vote_log l ON l.community_id = m.community_id
          AND l.decision_id = m.subject_id AND l.seq = m.occasion
        WHERE m.kind = 'vote_cast' AND m.subject_id = $1 AND m.account_id = $2 ORDER BY l.seq`,
      [decision.id, c.accountId],
    )
    const ways = ['手机投出', '手机投出', '纸质，密封']
    expect(rows.map(({ title }) => title.replace(/^.*的选票：/, ''))).toEqual(
      rows.map(({ at: when }, n) => `${String(ways[n])}，${inShanghai(when)}`),
    )
  })
})
