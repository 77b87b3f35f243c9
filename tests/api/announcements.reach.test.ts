import { announcements } from '@liren/shared/announcements'
import { announcementsReach, type Unreached } from '@liren/shared/announcements.reach'
import type { Session } from '@liren/shared/identity'
import { messages } from '@liren/shared/messages'
import { extractText, getDocumentProxy } from 'unpdf'
import { newPhone, startApp, type TestApp } from '../support/app.ts'
import { committeeSigns, toCommunity } from '../support/busy.world.ts'
import { raceFor, refusalsOf, winnersOf } from '../support/race.ts'
import { accept, advanceTo, giveWechat, registerTemplates, sendMessages } from '../support/wechat.people.ts'
import { startWechatStandin, type WechatStandin } from '../support/wechat.standin.ts'
import { buildingAt, createWorld, entranceAt, publishNotice, unitAt, type World } from '../support/world.ts'

let test: TestApp
let wechat: WechatStandin
let world: World
let head: Session
/** In 101 and 102 of building 1, entrance 1; 102 has two. */
let first: Session
let second: Session
let third: Session

beforeAll(async () => {
  wechat = await startWechatStandin()
  registerTemplates(wechat)
  test = await startApp()
  world = await createWorld(test)
  head = await world.grant('building_head', 'building', buildingAt(world, 0))
  first = await world.resident(unitAt(world, 0, 0))
  second = await world.resident(unitAt(world, 0, 0, 1))
  third = await world.resident(unitAt(world, 0, 0, 1), 'family')
  await advanceTo(test, '12:00')
})
afterAll(async () => {
  await wechat.close()
  await test.close()
})

async function post(title = '周三上午停水') {
  const { communityId } = world
  const signature = { role: 'building_head' as const, scopeId: buildingAt(world, 0) }
  const audience = [
    { type: 'place' as const, kind: 'entrance' as const, placeId: entranceAt(world, 0, 0), ownersOnly: false },
  ]
  const { id } = await publishNotice(test, head, communityId, { audience, signature, title })
  await test.runJobs()
  return { communityId, announcementId: id }
}
const reachOf = (params: { communityId: string; announcementId: string }, as = head) =>
  test.call(announcementsReach.reach, { params }, { as })
const unreachedOf = (params: { communityId: string; announcementId: string }, as = head) =>
  test.call(announcementsReach.unreached, { params }, { as })
const read = (params: { communityId: string; announcementId: string }, as: Session) =>
  test.call(announcements.markRead, { params }, { as })
const doorsOf = (items: Unreached[]) => items.map(({ unitLabel, reason, people }) => [unitLabel, reason, people.length])

const textOf = async (file: Uint8Array) =>
  (await extractText(await getDocumentProxy(new Uint8Array(file)))).text.join('\n')

describe('how far a notice has come', () => {
  it('is counted in people and flats, and over time', async () => {
    const at = await post()
    expect(await reachOf(at)).toMatchObject({
      title: '周三上午停水',
      reach: { people: 3, peopleRead: 0, flats: 2, flatsRead: 0, flatsWithNobody: 0 },
      timeline: [{ peopleRead: 0 }],
      abilities: { remind: true, print: true },
    })
    await read(at, second)
    await test.advance(2 * 3_600)
    await read(at, third)
    const { reach, timeline } = await reachOf(at)
    expect(reach).toMatchObject({ peopleRead: 2, flatsRead: 1 })
    expect(timeline.map(({ peopleRead }) => peopleRead)).toEqual([1, 1, 2])
  })

  it('is seen by whoever holds the same office, and by the committee, not by who reads it', async () => {
    const at = await post()
    const colleague = await world.grant('building_head', 'building', buildingAt(world, 0))
    const elsewhere = await world.grant('building_head', 'building', buildingAt(world, 1))
    for (const as of [colleague, world.committee]) expect((await reachOf(at, as)).id).toBe(at.announcementId)
    expect((await test.refuse(announcementsReach.reach, { params: at }, { as: elsewhere })).code).toBe('not_found')
    expect((await test.refuse(announcementsReach.reach, { params: at }, { as: first })).code).toBe('forbidden')
  })
})

describe('whom nobody reached', () => {
  it('is told by flat with the reason, with masked names, until somebody of the flat has read it', async () => {
    for (const one of [first, second, third]) await giveWechat(test, one)
    await accept(test, wechat, first)
    await accept(test, wechat, second)
    const at = await post()
    expect(doorsOf((await unreachedOf(at)).items)).toEqual([
      ['101', 'waiting', 1],
      ['102', 'waiting', 2],
    ])
    wechat.turnOff(`o-${second.accountId}`)
    await sendMessages(test, wechat)
    const { items } = await unreachedOf(at)
    expect(doorsOf(items)).toEqual([
      ['101', 'not_opened', 1],
      ['102', 'refused', 2],
    ])
    expect(items[1]?.people.map(({ reason }) => reason).toSorted()).toEqual(['no_credit', 'refused'])
    expect(JSON.stringify(items)).not.toContain('邻居')
    expect(items[0]).toMatchObject({ building: '1幢', entrance: '1单元', people: [{ name: '邻*' }] })
    expect((await reachOf(at)).wechat).toMatchObject({
      isOn: true,
      sent: 1,
      waiting: 0,
      refused: 1,
      noCredit: 1,
      unknown: 0,
      nextAt: null,
    })
    await read(at, third)
    expect(doorsOf((await unreachedOf(at)).items)).toEqual([['101', 'not_opened', 1]])
  })

  it('an unknown outcome counts as unreached', async () => {
    await accept(test, wechat, first)
    const at = await post()
    wechat.mishap('subscribe/send', 'lost')
    await sendMessages(test, wechat)
    expect((await reachOf(at)).wechat).toMatchObject({ sent: 0, unknown: 1 })
    expect(doorsOf((await unreachedOf(at)).items)[0]).toEqual(['101', 'unknown', 1])
  })

  it('by night it says when the first of those who wait are told', async () => {
    await accept(test, wechat, first)
    await advanceTo(test, '23:00')
    const at = await post()
    const { nextAt, waiting } = (await reachOf(at)).wechat
    expect({ waiting, nextAt: nextAt?.slice(11, 16) }).toEqual({ waiting: 1, nextAt: '00:00' })
    await advanceTo(test, '12:00')
  })

  it('flats where nobody is come with the others, in walking order; offices without a flat last', async () => {
    const { communityId, committee } = world
    const audience = [...toCommunity(communityId), { type: 'role' as const, role: 'building_head' as const }]
    const { id } = await publishNotice(test, committee, communityId, {
      audience,
      signature: committeeSigns(communityId),
    })
    const params = { communityId, announcementId: id }
    const all: Unreached[] = []
    for (let cursor: string | null | undefined; cursor !== null;) {
      const query = { limit: 3, ...(cursor === undefined ? {} : { cursor }) }
      const page = await test.call(announcementsReach.unreached, { params, query }, { as: committee })
      all.push(...page.items)
      cursor = page.nextCursor
    }
    const doors = all.filter(({ unitId }) => unitId !== null)
    expect(doors.map(({ building, entrance, unitLabel }) => `${building} ${entrance} ${unitLabel}`)).toEqual(
      [1, 2].flatMap((b) => [1, 2].flatMap((e) => [1, 2].map((u) => `${String(b)}幢 ${String(e)}单元 10${String(u)}`))),
    )
    expect(doors.filter(({ reason }) => reason === 'nobody')).toHaveLength(6)
    expect(all.slice(doors.length)).toHaveLength(3)
    expect(all.at(-1)).toMatchObject({ unitId: null, reason: 'no_credit', people: [{ name: '王**' }] })
  })
})

describe('a reminder', () => {
  it('goes once, and only to those who have not read', async () => {
    const at = await post()
    await read(at, first)
    await accept(test, wechat, third, ['reminder'])
    await test.call(announcementsReach.remind, { params: at }, { as: head })
    await test.runJobs()
    await test.runJobs()
    await sendMessages(test, wechat)
    const inboxOf = async (as: Session) => {
      const { items } = await test.call(messages.inbox, { params: { communityId: world.communityId } }, { as })
      return items.filter(({ subjectId }) => subjectId === at.announcementId).map(({ kind }) => kind)
    }
    expect(await inboxOf(first)).toEqual(['announcement_published'])
    expect(await inboxOf(third)).toEqual(['announcement_reminded', 'announcement_published'])
    // Others may have become due meanwhile.
    expect(wechat.shown.filter(({ templateId }) => templateId === 't-reminder-01')).toMatchObject([
      { openid: `o-${third.accountId}` },
    ])
    const again = await test.refuse(announcementsReach.remind, { params: at }, { as: world.committee })
    expect(again.code).toBe('announcement_already_reminded')
    expect((await reachOf(at)).abilities.remind).toBe(false)
    await read(at, third)
    const left = await test.call(messages.inbox, { params: { communityId: world.communityId } }, { as: third })
    expect(left.items.filter((one) => one.subjectId === at.announcementId && !one.isRead)).toEqual([])
  })

  it('whoever asks at the same time, one of them is heard', async () => {
    const at = await post()
    const asks = [head, world.committee, head, world.committee].map(
      (as) => () => test.call(announcementsReach.remind, { params: at }, { as }),
    )
    const outcomes = await raceFor(test.admin, 'announcement_reminder', asks)
    expect(winnersOf(outcomes)).toHaveLength(1)
    expect(refusalsOf(outcomes)).toEqual(['announcement_already_reminded'])
  })
})

describe('paper', () => {
  it('the door sheet has the flats where nobody has read it, and no name', async () => {
    const at = await post()
    await read(at, second)
    const { file, name } = await test.call(announcementsReach.doorSheet, { params: at }, { as: head })
    const text = await textOf(file)
    expect(name).toBe('周三上午停水 上门单.pdf')
    expect(text.match(/^10\d .*$/gm)).toEqual(['101 未读'])
    expect(text).toContain('枫林苑 1幢 · 1 户')
    expect(text).not.toContain('邻')
  })

  it('the poster has the notice', async () => {
    const at = await post()
    const { file } = await test.call(announcementsReach.poster, { params: at }, { as: head })
    const text = await textOf(file)
    expect(text).toContain('检修水管')
    expect(text).toContain('枫林苑 1幢 楼组长')
  })
})

describe('a thousand residents without credit', () => {
  it('are a complete door list, none of them twice', async () => {
    const { communityId, committee } = world
    await test.admin.query(
      `WITH flats AS (INSERT INTO unit (community_id, id, entrance_id, label, use, sale_state)
          SELECT $1, gen_random_uuid(), $2, 'T' || n, 'dwelling', 'delivered' FROM generate_series(1, 1000) n RETURNING id),
        people AS (SELECT id AS unit_id, gen_random_uuid() AS account_id FROM flats),
        accounts AS (INSERT INTO account (id, nickname, locale) SELECT account_id, '邻居', 'zh-CN' FROM people),
        members AS (INSERT INTO member (community_id, account_id, nickname, phone_masked)
          SELECT $1, account_id, '邻居', '' FROM people)
      INSERT INTO residence (community_id, id, unit_id, account_id, relation, created_by)
        SELECT $1, gen_random_uuid(), unit_id, account_id, 'tenant', $3 FROM people`,
      [communityId, entranceAt(world, 1, 1), committee.accountId],
    )
    // What the database does by itself, a little later.
    await test.admin.query('ANALYZE')
    const place = {
      type: 'place' as const,
      kind: 'entrance' as const,
      placeId: entranceAt(world, 1, 1),
      ownersOnly: false,
    }
    const { id } = await publishNotice(test, committee, communityId, {
      audience: [place],
      signature: committeeSigns(communityId),
    })
    await test.runJobs()
    const params = { communityId, announcementId: id }
    const units = new Set<string | null>()
    let lines = 0
    for (let cursor: string | null | undefined; cursor !== null;) {
      const query = { limit: 50, ...(cursor === undefined ? {} : { cursor }) }
      const page = await test.call(announcementsReach.unreached, { params, query }, { as: committee })
      lines += page.items.length
      for (const item of page.items) units.add(item.unitId)
      for (const { reason, people } of page.items) expect([reason, people.length]).not.toContain('not_opened')
      cursor = page.nextCursor
    }
    expect({ lines, units: units.size }).toEqual({ lines: 1_002, units: 1_002 })
    expect((await test.call(announcementsReach.reach, { params }, { as: committee })).wechat.noCredit).toBe(1_000)
    const { file } = await test.call(announcementsReach.doorSheet, { params }, { as: committee })
    expect((await textOf(file)).match(/^T\d+ 未读$/gm)).toHaveLength(1_000)
    const { rows } = await test.admin.query('SELECT FROM message WHERE subject_id = $1', [id])
    expect(rows).toHaveLength(1_000)
  })
})

it('an address that is nobody’s is not there', async () => {
  const params = { communityId: world.communityId, announcementId: world.communityId }
  const stranger = await test.signIn(newPhone())
  expect((await test.refuse(announcementsReach.reach, { params }, { as: stranger })).code).toBe('not_found')
  expect((await test.refuse(announcementsReach.reach, { params }, { as: head })).code).toBe('not_found')
})
