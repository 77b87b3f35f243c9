import type { Session } from '@liren/shared/identity'
import { pointsApi } from '@liren/shared/points'
import { pointsShop } from '@liren/shared/points.shop'
import { sweepOrders } from '../../server/src/features/points/points.orders.service.ts'
import { newKey, startApp, type TestApp } from '../support/app.ts'
import {
  approve,
  auditLedger,
  balance,
  credit,
  neighbour,
  proposer,
  proposeReversal,
  statement,
  termsWith,
  type Neighbour,
} from '../support/points.ts'
import { inCrowd, raceFor, refusalsOf, winnersOf } from '../support/race.ts'
import { addItem, addMerchant, cancel, codeOf, countStock, handOver, order, plantPoints } from '../support/shop.ts'
import { readHere, rowsOf } from '../support/spreadsheet.ts'
import { manyNeighbours } from '../support/volunteering.ts'
import { createWorld, type World } from '../support/world.ts'

let test: TestApp
let world: World
let by: Session
let desk: Session
let chen: Neighbour

beforeAll(async () => {
  test = await startApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  world = await createWorld(test)
  by = await proposer(world)
  desk = await world.grant('points_desk', 'community', world.communityId)
  chen = await neighbour(test, world)
  await credit(test, world, by, chen, { minutes: 600, points: 100 })
})
afterEach(() => auditLedger(test))

const params = () => ({ communityId: world.communityId })
const codeIn = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code?: string }) => error.code ?? JSON.stringify(error),
  )
const itemOf = (itemId: string, as = chen.as) => test.call(pointsShop.item, { params: { ...params(), itemId } }, { as })
const kinds = async () => (await statement(test, world, chen.as)).items.map(({ kind, amount }) => [kind, amount])

describe('an order', () => {
  it('sets points aside and takes a piece; at the desk the code works once, and the points pass on', async () => {
    const { id, merchant } = await addItem(test, world, { stock: 2, price: 30 })
    const made = await order(test, world, id, chen.as)
    expect(made).toMatchObject({ state: 'ordered', price: 30, merchant: { name: '居委会兑换点' } })
    expect(await itemOf(id)).toMatchObject({ stock: 1, mine: 1 })
    expect(await balance(test, world, chen.as)).toMatchObject({ points: 70, minutes: 600 })
    const code = await codeOf(test, world, made.id, chen.as)
    expect(code).toMatch(/^\d{6}$/)
    const seen = await test.call(pointsShop.lookUp, { params: params(), body: { code } }, { as: desk })
    expect(seen).toEqual({
      orderId: made.id,
      title: '洗衣液',
      kind: 'goods',
      nickname: '陈阿姨',
      orderedAt: made.orderedAt,
    })
    await handOver(test, world, code, desk)
    expect(await codeIn(handOver(test, world, code, desk))).toBe('shop_code_wrong')
    expect(await codeIn(cancel(test, world, made.id, chen.as))).toBe('shop_order_over')
    expect(await balance(test, world, chen.as)).toMatchObject({ points: 70 })
    const { rows } = await test.admin.query<{ balance: string }>(
      `SELECT balance FROM points_account WHERE kind = 'merchant' AND owner_id = $1`,
      [merchant.id],
    )
    expect(rows).toEqual([{ balance: '30' }])
  })

  it('keeps no code anywhere, and its digest only while it waits', async () => {
    const { id } = await addItem(test, world)
    const made = await order(test, world, id, chen.as)
    const code = await codeOf(test, world, made.id, chen.as)
    const { rows } = await test.admin.query<{ line: string }>(
      'SELECT o::text AS line FROM points_order o UNION ALL SELECT k::text FROM idempotency_key k',
    )
    expect(rows.filter(({ line }) => new RegExp(`\\b${code}\\b`).test(line))).toEqual([])
    await handOver(test, world, code, desk)
    const { rows: kept } = await test.admin.query('SELECT code_digest FROM points_order WHERE id = $1', [made.id])
    expect(kept).toEqual([{ code_digest: null }])
  })

  it('is refused without enough points, beyond the limit, and when nothing is left; and then moves nothing', async () => {
    const dear = await addItem(test, world, { price: 101 })
    expect(await codeIn(order(test, world, dear.id, chen.as))).toBe('points_insufficient')
    expect(await itemOf(dear.id)).toMatchObject({ stock: 5 })
    const limited = await addItem(test, world, { price: 10, perPerson: 1 })
    await order(test, world, limited.id, chen.as)
    expect(await codeIn(order(test, world, limited.id, chen.as))).toBe('shop_limit_reached')
    const gone = await addItem(test, world, { price: 10, stock: 0 })
    expect(await codeIn(order(test, world, gone.id, chen.as))).toBe('shop_sold_out')
    expect(await balance(test, world, chen.as)).toMatchObject({ points: 90 })
  })

  it('is not handed over by who ordered it, and the desk sees no statement', async () => {
    const { id } = await addItem(test, world, { price: 10 })
    await test.admin.query('UPDATE residence SET account_id = $1 WHERE id = $2', [desk.accountId, chen.residenceId])
    await credit(test, world, by, { ...chen, as: desk }, { minutes: 60, points: 10 })
    const made = await order(test, world, id, desk)
    const code = await codeOf(test, world, made.id, desk)
    expect(await codeIn(handOver(test, world, code, desk))).toBe('points_second_person')
    const at = { params: { ...params(), residenceId: chen.residenceId } }
    expect(await codeIn(test.call(pointsApi.statementOfResident, at, { as: desk }))).toBe('forbidden')
    expect(await codeIn(handOver(test, world, '000000', desk))).toBe('shop_code_wrong')
  })
})

describe('points come back', () => {
  it('to the lots they came of when an order is cancelled, and the piece to the stock', async () => {
    await credit(test, world, by, chen, { minutes: 0, points: 20 })
    await test.admin.query(`UPDATE points_lot SET expires_at = expires_at - interval '1 year' WHERE granted = 20`)
    const before = await balance(test, world, chen.as)
    expect(before.expiring.map(({ points }) => points)).toEqual([20, 100])
    const { id } = await addItem(test, world, { price: 50 })
    const made = await order(test, world, id, chen.as)
    expect((await balance(test, world, chen.as)).expiring.map(({ points }) => points)).toEqual([70])
    expect(await cancel(test, world, made.id, chen.as)).toMatchObject({ state: 'cancelled' })
    expect(await balance(test, world, chen.as)).toEqual(before)
    expect(await itemOf(id)).toMatchObject({ stock: 5, mine: 0 })
    expect(await codeIn(cancel(test, world, made.id, chen.as))).toBe('shop_order_over')
  })

  it('when nobody fetches it in time, once, however many processes sweep', async () => {
    const { id } = await addItem(test, world, { price: 50 })
    const made = await order(test, world, id, chen.as)
    const code = await codeOf(test, world, made.id, chen.as)
    await test.admin.query('UPDATE points_order SET kept_until = app.now()')
    expect(await codeIn(handOver(test, world, code, desk))).toBe('shop_code_wrong')
    await Promise.all([sweepOrders(test.pool), sweepOrders(test.pool), sweepOrders(test.pool)])
    expect(await balance(test, world, chen.as)).toMatchObject({ points: 100 })
    expect(await itemOf(id)).toMatchObject({ stock: 5 })
    expect(await kinds()).toEqual([
      ['refund', 50],
      ['order', -50],
      ['manual', 100],
    ])
  })

  it('and end at once when their lot has ended, or live on for the days of grace', async () => {
    const { id } = await addItem(test, world, { price: 50 })
    const end = () => test.admin.query('UPDATE points_lot SET expires_at = app.now()')
    const first = await order(test, world, id, chen.as)
    await end()
    await cancel(test, world, first.id, chen.as)
    expect(await kinds()).toEqual([
      ['expiry', -50],
      ['refund', 50],
      ['expiry', -50],
      ['order', -50],
      ['manual', 100],
    ])
    await test.call(
      pointsApi.setSettings,
      { params: params(), body: { version: 0, terms: termsWith({ refundGraceDays: 30 }) } },
      { as: world.committee },
    )
    await credit(test, world, by, chen, { minutes: 0, points: 50 })
    const second = await order(test, world, id, chen.as)
    await end()
    await cancel(test, world, second.id, chen.as)
    const { points, expiring } = await balance(test, world, chen.as)
    expect([points, expiring.length]).toEqual([50, 1])
  })

  it('and pay first what is owed since their credit was taken back', async () => {
    const { id } = await addItem(test, world, { price: 60 })
    const made = await order(test, world, id, chen.as)
    const { items } = await statement(test, world, chen.as)
    const credited = items.find(({ kind }) => kind === 'manual')?.journalId ?? ''
    await approve(test, world, (await proposeReversal(test, world, by, credited)).id)
    expect(await balance(test, world, chen.as)).toMatchObject({ points: 0, minutes: 0, debt: 60 })
    await cancel(test, world, made.id, chen.as)
    expect(await balance(test, world, chen.as)).toMatchObject({ points: 0, debt: 0 })
  })
})

describe('a price', () => {
  it('that has changed since it was seen is not charged; the new one is, once it was seen', async () => {
    const { id, version, merchant, kind, title, body } = await addItem(test, world, { price: 30 })
    const at = { ...params(), itemId: id }
    const dearer = { kind, title, body, merchantId: merchant.id, price: 40, version }
    await test.call(pointsShop.editItem, { params: at, body: dearer }, { as: world.committee })
    const orderAt = (price: number) => test.call(pointsShop.order, { params: at, body: { price } }, { as: chen.as })
    expect(await codeIn(orderAt(30))).toBe('shop_price_changed')
    expect(await itemOf(id)).toMatchObject({ stock: 5, mine: 0, price: 40 })
    expect(await balance(test, world, chen.as)).toMatchObject({ points: 100 })
    expect(await orderAt(40)).toMatchObject({ price: 40 })
    expect(await balance(test, world, chen.as)).toMatchObject({ points: 60 })
  })
})

describe('the shop', () => {
  it('counts its stock with a reason, never below nothing', async () => {
    const { id } = await addItem(test, world, { stock: 5 })
    expect(await codeIn(countStock(test, world, id, -6, '盘亏'))).toBe('shop_stock_below')
    expect(await countStock(test, world, id, -2, '破损')).toMatchObject({ stock: 3 })
    const at = { params: { ...params(), itemId: id } }
    const { items } = await test.call(pointsShop.stockChanges, at, { as: world.committee })
    expect(items.map(({ change, stock, reason }) => [change, stock, reason])).toEqual([
      [-2, 3, '破损'],
      [5, 5, '进货'],
    ])
  })

  it('shows what is on, page by page, and keeps the price of what was ordered', async () => {
    const merchant = await addMerchant(test, world)
    const made = []
    for (const title of ['肥皂', '毛巾', '雨伞'])
      made.push(await addItem(test, world, { title, merchantId: merchant.id }))
    const soap = made[0]
    if (!soap) throw new Error('no soap')
    const bought = await order(test, world, soap.id, chen.as)
    const { merchant: _merchant, stock: _stock, mine: _mine, abilities: _abilities, id, version, ...draft } = soap
    const body = { ...draft, merchantId: merchant.id, price: 99, isOn: false, version }
    const at = { params: { ...params(), itemId: id } }
    await test.call(pointsShop.editItem, { ...at, body }, { as: world.committee })
    expect(await codeIn(test.call(pointsShop.editItem, { ...at, body }, { as: world.committee }))).toBe(
      'edited_elsewhere',
    )
    const list = async (as: Session) => {
      const first = await test.call(pointsShop.items, { params: params(), query: { limit: 2 } }, { as })
      const cursor = first.nextCursor ?? ''
      const next =
        cursor && (await test.call(pointsShop.items, { params: params(), query: { limit: 2, cursor } }, { as }))
      return [...first.items, ...(next ? next.items : [])].map(({ title }) => title)
    }
    expect(await list(chen.as)).toEqual(['雨伞', '毛巾'])
    expect(await list(world.committee)).toEqual(['雨伞', '毛巾', '肥皂'])
    const { items } = await test.call(pointsShop.orders, { params: params() }, { as: chen.as })
    expect(items).toMatchObject([{ id: bought.id, price: 30 }])
  })

  it('settles with a merchant by a sheet that names no buyer', async () => {
    const { id, merchant } = await addItem(test, world, { price: 20 })
    for (let n = 0; n < 2; n += 1) {
      const made = await order(test, world, id, chen.as)
      await handOver(test, world, await codeOf(test, world, made.id, chen.as), desk)
    }
    const at = { params: { ...params(), merchantId: merchant.id } }
    const { file } = await test.call(pointsShop.settlement, at, { as: world.committee })
    const text = JSON.stringify(rowsOf(await readHere(Buffer.from(file))))
    expect(text).toContain('合计')
    expect(text).toContain('40')
    expect(text).not.toContain('陈阿姨')
    // As the clocks on the walls here show it: the sheet is chosen by days of this place.
    const { rows } = await test.admin.query<{ at: string }>(
      `SELECT to_char(max(ended_at) AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') AS at FROM points_order`,
    )
    expect(text).toContain(`"${rows[0]?.at ?? ''}"`)
  })

  it('settles over all, also where a file cannot list all, and says so', async () => {
    const { id, merchant } = await addItem(test, world, { price: 20 })
    const made = await order(test, world, id, chen.as)
    await handOver(test, world, await codeOf(test, world, made.id, chen.as), desk)
    await test.admin.query(
      `INSERT INTO points_order SELECT (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(),
        'nth', n + 1))).* FROM points_order o, generate_series(1, 20004) n WHERE id = $1`,
      [made.id],
    )
    const at = { params: { ...params(), merchantId: merchant.id } }
    const { file } = await test.call(pointsShop.settlement, at, { as: world.committee })
    const rows = rowsOf(await readHere(Buffer.from(file)))
    expect(JSON.stringify(rows.at(-1))).toContain('合计 20005 件')
    expect(JSON.stringify(rows.at(-1))).toContain('400100')
    expect(JSON.stringify(rows.at(-1))).toContain('只列出最早的 20000 件')
  }, 60_000)
})

// `SHOP_BUYERS=1800 SHOP_PIECES=100 node scripts/test.mjs api/points.shop` is the long form.
const buyers = Number(process.env['SHOP_BUYERS'] ?? 300)
const pieces = Number(process.env['SHOP_PIECES'] ?? 20)

describe('a rush', () => {
  it(
    `of ${String(buyers)} for ${String(pieces)} pieces, each asking up to five times: exactly so many are sold`,
    async () => {
      const { id } = await addItem(test, world, { stock: pieces, price: 30, perPerson: 1 })
      const people = await manyNeighbours(test, world, buyers)
      await plantPoints(
        test,
        world,
        people.map(({ accountId }) => accountId),
        100,
      )
      const asks = people.flatMap((as, n) => {
        const key = newKey()
        return Array.from({ length: 1 + (n % 5) }, () => () => order(test, world, id, as, { key, price: 30 }))
      })
      const answers = await inCrowd(asks)
      const { rows } = await test.admin.query<{ account: string }>(
        'SELECT account_id AS account FROM points_order WHERE item_id = $1',
        [id],
      )
      expect(rows).toHaveLength(pieces)
      expect(new Set(rows.map(({ account }) => account)).size).toBe(pieces)
      expect(await itemOf(id)).toMatchObject({ stock: 0 })
      // A repetition may find the first one still on its way; nobody is told anything else.
      const refusals = refusalsOf(answers).filter((code) => code !== 'request_in_flight')
      expect(refusals).toEqual(['shop_sold_out'])
      const { rows: spent } = await test.admin.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM points_account WHERE community_id = $1 AND kind = 'member' AND balance = 70
          AND currency = 'POINT'`,
        [world.communityId],
      )
      expect(spent).toEqual([{ n: pieces }])
    },
    60_000 + buyers * 100,
  )

  it('for the last piece: one of two rivals gets it, and only the check holds it when the guard is gone', async () => {
    const rival = await neighbour(test, world)
    await credit(test, world, by, rival, { minutes: 60, points: 100 })
    const { id } = await addItem(test, world, { stock: 1 })
    const outcomes = await raceFor(
      test.admin,
      'points_item',
      [chen, rival].map(
        ({ as }) =>
          () =>
            order(test, world, id, as, { price: 30 }),
      ),
    )
    expect(winnersOf(outcomes)).toHaveLength(1)
    expect(refusalsOf(outcomes)).toEqual(['shop_sold_out'])
    const below = test.admin.query('UPDATE points_item SET stock = stock - 1 WHERE id = $1', [id])
    await expect(below).rejects.toThrow('points_item_stock_check')
  })

  it('of two phones of one person stays within the limit, and within the points', async () => {
    const { id } = await addItem(test, world, { price: 60 })
    const outcomes = await raceFor(
      test.admin,
      'points_item',
      [1, 2, 3].map(() => () => order(test, world, id, chen.as, { price: 60 })),
    )
    expect(winnersOf(outcomes)).toHaveLength(1)
    expect(refusalsOf(outcomes)).toEqual(['points_insufficient'])
    const twice = test.admin.query(
      `INSERT INTO points_order SELECT (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(),
        'code_digest', 'another'))).* FROM points_order o WHERE item_id = $1`,
      [id],
    )
    await expect(twice).rejects.toThrow('points_order_limit_key')
  })
})
