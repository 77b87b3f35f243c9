import { announcements, type Announcement } from '@liren/shared/announcements'
import type { Session } from '@liren/shared/identity'
import { officersApi } from '@liren/shared/roles.officers'
import { newKey, startApp, type TestApp } from '../support/app.ts'
import { committeeSigns, noticeBody, toCommunity } from '../support/busy.world.ts'
import { raceFor, refusalsOf, winnersOf } from '../support/race.ts'
import { buildingAt, createWorld, unitAt, type World } from '../support/world.ts'

let test: TestApp
let other: TestApp
let world: World
beforeAll(async () => {
  test = await startApp()
  other = await startApp({}, test)
  world = await createWorld(test)
})
afterAll(async () => {
  await other.close()
  await test.close()
})

const params = () => ({ communityId: world.communityId })
const one = ({ id }: { id: string }) => ({ params: { ...params(), announcementId: id } })
const contents = (title = '停水') => ({
  title,
  body: noticeBody(),
  audience: toCommunity(world.communityId),
  signature: committeeSigns(world.communityId),
})
const create = (title?: string) =>
  test.call(announcements.create, { params: params(), body: contents(title) }, { as: world.committee })
const edit = (draft: Announcement, title: string, app = test) =>
  app.call(
    announcements.edit,
    { ...one(draft), body: { ...contents(title), version: draft.version } },
    { as: world.committee },
  )
const publish = (draft: Announcement, app = test, as: Session = world.committee) =>
  app.call(announcements.publish, { ...one(draft), body: { version: draft.version } }, { as, key: newKey() })
const discard = (draft: Announcement, app = test) =>
  app.call(announcements.discard, one(draft), { as: world.committee })
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code?: string }) => error.code ?? JSON.stringify(error),
  )

describe('a draft', () => {
  it('is seen by its author alone, with what may be done to it', async () => {
    const draft = await create()
    expect(draft).toMatchObject({
      status: 'draft',
      version: 1,
      publishedAt: null,
      reach: null,
      audienceLabels: ['枫林社区'],
      abilities: { edit: true, publish: true, discard: true, markRead: false },
    })
    const resident = await world.resident(unitAt(world, 0, 0))
    expect((await test.refuse(announcements.detail, one(draft), { as: resident })).code).toBe('not_found')
    const mine = await test.call(announcements.mine, { params: params() }, { as: world.committee })
    expect(mine.items[0]).toMatchObject({ id: draft.id, status: 'draft', peopleRead: 0 })
  })

  it('grows a version with each change, and refuses one that was edited elsewhere', async () => {
    const draft = await create()
    const edited = await edit(draft, '停水（改）')
    expect(edited).toMatchObject({ version: 2, title: '停水（改）' })
    expect(await codeOf(edit(draft, '迟到的改动'))).toBe('edited_elsewhere')
    expect(await codeOf(publish(draft))).toBe('edited_elsewhere')
    const found = await test.call(announcements.detail, one(draft), { as: world.committee })
    expect(found).toMatchObject({ version: 2, title: '停水（改）', status: 'draft' })
    expect((await publish(edited)).version).toBe(3)
  })

  it('takes one of ten changes that come at once, and loses none silently', async () => {
    const draft = await create()
    const outcomes = await raceFor(
      test.admin,
      'announcement',
      Array.from({ length: 8 }, (_, n) => () => edit(draft, `改动 ${String(n)}`, n % 2 ? test : other)),
      1,
    )
    expect(winnersOf(outcomes)).toHaveLength(1)
    expect(refusalsOf(outcomes)).toEqual(['edited_elsewhere'])
    const found = await test.call(announcements.detail, one(draft), { as: world.committee })
    expect(found.title).toBe(winnersOf(outcomes)[0]?.title)
  })

  it('is thrown away, and then is not there', async () => {
    const draft = await create()
    await discard(draft)
    for (const act of [() => discard(draft), () => edit(draft, 'x'), () => publish(draft)])
      expect(await codeOf(act())).toBe('not_found')
  })

  it('that is published can no longer be changed, published or thrown away', async () => {
    const notice = await publish(await create())
    for (const act of [() => discard(notice), () => edit(notice, 'x'), () => publish(notice)])
      expect(await codeOf(act())).toBe('announcement_already_published')
  })

  it('takes only text that can be shown', async () => {
    for (const title of ['', '  ', 'x'.repeat(61), 'a\nb', 'a\u0000b', 'abc\u202Edef', '\uD800'])
      expect(await codeOf(create(title))).toBe('invalid_request')
    expect((await create(`  ${'宽'.repeat(60)}  `)).title).toBe('宽'.repeat(60))
  })
})

describe('publishing', () => {
  it('happens once when eight ask at once, and each person is told once', async () => {
    const resident = await world.resident(unitAt(world, 0, 0))
    const draft = await create('只发一次')
    const outcomes = await raceFor(
      test.admin,
      'announcement',
      Array.from({ length: 16 }, (_, n) => () => publish(draft, n % 2 ? test : other)),
      1,
    )
    expect(winnersOf(outcomes)).toHaveLength(1)
    expect(refusalsOf(outcomes)).toEqual(['announcement_already_published'])
    await test.runJobs()
    const { rows: targets } = await test.admin.query('SELECT FROM announcement_target WHERE announcement_id = $1', [
      draft.id,
    ])
    const { rows: told } = await test.admin.query('SELECT FROM message WHERE subject_id = $1 AND account_id = $2', [
      draft.id,
      resident.accountId,
    ])
    expect([targets.length, told.length]).toEqual([1, 1])
  })

  it('or throwing away: one of them, when both come at once', async () => {
    for (let round = 0; round < 6; round += 1) {
      const draft = await create('发还是不发')
      const outcomes = await raceFor<unknown>(
        test.admin,
        'announcement',
        [() => publish(draft), () => discard(draft, other)],
        1,
      )
      expect(winnersOf(outcomes)).toHaveLength(1)
      expect(['edited_elsewhere', 'announcement_already_published', 'not_found']).toContain(refusalsOf(outcomes)[0])
    }
  })

  it('or changing: what is published is what was last agreed on', async () => {
    const draft = await create('第一版')
    const outcomes = await raceFor(
      test.admin,
      'announcement',
      [() => publish(draft), () => edit(draft, '第二版', other)],
      1,
    )
    expect(winnersOf(outcomes)).toHaveLength(1)
    const found = await test.call(announcements.detail, one(draft), { as: world.committee })
    expect([found.status, found.title]).toEqual(
      winnersOf(outcomes)[0]?.status === 'published' ? ['published', '第一版'] : ['draft', '第二版'],
    )
  })

  it('is refused when the office has ended since the draft was written', async () => {
    const scopeId = buildingAt(world, 0)
    const head = await world.grant('building_head', 'building', scopeId)
    const audience = [{ type: 'place' as const, kind: 'building' as const, placeId: scopeId, ownersOnly: false }]
    const body = { ...contents('卸任前写的'), audience, signature: { role: 'building_head' as const, scopeId } }
    const draft = await test.call(announcements.create, { params: params(), body }, { as: head })
    const { items } = await test.call(officersApi.list, { params: params() }, { as: world.committee })
    const grantId = items.find(({ role }) => role === 'building_head')?.id ?? ''
    const end = { params: { ...params(), grantId }, body: { reason: '任期结束' } }
    await test.call(officersApi.revoke, end, { as: world.committee })
    expect(await codeOf(publish(draft, test, head))).toBe('not_found')
    // Another office does not stand in for the one it was signed with.
    const { rows } = await test.admin.query<{ phone: string }>(
      `SELECT account_id::text AS phone FROM role_grant WHERE id = $1`,
      [grantId],
    )
    await test.admin.query(
      `INSERT INTO role_grant (community_id, id, account_id, role, scope_kind, scope_id, granted_by)
       VALUES ($1, gen_random_uuid(), $2, 'building_head', 'building', $3, $2)`,
      [world.communityId, rows[0]?.phone, buildingAt(world, 1)],
    )
    expect(await codeOf(publish(draft, test, head))).toBe('forbidden')
    expect(await codeOf(test.call(announcements.discard, one(draft), { as: head }))).toBe('ok')
  })

  it('is refused when the place was taken out of the scope since', async () => {
    const worker = await world.grant('grid_worker', 'grid', world.gridId)
    const building = buildingAt(world, 0)
    const audience = [{ type: 'place' as const, kind: 'building' as const, placeId: building, ownersOnly: false }]
    const signature = { role: 'grid_worker' as const, scopeId: world.gridId }
    const body = { ...contents('网格通知'), audience, signature }
    const draft = await test.call(announcements.create, { params: params(), body }, { as: worker })
    await test.admin.query('UPDATE building SET grid_id = NULL WHERE id = $1', [building])
    expect(await codeOf(publish(draft, test, worker))).toBe('audience_outside_scope')
    await test.admin.query('UPDATE building SET grid_id = $2 WHERE id = $1', [building, world.gridId])
    expect(await codeOf(publish(draft, test, worker))).toBe('ok')
  })

  it('signs with the name at the time, and a later name does not rewrite it', async () => {
    const notice = await publish(await create('署名'))
    const before = notice.author.nickname
    await test.admin.query('UPDATE member SET nickname = $2 WHERE account_id = $1', [world.committee.accountId, '改名'])
    const resident = await world.resident(unitAt(world, 0, 1))
    const seen = await test.call(announcements.detail, one(notice), { as: resident })
    expect(seen.author).toEqual({ nickname: before, role: 'committee', scopeLabel: '枫林社区' })
  })
})
