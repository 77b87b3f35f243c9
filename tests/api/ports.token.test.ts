import type pg from 'pg'
import { createVault } from '../../server/src/platform/crypto/vault.ts'
import { createPool } from '../../server/src/platform/db/pool.ts'
import { createWechat } from '../../server/src/platform/wechat/create.wechat.ts'
import { tokenStore } from '../../server/src/platform/wechat/token.store.ts'
import { adminPool, createDatabase, type TestDatabase } from '../support/database.ts'
import { startWechatStandin } from '../support/wechat.standin.ts'

const vaultOf = (id: string) =>
  createVault({
    dataKeys: { current: id, keys: new Map([[id, Buffer.from(id.padEnd(32, '.'))]]) },
    indexKey: Buffer.alloc(32, 1),
  })
const vault = vaultOf('k1')
const name = 'wechat:wx1'

let database: TestDatabase
let admin: pg.Pool
let pools: pg.Pool[]

beforeAll(async () => {
  database = await createDatabase()
  admin = adminPool(database, 1)
  pools = Array.from({ length: 6 }, () =>
    createPool({ url: database.appUrl, size: 2, name: 'liren test', onError: () => undefined }),
  )
})
afterAll(async () => {
  await Promise.all([admin, ...pools].map((pool) => pool.end()))
  await database.drop()
})
beforeEach(async () => {
  await admin.query('DELETE FROM shared_token')
})

/** A store with a pool of its own is what another process is. */
const processes = () => pools.map((pool) => tokenStore({ pool, vault, name }))
const oneProcess = () => {
  const [first] = processes()
  if (!first) throw new Error('there is no pool')
  return first
}

/** Counts how often WeChat is asked; every answer is another token and takes a while. */
function source({ failing = 0, seconds = 7_200, takesMs = 30 } = {}) {
  let asked = 0
  return {
    asked: () => asked,
    fetchNew: async () => {
      asked += 1
      const value = `token-${asked}`
      await new Promise((done) => setTimeout(done, takesMs))
      if (asked <= failing) throw new Error('WeChat is away')
      return { value, expiresInSeconds: seconds }
    },
  }
}

test('there is none at first; the one fetched is there for every process', async () => {
  const [first, second] = processes()
  const { fetchNew } = source()
  expect(await first?.current()).toBeNull()
  expect(await first?.renew(null, fetchNew)).toBe('token-1')
  expect(await second?.current()).toBe('token-1')
})

test('at first, and at every expiry, many callers in many processes cause one fetch', async () => {
  const stores = processes()
  const { fetchNew, asked } = source()
  let stale: string | null = null
  for (const round of [1, 2, 3]) {
    const all = await Promise.all(stores.flatMap((store) => [1, 2, 3, 4, 5].map(() => store.renew(stale, fetchNew))))
    expect(new Set(all)).toEqual(new Set([`token-${round}`]))
    expect(asked()).toBe(round)
    stale = `token-${round}`
  }
})

test('whoever comes late with an old token takes the new one', async () => {
  const [first, second] = processes()
  const { fetchNew, asked } = source()
  await first?.renew(null, fetchNew)
  await first?.renew('token-1', fetchNew)
  expect(await second?.renew('token-1', fetchNew)).toBe('token-2')
  expect(await second?.renew(null, fetchNew)).toBe('token-2')
  expect(asked()).toBe(2)
})

test('a failed fetch leaves nothing behind, and the next in line tries', async () => {
  const [first, second] = processes()
  const { fetchNew } = source({ failing: 1 })
  const outcomes = await Promise.allSettled([first?.renew(null, fetchNew), second?.renew(null, fetchNew)])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await first?.current()).toBe('token-2')
})

test('a failed fetch is one failure for all who waited in the same process, not one each', async () => {
  const store = oneProcess()
  const { fetchNew, asked } = source({ failing: 99 })
  const outcomes = await Promise.allSettled([1, 2, 3, 4].map(() => store.renew(null, fetchNew)))
  expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true)
  expect(asked()).toBe(1)
  await expect(store.renew(null, fetchNew)).rejects.toThrow('WeChat is away')
  expect(asked()).toBe(2)
})

test('a token ends a minute before WeChat’s own end, by the database’s clock', async () => {
  const store = oneProcess()
  await store.renew(null, source().fetchNew)
  const advance = (seconds: number) => admin.query('SELECT app.advance_clock($1)', [seconds])
  await advance(7_200 - 60 - 30)
  expect(await store.current()).toBe('token-1')
  await advance(31)
  expect(await store.current()).toBeNull()
})

test('a caller waits longer than our statements usually may for another process’s fetch', async () => {
  const two = processes().slice(0, 2)
  const slow = source({ takesMs: 3_500 })
  const both = await Promise.all(two.map((store) => store.renew(null, slow.fetchNew)))
  expect(both).toEqual(['token-1', 'token-1'])
  expect(slow.asked()).toBe(1)
}, 15_000)

test('the token is sealed at rest, and one whose key is gone counts as none', async () => {
  const [pool] = pools
  if (!pool) throw new Error('there is no pool')
  await oneProcess().renew(null, source().fetchNew)
  const { rows } = await admin.query<{ value_sealed: string }>('SELECT value_sealed FROM shared_token')
  expect(rows[0]?.value_sealed).toMatch(/^1\.k1\./)
  expect(rows[0]?.value_sealed).not.toContain('token-1')
  const rotated = tokenStore({ pool, vault: vaultOf('k2'), name })
  expect(await rotated.current()).toBeNull()
  expect(await rotated.renew(null, source().fetchNew)).toBe('token-1')
  expect(await rotated.current()).toBe('token-1')
})

test('outside its own context the app’s role sees no token', async () => {
  await oneProcess().renew(null, source().fetchNew)
  const seen = await pools[0]?.query('SELECT * FROM shared_token')
  expect(seen?.rows).toEqual([])
})

test('six processes whose token WeChat has replaced all get their phone number, with one new token', async () => {
  const wechat = await startWechatStandin()
  const ports = processes().map((accessToken) =>
    createWechat({ appId: wechat.appId, secret: wechat.secret, baseUrl: wechat.baseUrl, accessToken }),
  )
  const ask = () => Promise.all(ports.map((port, index) => port.phoneOfCode(wechat.phoneCode(`1380013800${index}`))))
  const numbers = ports.map((_, index) => `1380013800${index}`)
  expect(await ask()).toEqual(numbers)
  expect(wechat.calls('stable_token')).toBe(1)
  wechat.spoilToken('replaced')
  expect(await ask()).toEqual(numbers)
  expect(wechat.calls('stable_token')).toBe(2)
  await wechat.close()
})
