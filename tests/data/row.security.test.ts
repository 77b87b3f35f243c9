import { withContext, type Context, type Db, type Purpose } from '../../server/src/platform/db/context.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { createBusyWorld, type BusyWorld } from '../support/busy.world.ts'
import { readColumns, readPrivileges, readTables } from '../support/catalogue.ts'

let test: TestApp
let here: BusyWorld
let there: BusyWorld
let tenantTables: string[]
let allTables: string[]
let rights: Map<string, string>

beforeAll(async () => {
  test = await startApp()
  here = await createBusyWorld(test)
  there = await createBusyWorld(test)
  allTables = (await readTables(test.admin)).map(({ name }) => name)
  const columns = await readColumns(test.admin)
  tenantTables = columns.filter(({ column }) => column === 'community_id').map(({ table }) => table)
  rights = new Map((await readPrivileges(test.admin, 'liren_app')).map((row) => [row.table, row.rights]))
})
afterAll(() => test.close())

const inside = <T>(context: Context, work: (db: Db) => Promise<T>) => withContext(test.pool, context, work)
const rows = <Row>(db: Db, text: string, values: unknown[] = []) => db.hot<Row>({ name: '', text }, values)
const count = async (db: Db, table: string) =>
  (await rows<{ n: number }>(db, `SELECT count(*)::int AS n FROM ${table}`))[0]?.n
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'it worked',
    (error: { code?: string; cause?: { code?: string } }) => error.code ?? error.cause?.code ?? JSON.stringify(error),
  )
const readable = ['community', 'district', 'signer_key', 'street']

describe('outside a context', () => {
  it('a bare read of the pool sees no row but of the tree above communities', async () => {
    for (const table of allTables) {
      const { rows: found } = await test.pool.query(`SELECT FROM ${table}`)
      const { rows: all } = await test.admin.query(`SELECT FROM ${table}`)
      expect({ table, seen: found.length }).toEqual({ table, seen: readable.includes(table) ? all.length : 0 })
    }
  })

  it('an empty context sees no more, on a connection that has been in others before', async () => {
    for (const table of tenantTables) {
      await inside({ communityId: here.communityId }, (db) => count(db, table))
      expect({ table, seen: await inside({}, (db) => count(db, table)) }).toEqual({ table, seen: 0 })
    }
  })
})

describe('inside a community', () => {
  it('all of its rows are seen, and none of another', async () => {
    for (const table of tenantTables)
      for (const { communityId } of [here, there]) {
        const { rows: own } = await test.admin.query(`SELECT FROM ${table} WHERE community_id = $1`, [communityId])
        expect({ table, some: own.length > 0 }).toEqual({ table, some: true })
        const seen = await inside({ communityId }, (db) =>
          rows<{ community_id: string }>(db, `SELECT community_id FROM ${table}`),
        )
        expect({ table, seen: seen.length, of: [...new Set(seen.map((row) => row.community_id))] }).toEqual({
          table,
          seen: own.length,
          of: [communityId],
        })
      }
  })

  it('no row of another can be written, changed, moved or deleted', async () => {
    const context = { communityId: here.communityId }
    for (const table of tenantTables) {
      const can = rights.get(table) ?? ''
      const smuggle = `INSERT INTO ${table} SELECT r.* FROM (SELECT * FROM ${table} LIMIT 1) s,
        jsonb_populate_record(NULL::${table}, to_jsonb(s) || jsonb_build_object('community_id', $1::text)) r`
      const tries: Record<string, string> = {
        smuggle: await codeOf(inside(context, (db) => rows(db, smuggle, [there.communityId]))),
      }
      if (can.includes('U')) {
        const move = `UPDATE ${table} SET community_id = $1`
        tries['move'] = await codeOf(inside(context, (db) => rows(db, move, [there.communityId])))
        const touch = `UPDATE ${table} SET community_id = community_id WHERE community_id = $1 RETURNING 1`
        tries['touch'] = String((await inside(context, (db) => rows(db, touch, [there.communityId]))).length)
      }
      if (can.includes('D')) {
        const remove = `DELETE FROM ${table} WHERE community_id = $1 RETURNING 1`
        tries['remove'] = String((await inside(context, (db) => rows(db, remove, [there.communityId]))).length)
      }
      const wanted = { smuggle: '42501', move: '42501', touch: '0', remove: '0' }
      expect({ table, ...tries }).toEqual({
        table,
        ...Object.fromEntries(Object.keys(tries).map((name) => [name, wanted[name as keyof typeof wanted]])),
      })
    }
  })

  it('append-only rows stay as they were written', async () => {
    const context = { communityId: here.communityId }
    const outcomes: string[] = []
    for (const table of tenantTables) {
      const can = rights.get(table) ?? ''
      const change = `UPDATE ${table} SET community_id = community_id`
      const tries = [...(can.includes('U') ? [] : [change]), ...(can.includes('D') ? [] : [`DELETE FROM ${table}`])]
      for (const text of tries) outcomes.push(await codeOf(inside(context, (db) => rows(db, text))))
    }
    expect(outcomes.length).toBeGreaterThan(15)
    expect(outcomes.filter((code) => code !== '42501')).toEqual([])
  })
})

describe('as a person', () => {
  /** What a person's context opens, across communities; every other table is shut. */
  const own: Record<string, string> = {
    account: 'id',
    account_login: 'account_id',
    session: 'account_id',
    member: 'account_id',
    residence: 'account_id',
    volunteer_slot: 'account_id',
    role_grant: 'account_id',
    role_grant_above: 'account_id',
    account_idempotency_key: 'account_id',
    binding_request: 'account_id',
    consent: 'account_id',
    data_read: 'account_id',
    message_credit: 'account_id',
  }

  it('exactly the own rows are seen', async () => {
    for (const { accountId } of [here.owner, here.committee, here.operator])
      for (const table of allTables.filter((name) => !readable.includes(name))) {
        const column = own[table]
        const wanted = column
          ? (await test.admin.query(`SELECT FROM ${table} WHERE ${column} = $1`, [accountId])).rows.length
          : 0
        expect([table, await inside({ accountId }, (db) => count(db, table))]).toEqual([table, wanted])
      }
  })

  it('nobody grants themselves a role or a home, and nobody changes what is not theirs', async () => {
    const context = { accountId: here.owner.accountId }
    const committee = here.committee.accountId
    const tries: [string, unknown[]][] = [
      [
        `INSERT INTO role_grant_above (id, account_id, role) VALUES (gen_random_uuid(), $1, 'operator')`,
        [here.owner.accountId],
      ],
      [
        `INSERT INTO member (community_id, account_id, nickname, phone_masked) VALUES ($1, $2, 'x', '')`,
        [there.communityId, here.owner.accountId],
      ],
      [
        `INSERT INTO residence SELECT r.* FROM (SELECT * FROM residence LIMIT 1) s,
          jsonb_populate_record(NULL::residence, to_jsonb(s) || jsonb_build_object('id', $1::text)) r`,
        [here.notice.id],
      ],
    ]
    for (const [text, values] of tries)
      expect(await codeOf(inside(context, (db) => rows(db, text, values)))).toBe('42501')
    for (const text of [
      `UPDATE account SET nickname = 'x' WHERE id = $1 RETURNING 1`,
      `UPDATE session SET ended_at = app.now() WHERE account_id = $1 RETURNING 1`,
      `UPDATE member SET nickname = 'x' WHERE account_id = $1 RETURNING 1`,
      `UPDATE residence SET ended_at = app.now() WHERE account_id = $1 RETURNING 1`,
      `UPDATE role_grant SET ended_at = app.now() WHERE account_id = $1 RETURNING 1`,
      `UPDATE role_grant_above SET ended_at = app.now() WHERE account_id = $1 RETURNING 1`,
      `DELETE FROM account_login WHERE account_id = $1 RETURNING 1`,
    ])
      expect([text, await inside(context, (db) => rows(db, text, [committee]))]).toEqual([text, []])
  })
})

describe('for a purpose', () => {
  /** Tables that each purpose opens beside the readable ones. */
  const opens: Record<Purpose | 'maintenance' | 'nonsense', string[]> = {
    login: ['account', 'account_login', 'message_credit', 'rate_window', 'refresh_token', 'session', 'sms_challenge'],
    grant: ['account', 'account_login', 'role_grant_above'],
    delivery: ['message_credit'],
    operator: [],
    binding: ['estate', 'invitation'],
    reveal: ['account_login'],
    demo: ['account', 'account_login', 'refresh_token', 'session'],
    sweep: [
      'account_idempotency_key',
      'announcement',
      'announcement_attachment',
      'announcement_target',
      'announcement_telling',
      'complaint_picture',
      'message_delivery',
      'rate_window',
      'register_export',
      'register_import',
      'vote_file',
    ],
    signer: ['vote_decision', 'vote_halt', 'vote_log', 'vote_signed_head'],
    whistle: ['role_grant_above'],
    // Opens what the person's own offices are called to, and nobody's without a person.
    called: [],
    // Backup runs as the owner; for the app's role the word opens nothing.
    maintenance: [],
    nonsense: [],
  }

  it.each(Object.entries(opens))('%s opens its own tables and no other', async (purpose, tables) => {
    const seen: string[] = []
    for (const table of allTables.filter((name) => !readable.includes(name)))
      if ((await inside({ purpose: purpose as Purpose }, (db) => count(db, table))) !== 0) seen.push(table)
    expect(seen).toEqual(tables)
  })
})

describe('a context', () => {
  it('ends with its transaction', async () => {
    const { rows: settings } = await test.pool.query(`SELECT current_setting('app.community_id', true) AS a,
      current_setting('app.account_id', true) AS b, current_setting('app.context', true) AS c`)
    for (const row of settings) expect(Object.values(row as object).every((value) => !value)).toBe(true)
  })

  it('takes nothing but a UUID', async () => {
    await expect(inside({ communityId: "x', true); DROP TABLE member; --" }, () => Promise.resolve())).rejects.toThrow(
      'not a UUID',
    )
  })

  it('that fails leaves nothing behind, and gives its connection back', async () => {
    const context = { communityId: here.communityId }
    for (let round = 0; round < 25; round += 1) {
      const work = inside(context, async (db) => {
        await rows(db, `INSERT INTO estate (community_id, id, name) VALUES ($1, gen_random_uuid(), 'half')`, [
          here.communityId,
        ])
        throw new Error('on purpose')
      })
      await expect(work).rejects.toThrow('on purpose')
    }
    const { rows: left } = await test.admin.query(`SELECT FROM estate WHERE name = 'half'`)
    expect(left).toEqual([])
    expect(test.pool.idleCount).toBe(test.pool.totalCount)
  })
})
