import fc from 'fast-check'
import { randomUUID } from 'node:crypto'
import { creditPoints, reverseCredit } from '../../server/src/features/points/points.ledger.service.ts'
import { expirePoints } from '../../server/src/features/points/points.book.service.ts'
import { giveBack, passOn, setAside } from '../../server/src/features/points/points.spending.service.ts'
import { createPool } from '../../server/src/platform/db/pool.ts'
import { withContext, type Db } from '../../server/src/platform/db/context.ts'
import type pg from 'pg'
import { startApp, type TestApp } from '../support/app.ts'
import { createWorld, type World } from '../support/world.ts'

// `LEDGER_RUNS=10000 node scripts/test.mjs api/points.model` is the long form; LEDGER_SEED repeats a run.
const runs = Number(process.env['LEDGER_RUNS'] ?? 1_000)
const seed = Number(process.env['LEDGER_SEED'] ?? 20_260_305)

let test: TestApp
let world: World
let pool: pg.Pool
const people: string[] = []

beforeAll(async () => {
  test = await startApp()
  world = await createWorld(test)
  pool = createPool({ url: test.database.appUrl, size: 8, name: 'liren model', onError: () => undefined })
  for (let n = 0; n < 4; n += 1) people.push(randomUUID())
  await test.admin.query(
    `INSERT INTO account (id, nickname, locale) SELECT id, '邻居', 'zh-CN' FROM unnest($1::uuid[]) id`,
    [people],
  )
})
afterAll(async () => {
  await pool.end()
  await test.close()
})

type Command =
  | { do: 'credit'; of: number; minutes: number; points: number }
  | { do: 'reverse' | 'refund' | 'hand_over'; nth: number }
  | { do: 'order'; of: number; price: number }
  | { do: 'expire'; of: number }
  | { do: 'again'; nth: number }
  | { do: 'crash'; of: number; points: number; price: number }

const person = fc.nat(1)
const commands = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ do: fc.constant('credit' as const), of: person, minutes: fc.nat(90), points: fc.nat(15) }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constant('order' as const), of: person, price: fc.integer({ min: 1, max: 20 }) }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constantFrom('reverse' as const, 'refund' as const, 'hand_over' as const),
        nth: fc.nat(3),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('expire' as const), of: person }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('again' as const), nth: fc.nat(3) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('crash' as const),
        of: person,
        points: fc.integer({ min: 1, max: 9 }),
        price: fc.integer({ min: 1, max: 9 }),
      }),
    },
  ),
  { minLength: 1, maxLength: 9 },
)

/** What should be, in the plainest words: lots in the order they began, all of one end. */
class Model {
  lots: { of: number; left: number; credit: number; ended: boolean }[] = []
  credits: { of: number; minutes: number; points: number; expired: number; reversed: boolean; journalId: string }[] = []
  orders: { of: number; price: number; id: string; taken: { lot: number; amount: number }[]; isOpen: boolean }[] = []
  owed = [0, 0]
  minutes = [0, 0]
  expired = 0
  merchant = 0
  has = (of: number) => this.lots.reduce((sum, lot) => sum + (lot.of === of && !lot.ended ? lot.left : 0), 0)

  take(of: number, amount: number, first = -1): { lot: number; amount: number }[] {
    let due = amount
    const order = [first, ...this.lots.keys()].filter((at, n, all) => at >= 0 && all.indexOf(at) === n)
    return order.flatMap((at) => {
      const lot = this.lots[at]
      if (!lot || lot.of !== of || lot.ended) return []
      const taken = Math.min(lot.left, due)
      lot.left -= taken
      due -= taken
      return taken > 0 ? [{ lot: at, amount: taken }] : []
    })
  }

  credit(of: number, minutes: number, points: number, journalId: string): void {
    const paid = Math.min(points, this.owed[of] ?? 0)
    this.owed[of] = (this.owed[of] ?? 0) - paid
    this.minutes[of] = (this.minutes[of] ?? 0) + minutes
    this.credits.push({ of, minutes, points, expired: 0, reversed: false, journalId })
    if (points > paid) this.lots.push({ of, left: points - paid, credit: this.credits.length - 1, ended: false })
  }

  end(of: number): void {
    for (const lot of this.lots)
      if (lot.of === of && !lot.ended) {
        this.expired += lot.left
        const credit = this.credits[lot.credit]
        if (credit) credit.expired += lot.left
        Object.assign(lot, { left: 0, ended: true })
      }
  }

  reverse(credit: Model['credits'][number]): void {
    credit.reversed = true
    this.minutes[credit.of] = (this.minutes[credit.of] ?? 0) - credit.minutes
    this.expired -= credit.expired
    const due = credit.points - credit.expired
    const own = this.lots.findIndex((lot) => lot.credit === this.credits.indexOf(credit))
    const taken = this.take(credit.of, due, own).reduce((sum, { amount }) => sum + amount, 0)
    this.owed[credit.of] = (this.owed[credit.of] ?? 0) + due - taken
  }

  refund(order: Model['orders'][number]): void {
    order.isOpen = false
    const total = order.taken.reduce((sum, { amount }) => sum + amount, 0)
    const paid = Math.min(total, this.owed[order.of] ?? 0)
    this.owed[order.of] = (this.owed[order.of] ?? 0) - paid
    let left = total - paid
    const living = (at: number) => (this.lots[at]?.ended === true ? 1 : 0)
    for (const { lot: at, amount } of order.taken.toSorted((a, b) => living(a.lot) - living(b.lot) || a.lot - b.lot)) {
      const lot = this.lots[at]
      const back = Math.min(amount, left)
      left -= back
      if (!lot) continue
      if (!lot.ended) lot.left += back
      else {
        this.expired += back
        const credit = this.credits[lot.credit]
        if (credit) credit.expired += back
      }
    }
  }
}

interface Run {
  communityId: string
  merchantId: string
  model: Model
}

/** A community of its own for each run, so that what it has is small to look through. */
async function begin(): Promise<Run> {
  const communityId = randomUUID()
  await test.admin.query('INSERT INTO community SELECT $1, street_id, $2, name FROM community WHERE id = $3', [
    communityId,
    communityId.slice(0, 12),
    world.communityId,
  ])
  await test.admin.query(
    `INSERT INTO member (community_id, account_id, nickname, phone_masked) SELECT $1, id, '邻居', '' FROM unnest($2::uuid[]) id`,
    [communityId, people],
  )
  return { communityId, merchantId: randomUUID(), model: new Model() }
}

const outcomeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code?: string; message?: string }) => error.code ?? error.message ?? 'failed',
  )

/** Does one command on the ledger; `tell` is called with what happened once it is committed. */
async function perform({ communityId, merchantId, model }: Run, command: Command, tell: (done: () => void) => void) {
  const inside = <T>(work: (db: Db) => Promise<T>) => withContext(pool, { communityId }, work)
  const holderOf = (of: number) => ({ communityId, accountId: people[of] ?? '' })
  const hands = { note: 'x', actorId: people[2] ?? '', secondId: people[3] ?? '' }
  const give = (db: Db, of: number, minutes: number, points: number, sourceId: string) =>
    creditPoints(db, { ...holderOf(of), minutes, points, cause: { ...hands, kind: 'manual', sourceId } })
  switch (command.do) {
    case 'credit': {
      const { of, minutes, points } = command
      if (minutes + points === 0) return
      const { journalId } = await inside((db) => give(db, of, minutes, points, randomUUID()))
      tell(() => {
        model.credit(of, minutes, points, journalId)
      })
      return
    }
    case 'again': {
      const known = model.credits[command.nth]
      if (!known) return
      const { rows } = await test.admin.query<{ source: string }>(
        'SELECT source_id AS source FROM points_journal WHERE id = $1',
        [known.journalId],
      )
      const twice = inside((db) => give(db, known.of, known.minutes, known.points, rows[0]?.source ?? ''))
      if ((await outcomeOf(twice)) === 'ok') throw new Error('the same credit was written twice')
      return
    }
    case 'order': {
      const { of, price } = command
      const id = randomUUID()
      const outcome = await outcomeOf(inside((db) => setAside(db, holderOf(of), { orderId: id, price, note: 'x' })))
      tell(() => {
        if ((outcome === 'ok') !== model.has(of) >= price) throw new Error(`an order for ${String(price)}: ${outcome}`)
        if (outcome === 'ok') model.orders.push({ of, price, id, taken: model.take(of, price), isOpen: true })
      })
      return
    }
    case 'expire': {
      const { of } = command
      // What is set aside has the same end as what is left of its lot.
      await test.admin.query(
        'UPDATE points_lot SET expires_at = (SELECT app.now()) WHERE community_id = $1 AND account_id = $2',
        [communityId, people[of]],
      )
      await inside((db) => expirePoints(db, holderOf(of)))
      tell(() => {
        model.end(of)
      })
      return
    }
    case 'reverse': {
      const credit = model.credits[command.nth]
      if (!credit) return
      const outcome = await outcomeOf(inside((db) => reverseCredit(db, communityId, credit.journalId, hands)))
      tell(() => {
        if ((outcome === 'ok') === credit.reversed) throw new Error(`a credit taken back twice: ${outcome}`)
        if (outcome === 'ok') model.reverse(credit)
      })
      return
    }
    case 'refund':
    case 'hand_over': {
      const order = model.orders[command.nth]
      if (!order?.isOpen) return
      const { id: orderId, price, of } = order
      const isBack = command.do === 'refund'
      await inside((db) =>
        isBack
          ? giveBack(db, holderOf(of), { orderId, note: null, actorId: null })
          : passOn(db, holderOf(of), { orderId, price, merchantId, note: 'x', actorId: hands.actorId }),
      )
      tell(() => {
        if (isBack) model.refund(order)
        else {
          order.isOpen = false
          model.merchant += price
        }
      })
      return
    }
    case 'crash': {
      const { of, points, price } = command
      const crashed = inside(async (db) => {
        if (points > price) await give(db, of, 60, points, randomUUID())
        else await setAside(db, holderOf(of), { orderId: randomUUID(), price, note: 'x' })
        throw new Error('the process died')
      })
      const outcome = await outcomeOf(crashed)
      if (!['the process died', 'points_insufficient'].includes(outcome)) throw new Error(outcome)
    }
  }
}

/** What the ledger says, account by account. */
async function balancesOf({ communityId }: Run) {
  const { rows } = await test.admin.query<{ key: string; balance: number }>(
    `SELECT kind || ' ' || currency || ' ' || coalesce(array_position($2::uuid[], owner_id) - 1, 0) AS key,
      balance::int AS balance FROM points_account WHERE community_id = $1 AND balance <> 0`,
    [communityId, people],
  )
  return Object.fromEntries(rows.map(({ key, balance }) => [key, balance]))
}

function balancesWanted({ model }: Run) {
  const escrow = model.orders.reduce((sum, { isOpen, price }) => sum + (isOpen ? price : 0), 0)
  const member = [model.has(0), model.has(1)]
  const owed = model.owed
  const minutes = model.minutes
  const out =
    (member[0] ?? 0) + (member[1] ?? 0) - (owed[0] ?? 0) - (owed[1] ?? 0) + escrow + model.expired + model.merchant
  const all = {
    'member POINT 0': member[0],
    'member POINT 1': member[1],
    'debt POINT 0': -(owed[0] ?? 0),
    'debt POINT 1': -(owed[1] ?? 0),
    'member TIME 0': minutes[0],
    'member TIME 1': minutes[1],
    'escrow POINT 0': escrow,
    'expired POINT 0': model.expired,
    'merchant POINT 0': model.merchant,
    'issuance POINT 0': -out,
    'issuance TIME 0': -((minutes[0] ?? 0) + (minutes[1] ?? 0)),
  }
  return Object.fromEntries(Object.entries(all).filter(([, balance]) => balance !== 0))
}

const faultsOf = async ({ communityId }: Run) =>
  (await test.admin.query<{ fault: string }>('SELECT fault FROM ledger_audit WHERE community_id = $1', [communityId]))
    .rows

/** In a story of one command after another what happened is told to the model at once. */
const atOnce = (done: () => void): void => {
  done()
}

const limit = 60_000 + runs * 200

it(
  `${String(runs / 2)} stories, one command after another, end as the model says`,
  async () => {
    await fc.assert(
      fc.asyncProperty(commands, async (story) => {
        const run = await begin()
        for (const command of story) await perform(run, command, atOnce)
        expect(await balancesOf(run)).toEqual(balancesWanted(run))
        expect(await faultsOf(run)).toEqual([])
      }),
      { numRuns: Math.ceil(runs / 2), seed, endOnFailure: true },
    )
  },
  limit,
)

it(
  `${String(runs / 2)} stories on eight connections at once leave nothing that does not add up`,
  async () => {
    await fc.assert(
      fc.asyncProperty(commands, commands, async (before, story) => {
        const run = await begin()
        for (const command of before) await perform(run, command, atOnce)
        const orders = new Set(run.model.orders.filter(({ isOpen }) => isOpen).map(({ id }) => id))
        const taken = new Set<string>()
        // Who fetches and who cancels one order is told apart by the order's own row, which is not here.
        const together = story.filter((command) => {
          if (command.do === 'again' || command.do === 'expire') return false
          if (command.do !== 'refund' && command.do !== 'hand_over') return true
          const id = run.model.orders[command.nth]?.id ?? ''
          return orders.has(id) && !taken.has(id) && taken.add(id) !== undefined
        })
        const minutes = new Map<string, number>()
        const outcomes = await Promise.allSettled(
          [...together, ...together.filter(({ do: what }) => what === 'reverse')].map((command) =>
            perform(run, command, () => {
              if (command.do === 'credit') minutes.set(randomUUID(), command.minutes)
            }),
          ),
        )
        const failed = outcomes.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))
        expect(failed).toEqual([])
        expect(await faultsOf(run)).toEqual([])
        const { rows } = await test.admin.query<{ n: number }>(
          `SELECT coalesce(sum(v.amount), 0)::int AS n FROM points_movement v JOIN points_journal j ON j.community_id = $1
            AND j.id = v.journal_id WHERE v.community_id = $1 AND v.currency = 'TIME' AND j.kind = 'manual'`,
          [run.communityId],
        )
        const known = run.model.credits.reduce((sum, credit) => sum + credit.minutes, 0)
        expect(rows[0]?.n).toBe(known + [...minutes.values()].reduce((sum, one) => sum + one, 0))
      }),
      { numRuns: Math.floor(runs / 2), seed: seed + 1, endOnFailure: true },
    )
  },
  limit,
)
