import { announcements } from '@liren/shared/announcements'
import { announcementLife } from '@liren/shared/announcements.life'
import { columns } from '@liren/shared/columns'
import { messages } from '@liren/shared/messages'
import type { Session } from '@liren/shared/identity'
import { rolesApi } from '@liren/shared/roles'
import { officersApi } from '@liren/shared/roles.officers'
import { publishDue } from '../../server/src/features/announcements/announcements.schedule.service.ts'
import { newPhone, startApp, type TestApp } from '../support/app.ts'
import { codeOf, hoursAfter, noticesOf } from '../support/notices.ts'
import { raceFor, winnersOf } from '../support/race.ts'
import { buildingAt, createWorld, unitAt, type World } from '../support/world.ts'

let test: TestApp
let other: TestApp
let third: TestApp
let world: World
let owner: Session
let mine: ReturnType<typeof noticesOf>
beforeAll(async () => {
  test = await startApp()
  other = await startApp({}, test)
  third = await startApp({}, test)
  world = await createWorld(test)
  owner = await world.resident(unitAt(world, 0, 0))
  mine = noticesOf(test, world)
})
afterAll(async () => {
  await third.close()
  await other.close()
  await test.close()
})

const here = () => ({ params: { communityId: world.communityId } })
/** A draft that is to go out so many hours from now. */
async function scheduled(hours: number, more: object = {}, as = world.committee) {
  const draft = await mine.create(more, as)
  return mine.publish(draft, hoursAfter(draft.updatedAt, hours), as)
}
const unschedule = (notice: { id: string }, app = test) =>
  app.call(announcementLife.unschedule, mine.at(notice), { as: world.committee })
const sweep = (app = test) => publishDue(app.pool)
const hour = 3_600
/** That a schedule was not kept, as somebody's inbox has it; also of who holds no office and has no home any more. */
const failuresTold = async ({ accountId }: Session) => {
  const { rows } = await test.admin.query<{ aboutId: string; title: string; isRead: boolean }>(
    `SELECT about_id AS "aboutId", title, read_at IS NOT NULL AS "isRead" FROM message
     WHERE kind = 'schedule_failed' AND account_id = $1 ORDER BY created_at, id`,
    [accountId],
  )
  return rows
}

describe('a scheduled notice', () => {
  it('waits, unseen, and goes out when its time has come and not before', async () => {
    const plan = await scheduled(2, { title: '明早的通知' })
    expect(plan).toMatchObject({ status: 'scheduled', publishedAt: null, abilities: { unschedule: true, edit: true } })
    expect(await codeOf(mine.detail(plan, owner))).toBe('not_found')
    await test.advance(2 * hour - 60)
    await sweep()
    expect((await mine.detail(plan)).status).toBe('scheduled')
    await test.advance(60)
    await sweep()
    const out = await mine.detail(plan, owner)
    expect(out).toMatchObject({ status: 'published', publishAt: null, author: plan.author })
    expect(Date.parse(out.publishedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(plan.publishAt ?? ''))
    await test.runJobs()
    const inbox = await test.call(messages.inbox, here(), { as: owner })
    expect(inbox.items.filter(({ subjectId }) => subjectId === plan.id)).toHaveLength(1)
  })

  it('goes out once when several processes sweep at once, again and again', async () => {
    const plans = []
    for (let n = 0; n < 5; n += 1) plans.push(await scheduled(1, { title: `同时 ${String(n)}` }))
    await test.advance(hour)
    await Promise.all([test, other, third, test, other, third].map((app) => sweep(app)))
    await sweep()
    await test.runJobs()
    for (const { id, version } of plans) {
      expect(await mine.detail({ id })).toMatchObject({ status: 'published', version: version + 1 })
      const told = 'SELECT FROM message WHERE subject_id = $1 AND account_id = $2'
      expect((await test.admin.query(told, [id, owner.accountId])).rows).toHaveLength(1)
      const targets = 'SELECT FROM announcement_target WHERE announcement_id = $1'
      expect((await test.admin.query(targets, [id])).rows).toHaveLength(1)
    }
  })

  it('goes out as it was edited last; an edit that comes too late is told so', async () => {
    const plan = await scheduled(1)
    const edited = await mine.edit(plan, { title: '改过的' })
    expect(edited).toMatchObject({ status: 'scheduled', publishAt: plan.publishAt })
    await test.advance(hour)
    const outcomes = await raceFor<unknown>(
      test.admin,
      'announcement',
      [() => sweep(other), () => mine.edit(edited, { title: '太迟了' })],
      1,
    )
    const found = await mine.detail(plan)
    const wasEdited = winnersOf(outcomes).length === 2
    // Where the edit came first the sweep passed it by, and takes it the next time.
    await sweep()
    expect((await mine.detail(plan)).status).toBe('published')
    expect(found.title).toBe(wasEdited ? '太迟了' : '改过的')
  })

  it('is taken back, moved to another time, or sent off at once', async () => {
    const plan = await scheduled(1)
    const back = await unschedule(plan)
    expect(back).toMatchObject({ status: 'draft', publishAt: null, version: plan.version + 1 })
    const again = await mine.publish(back, hoursAfter(back.updatedAt, 3))
    await test.advance(2 * hour)
    await sweep()
    expect((await mine.detail(again)).status).toBe('scheduled')
    expect((await mine.publish(again)).status).toBe('published')
    expect(await codeOf(unschedule(again))).toBe('announcement_already_published')
  })

  it('is taken back or goes out, when both come at once', async () => {
    for (let round = 0; round < 4; round += 1) {
      const plan = await scheduled(1)
      await test.advance(hour)
      await raceFor<unknown>(test.admin, 'announcement', [() => sweep(other), () => unschedule(plan)], 1)
      const { status } = await mine.detail(plan)
      expect(['draft', 'published']).toContain(status)
      await sweep()
      expect((await mine.detail(plan)).status).toBe(status)
    }
  })

  it('is thrown away like any draft', async () => {
    const plan = await scheduled(1)
    await mine.discard(plan)
    await test.advance(hour)
    await sweep()
    expect(await codeOf(mine.detail(plan))).toBe('not_found')
  })

  it.each([
    ['in the past', -1, {}, 'schedule_out_of_reach'],
    ['in more than a year', 24 * 367, {}, 'schedule_out_of_reach'],
    ['after it has expired', 5, { expiresAt: 4 }, 'announcement_times_past'],
    ['after it is pinned', 5, { pinnedUntil: 4 }, 'announcement_times_past'],
  ])('is none %s', async (_, hours, ends, code) => {
    const draft = await mine.create()
    const more = Object.fromEntries(Object.entries(ends).map(([name, n]) => [name, hoursAfter(draft.updatedAt, n)]))
    const edited = await mine.edit(draft, more)
    expect(await codeOf(mine.publish(edited, hoursAfter(draft.updatedAt, hours)))).toBe(code)
    expect((await mine.detail(draft)).status).toBe('draft')
  })
})

describe('a schedule that cannot be kept', () => {
  it('gives the notice back to its office, with the reason, and does not try again', async () => {
    const building = buildingAt(world, 0)
    const head = await world.grant('building_head', 'building', building)
    const audience = [{ type: 'place' as const, kind: 'building' as const, placeId: building, ownersOnly: false }]
    const signature = { role: 'building_head' as const, scopeId: building }
    const plan = await scheduled(1, { audience, signature }, head)
    const { items } = await test.call(officersApi.list, here(), { as: world.committee })
    const grantId = items.find(({ role }) => role === 'building_head')?.id ?? ''
    const end = { params: { ...here().params, grantId }, body: { reason: '任期结束' } }
    await test.call(officersApi.revoke, end, { as: world.committee })
    await test.advance(hour)
    await sweep()
    // Whoever scheduled it is told, though no longer in office; it leads to the draft.
    expect(await failuresTold(head)).toMatchObject([{ aboutId: plan.id, title: plan.title, isRead: false }])
    // The next head of the same building finds it among the drafts of the office, and sends it off.
    const successor = await world.grant('building_head', 'building', building)
    const found = await mine.detail(plan, successor)
    expect(found).toMatchObject({ status: 'draft', scheduleFault: 'forbidden', publishAt: null })
    await sweep()
    expect((await mine.detail(plan, successor)).version).toBe(found.version)
    const out = await mine.publish(found, null, successor)
    expect(out).toMatchObject({ status: 'published', scheduleFault: null })
    expect((await mine.detail(plan, owner)).status).toBe('published')
  })

  it('keeps the others going', async () => {
    const { items, version } = await test.call(columns.list, here(), { as: world.committee })
    const before = await failuresTold(world.committee)
    const phone = newPhone()
    const committee = { role: 'committee' as const, scopeKind: 'community' as const, scopeId: world.communityId }
    const body = { phone, nickname: '陈主任', ...committee }
    await test.call(rolesApi.grant, { ...here(), body }, { as: world.operator })
    const colleague = await test.signIn(phone)
    const late = await scheduled(1, { columnId: world.columns.police })
    const fine = await scheduled(1, { title: '照常' })
    const drafts = items.map(({ code, name, blurb, promisedReplyMinutes }) => ({
      code,
      name,
      blurb,
      promisedReplyMinutes,
      isOn: code !== 'police',
    }))
    await test.call(columns.edit, { ...here(), body: { version, columns: drafts } }, { as: world.committee })
    await test.advance(hour)
    await sweep()
    expect(await mine.detail(late)).toMatchObject({ status: 'draft', scheduleFault: 'column_not_open' })
    expect((await mine.detail(fine)).status).toBe('published')
    expect((await failuresTold(world.committee)).slice(before.length)).toMatchObject([{ aboutId: late.id }])
    expect(await failuresTold(colleague)).toMatchObject([{ aboutId: late.id }])
    // Failing again at another time is told again.
    const found = await mine.detail(late)
    await test.admin.query('UPDATE announcement SET publish_at = app.now(), scheduled_by = $2 WHERE id = $1', [
      late.id,
      world.committee.accountId,
    ])
    await sweep()
    expect((await mine.detail(late)).version).toBe(found.version + 1)
    expect(await failuresTold(colleague)).toHaveLength(2)
    expect(await codeOf(mine.create({ columnId: world.columns.police }))).toBe('column_not_open')
    const again = {
      ...here(),
      body: { version: version + 1, columns: drafts.map((draft) => ({ ...draft, isOn: true })) },
    }
    await test.call(columns.edit, again, { as: world.committee })
  })
})

describe('an office', () => {
  it('shares its drafts: a colleague goes on writing, sends them off and signs; others see nothing', async () => {
    const building = buildingAt(world, 1)
    const [one, two] = [
      await world.grant('building_head', 'building', building),
      await world.grant('building_head', 'building', building),
    ]
    const audience = [{ type: 'place' as const, kind: 'building' as const, placeId: building, ownersOnly: false }]
    const signature = { role: 'building_head' as const, scopeId: building }
    const draft = await mine.create({ audience, signature }, one)
    const listed = await test.call(announcements.mine, here(), { as: two })
    expect(listed.items[0]).toMatchObject({ id: draft.id, isMine: false, status: 'draft' })
    const edited = await mine.edit(draft, { audience, signature, title: '接着写' }, two)
    expect(edited).toMatchObject({ version: 2, editedBy: expect.any(String) as string })
    // Who wrote at the same time is told, and loses nothing: the draft as it stands can be fetched.
    expect(await codeOf(mine.edit(draft, { audience, signature, title: '同时写' }, one))).toBe('edited_elsewhere')
    expect((await mine.detail(draft, one)).title).toBe('接着写')
    const out = await mine.publish(edited, null, two)
    const { rows } = await test.admin.query('SELECT author_id FROM announcement WHERE id = $1', [draft.id])
    expect(rows).toEqual([{ author_id: two.accountId }])
    expect(out).toMatchObject({ editedBy: null, reach: { people: 0 } })
    expect(await codeOf(mine.detail(draft, owner))).toBe('not_found')
    expect(await codeOf(mine.withdraw(out, '一起改', one))).toBe('ok')
  })
})

describe('a column host', () => {
  it('writes into the own column, to any place of the community, and into no other', async () => {
    const { police, property } = world.columns
    const host = await world.grant('column_host', 'column', police)
    const signature = { role: 'column_host' as const, scopeId: police }
    const { items } = await test.call(announcements.signatures, here(), { as: host })
    expect(items).toMatchObject([
      { role: 'column_host', kinds: ['notice', 'event'], columns: [{ id: police }], topics: [] },
    ])
    const out = await mine.out({ signature, title: '防诈提醒' }, host)
    expect(out.column).toMatchObject({ id: police, code: 'police' })
    expect(await codeOf(mine.create({ signature, columnId: property }, host))).toBe('column_not_open')
    const urgent = { kind: 'urgent' as const, until: hoursAfter(out.updatedAt, 5) }
    expect(await codeOf(mine.create({ signature, matter: urgent }, host))).toBe('announcement_kind_not_yours')
    const role = [{ type: 'role' as const, role: 'building_head' as const }]
    expect(await codeOf(mine.create({ signature, audience: role }, host))).toBe('audience_outside_scope')
    const inColumn = await mine.feed(owner, { columnId: police })
    expect(inColumn.items.map(({ id }) => id)).toEqual([out.id])
    expect((await mine.feed(owner, { columnId: property })).items).toEqual([])
  })
})
