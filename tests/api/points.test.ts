import { pointsApi, type StatementEntry } from '@liren/shared/points'
import { pointsProposals } from '@liren/shared/points.proposals'
import type { Session } from '@liren/shared/identity'
import { sweepPoints } from '../../server/src/features/points/points.ledger.service.ts'
import { withContext } from '../../server/src/platform/db/context.ts'
import { startApp, type TestApp } from '../support/app.ts'
import {
  approve,
  auditLedger,
  balance,
  colleague,
  credit,
  neighbour,
  propose,
  proposer,
  proposeReversal,
  statement,
  termsWith,
  type Neighbour,
} from '../support/points.ts'
import { raceFor, refusalsOf, winnersOf } from '../support/race.ts'
import { readHere, rowsOf } from '../support/spreadsheet.ts'
import { createWorld, unitAt, type World } from '../support/world.ts'

let test: TestApp
let world: World
let by: Session
let chen: Neighbour

beforeAll(async () => {
  test = await startApp()
})
afterAll(async () => {
  await test.close()
})
beforeEach(async () => {
  world = await createWorld(test)
  by = await proposer(world)
  chen = await neighbour(test, world)
})
afterEach(() => auditLedger(test))

const params = () => ({ communityId: world.communityId })
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code?: string }) => error.code ?? JSON.stringify(error),
  )
const line = (of: Neighbour, minutes = 60, points = 10) => ({ residenceId: of.residenceId, minutes, points })
const takeBack = async (journalId: string) =>
  approve(test, world, (await proposeReversal(test, world, by, journalId)).id)

describe('a credit by hand', () => {
  it('is proposed by one and approved by another; then it stands in the statement', async () => {
    const open = await propose(test, world, by, 'manual', [line(chen, 95, 15)])
    expect(open).toMatchObject({ state: 'open', people: 1, minutes: 95, points: 15, abilities: { withdraw: true } })
    expect(await balance(test, world, chen.as)).toMatchObject({ points: 0, minutes: 0 })
    expect(await approve(test, world, open.id)).toMatchObject({ state: 'approved', decidedBy: '王秀英' })
    expect(await balance(test, world, chen.as)).toMatchObject({ points: 15, minutes: 95, debt: 0, stars: 0 })
    const { items } = await statement(test, world, chen.as)
    expect(items).toMatchObject([
      { kind: 'manual', amount: 15, balance: 15, note: '照料独居老人，漏记', isReversed: false },
    ])
    expect((await statement(test, world, chen.as, 'minutes')).items).toMatchObject([{ amount: 95, balance: 95 }])
  })

  it('takes two: nobody approves what they proposed, nor credits themselves', async () => {
    const own = await propose(test, world, world.committee, 'manual', [line(chen)])
    expect(own.abilities).toEqual({ approve: false, refuse: false, withdraw: true })
    expect(await codeOf(approve(test, world, own.id))).toBe('points_second_person')
    const second = await colleague(test, world)
    expect(await codeOf(approve(test, world, own.id, second))).toBe('ok')
  })

  it('for oneself is refused, also where the app would forget it', async () => {
    const committeeHome = await neighbour(test, world)
    // Who serves on the committee may live here, too.
    await test.admin.query(`UPDATE residence SET account_id = $1 WHERE id = $2`, [
      world.committee.accountId,
      committeeHome.residenceId,
    ])
    const forMe = propose(test, world, world.committee, 'manual', [line(committeeHome)])
    expect(await codeOf(forMe)).toBe('points_second_person')
    const byOther = await propose(test, world, by, 'manual', [line(committeeHome)])
    expect(await codeOf(approve(test, world, byOther.id))).toBe('points_second_person')
    await expect(
      test.admin.query(
        `INSERT INTO points_journal (community_id, id, kind, account_id, actor_id, second_id, note, at)
          SELECT community_id, gen_random_uuid(), 'manual', account_id, account_id, $2, 'x', app.now()
          FROM residence WHERE id = $1`,
        [chen.residenceId, world.committee.accountId],
      ),
    ).rejects.toThrow('points_journal_hands_check')
  })

  it('approved by many at once is credited once', async () => {
    const { id } = await propose(test, world, by, 'manual', [line(chen)])
    const seconds = []
    for (let n = 0; n < 4; n += 1) seconds.push(await colleague(test, world))
    const outcomes = await raceFor(
      test.admin,
      'points_proposal',
      seconds.map((as) => () => approve(test, world, id, as)),
    )
    expect(winnersOf(outcomes)).toHaveLength(1)
    expect(refusalsOf(outcomes)).toEqual(['points_proposal_closed'])
    expect(await balance(test, world, chen.as)).toMatchObject({ points: 10 })
  })

  it('is refused with a reason, or withdrawn, and moves nothing', async () => {
    const first = await propose(test, world, by, 'manual', [line(chen)])
    const at = (proposalId: string) => ({ params: { ...params(), proposalId } })
    const refused = await test.call(
      pointsProposals.refuse,
      { ...at(first.id), body: { reason: '没有这回事' } },
      { as: world.committee },
    )
    expect(refused).toMatchObject({ state: 'refused', decision: '没有这回事' })
    const second = await propose(test, world, by, 'manual', [line(chen)])
    expect(await test.call(pointsProposals.withdraw, at(second.id), { as: by })).toMatchObject({ state: 'withdrawn' })
    for (const { id } of [first, second]) expect(await codeOf(approve(test, world, id))).toBe('points_proposal_closed')
    const { items } = await test.call(
      pointsProposals.list,
      { params: params(), query: { state: 'refused' } },
      { as: world.committee },
    )
    expect(items.map(({ id }) => id)).toEqual([first.id])
    expect(await balance(test, world, chen.as)).toMatchObject({ points: 0, minutes: 0 })
  })

  it('takes neither nothing nor fractions', async () => {
    for (const wrong of [line(chen, 0, 0), line(chen, 1.5, 1), line(chen, -5, 10), line(chen, 5, 2_000_000)])
      expect(await codeOf(propose(test, world, by, 'manual', [wrong]))).toBe('invalid_request')
  })
})

describe('opening balances', () => {
  it('of many go in whole or not at all, and once for each person', async () => {
    const others = []
    for (let n = 0; n < 5; n += 1) others.push(await neighbour(test, world, `邻居${String(n)}`))
    const all = await propose(test, world, by, 'opening', [line(chen, 6_000, 300), ...others.map((one) => line(one))])
    await approve(test, world, all.id)
    expect(await balance(test, world, chen.as)).toMatchObject({ points: 300, minutes: 6_000, stars: 1 })
    const fresh = await neighbour(test, world, '新来的')
    const again = await propose(test, world, by, 'opening', [line(fresh), line(chen)])
    expect(await codeOf(approve(test, world, again.id))).toBe('points_opened')
    expect(await balance(test, world, fresh.as)).toMatchObject({ points: 0, minutes: 0 })
  })

  it('of one person in two flats are one', async () => {
    const second = await neighbour(test, world)
    await test.admin.query('UPDATE residence SET account_id = $1, unit_id = $3 WHERE id = $2', [
      chen.as.accountId,
      second.residenceId,
      unitAt(world, 1, 0),
    ])
    const { people, points } = await propose(test, world, by, 'opening', [line(chen), line(second)])
    expect([people, points]).toEqual([1, 20])
  })
})

describe('a credit taken back', () => {
  it('undoes points and minutes, once, and marks the line it undoes', async () => {
    const journalId = await credit(test, world, by, chen, { minutes: 60, points: 10 })
    await credit(test, world, by, chen, { minutes: 30, points: 5 })
    await takeBack(journalId)
    expect(await balance(test, world, chen.as)).toMatchObject({ points: 5, minutes: 30, debt: 0 })
    const { items } = await statement(test, world, chen.as)
    expect(items.map(({ kind, amount, balance: after, isReversed }) => [kind, amount, after, isReversed])).toEqual([
      ['reversal', -10, 5, false],
      ['manual', 5, 15, false],
      ['manual', 10, 10, true],
    ])
    expect(await codeOf(proposeReversal(test, world, by, journalId))).toBe('points_reversed')
  })

  it('by two proposals at once is taken back once', async () => {
    const journalId = await credit(test, world, by, chen)
    const twice = [await proposeReversal(test, world, by, journalId), await proposeReversal(test, world, by, journalId)]
    const outcomes = await raceFor(
      test.admin,
      'points_account',
      twice.map(
        ({ id }) =>
          () =>
            approve(test, world, id),
      ),
    )
    expect(winnersOf(outcomes)).toHaveLength(1)
    expect(refusalsOf(outcomes)).toEqual(['points_reversed'])
    expect(await balance(test, world, chen.as)).toMatchObject({ points: 0, minutes: 0, debt: 0 })
  })

  it('is no credit that could be taken back', async () => {
    const journalId = await credit(test, world, by, chen)
    await takeBack(journalId)
    const { items } = await statement(test, world, chen.as)
    expect(await codeOf(proposeReversal(test, world, by, items[0]?.journalId ?? ''))).toBe('points_not_reversible')
  })
})

/** As if the year had passed. */
const endNow = (holder: Neighbour) =>
  test.admin.query('UPDATE points_lot SET expires_at = app.now() WHERE account_id = $1', [holder.as.accountId])

describe('points that expire', () => {
  it('are told beforehand, are gone at their instant, and stand in the statement; hours stay', async () => {
    await credit(test, world, by, chen, { minutes: 60, points: 10 })
    const { expiring } = await balance(test, world, chen.as)
    expect(expiring).toEqual([{ points: 10, expiresAt: expect.stringMatching(/-12-31T16:00:00\.000Z$/) as string }])
    await endNow(chen)
    // Also before anybody has moved them.
    expect(await balance(test, world, chen.as)).toMatchObject({ points: 0, minutes: 60, expiring: [] })
    await credit(test, world, by, chen, { minutes: 6, points: 1 })
    const { items } = await statement(test, world, chen.as)
    expect(items.map(({ kind, amount, balance: after }) => [kind, amount, after])).toEqual([
      ['manual', 1, 1],
      ['expiry', -10, 0],
      ['manual', 10, 10],
    ])
    expect(await balance(test, world, chen.as)).toMatchObject({ points: 1, minutes: 66 })
  })

  it('are moved away by the sweep, once, however many processes sweep', async () => {
    await credit(test, world, by, chen)
    await endNow(chen)
    await Promise.all([sweepPoints(test.pool), sweepPoints(test.pool), sweepPoints(test.pool)])
    const { items } = await statement(test, world, chen.as)
    expect(items.map(({ kind, amount, balance: after }) => [kind, amount, after])).toEqual([
      ['expiry', -10, 0],
      ['manual', 10, 10],
    ])
  })

  it('are not owed when their credit is taken back', async () => {
    const journalId = await credit(test, world, by, chen)
    await endNow(chen)
    await credit(test, world, by, chen, { minutes: 0, points: 3 })
    await takeBack(journalId)
    expect(await balance(test, world, chen.as)).toMatchObject({ points: 3, minutes: 0, debt: 0 })
  })
})

describe('a statement', () => {
  it('is read page by page without a gap, each balance the one below plus its amount', async () => {
    for (let n = 1; n <= 7; n += 1) await credit(test, world, by, chen, { minutes: n, points: n })
    const lines: StatementEntry[] = []
    let cursor: string | undefined
    do {
      const query = { limit: 3, ...(cursor === undefined ? {} : { cursor }) }
      const page = await test.call(pointsApi.statement, { params: params(), query }, { as: chen.as })
      lines.push(...page.items)
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(lines.map(({ amount }) => amount)).toEqual([7, 6, 5, 4, 3, 2, 1])
    lines.forEach(({ amount, balance: after }, at) => {
      expect(after).toBe((lines[at + 1]?.balance ?? 0) + amount)
    })
  })

  it('is a file, too, in which no note becomes a formula', async () => {
    await credit(test, world, by, chen, { minutes: 60, points: 10 })
    const { file, name } = await test.call(pointsApi.exportStatement, { params: params() }, { as: chen.as })
    expect(name).toBe('积分明细.xlsx')
    const rows = rowsOf(await readHere(Buffer.from(file)))
    expect(JSON.stringify(rows)).toContain('照料独居老人，漏记')
  })

  it('of a resident is read by the committee, of nobody by neighbours', async () => {
    await credit(test, world, by, chen, { minutes: 60, points: 10 })
    const at = { params: { ...params(), residenceId: chen.residenceId } }
    expect(await test.call(pointsApi.ofResident, at, { as: world.committee })).toMatchObject({
      nickname: '陈阿姨',
      points: 10,
    })
    const { items } = await test.call(pointsApi.statementOfResident, at, { as: world.committee })
    expect(items).toHaveLength(1)
    expect((await test.refuse(pointsApi.ofResident, at, { as: chen.as })).code).toBe('forbidden')
  })
})

describe('what a community settles', () => {
  it('counts from then on, and of several who read the same one wins', async () => {
    const settle = (version: number, change: object) =>
      test.call(
        pointsApi.setSettings,
        { params: params(), body: { version, terms: termsWith(change) } },
        { as: world.committee },
      )
    expect(await settle(0, { starHours: [10, 20, 30, 40, 50] })).toMatchObject({ version: 1 })
    expect(await codeOf(settle(0, {}))).toBe('edited_elsewhere')
    await credit(test, world, by, chen, { minutes: 600, points: 0 })
    expect(await balance(test, world, chen.as)).toMatchObject({ stars: 1, nextStarMinutes: 1_200 })
    expect(await codeOf(settle(1, { starHours: [10, 10, 30, 40, 50] }))).toBe('invalid_request')
    expect(await codeOf(settle(1, { pointsPerHour: 0 }))).toBe('invalid_request')
  })
})

describe('the ledger', () => {
  const asApp = (text: string) =>
    withContext(test.pool, { communityId: world.communityId }, (db) => db.hot({ name: '', text }, []))

  it('is for good: the app can neither change nor delete what was written', async () => {
    await credit(test, world, by, chen)
    for (const table of ['points_journal', 'points_movement', 'points_lot_use'])
      for (const text of [`DELETE FROM ${table}`, `UPDATE ${table} SET community_id = community_id`])
        await expect(asApp(text)).rejects.toThrow('permission denied')
  })

  it('does not let a member fall below nothing, nor two movements follow the same one', async () => {
    await credit(test, world, by, chen)
    const below = `UPDATE points_account SET balance = -1 WHERE kind = 'member' AND currency = 'POINT'`
    await expect(asApp(below)).rejects.toThrow('points_account_floor_check')
    const twice = `INSERT INTO points_movement SELECT community_id, journal_id, 9, currency, from_id, to_id, amount,
      from_seq, to_seq + 7, from_balance, to_balance FROM points_movement`
    await expect(asApp(twice)).rejects.toThrow('points_movement_from_key')
  })

  it.each([
    ['a balance', `UPDATE points_account SET balance = balance + 1 WHERE kind = 'member' AND currency = 'TIME'`],
    ['a movement', `UPDATE points_movement SET amount = amount + 1 WHERE currency = 'TIME'`],
    ['a movement that is gone', `DELETE FROM points_movement WHERE currency = 'TIME'`],
    ['a lot', `UPDATE points_lot SET remaining = remaining - 1 WHERE remaining > 0`],
    ['a lot granted larger', `UPDATE points_lot SET remaining = remaining + 1, granted = granted + 1`],
  ])('audits itself: %s that somebody changed is found', async (_, forgery) => {
    await credit(test, world, by, chen)
    const client = await test.admin.connect()
    try {
      await client.query(`BEGIN; ${forgery}`)
      expect((await client.query('SELECT * FROM ledger_audit')).rows.length).toBeGreaterThan(0)
    } finally {
      await client.query('ROLLBACK')
      client.release()
    }
  })
})
