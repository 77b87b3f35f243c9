import { demo } from '@liren/shared/demo'
import { identity } from '@liren/shared/identity'
import { neighbourhood } from '@liren/shared/neighbourhood'
import { newKey, newPhone, startApp, testDevice, type TestApp } from '../support/app.ts'
import { toNextWindow } from '../support/clock.ts'
import { createWorld, type World } from '../support/world.ts'

let test: TestApp
let world: World
beforeAll(async () => {
  test = await startApp()
  world = await createWorld(test)
})
afterAll(() => test.close())

async function withApp(overrides: Parameters<typeof startApp>[0], work: (app: TestApp) => Promise<void>) {
  const app = await startApp(overrides, test)
  try {
    await work(app)
  } finally {
    await app.close()
  }
}

describe('the demo', () => {
  it('shows its clock, and moves it for everybody', async () => {
    const before = await test.call(demo.overview, {})
    const moved = await test.call(demo.advanceClock, { body: { seconds: 86_400 } })
    expect(moved.advancedSeconds - before.advancedSeconds).toBe(86_400)
    await withApp({}, async (other) => {
      const there = await other.call(demo.overview, {})
      expect(there.advancedSeconds).toBe(moved.advancedSeconds)
      expect(Math.abs(new Date(there.now).getTime() - new Date(moved.now).getTime())).toBeLessThan(5_000)
    })
  })

  it('moves no clock where the database forbids it', async () => {
    await test.admin.query('UPDATE app.clock SET can_advance = false')
    const { advancedSeconds } = await test.call(demo.overview, {})
    const reply = await test.inject({ method: 'POST', url: '/api/v1/demo/clock', payload: { seconds: 60 } })
    await test.admin.query('UPDATE app.clock SET can_advance = true')
    expect(reply.statusCode).toBeGreaterThanOrEqual(400)
    expect((await test.call(demo.overview, {})).advancedSeconds).toBe(advancedSeconds)
  })

  it('is not there elsewhere: its addresses are 404, and no code is shown', async () => {
    const sms = { sendCode: () => Promise.resolve() }
    await withApp({ demo: false, sms }, async (real) => {
      const enter = { body: { accountId: world.operator.accountId, device: testDevice() } }
      expect((await real.refuse(demo.overview, {})).code).toBe('not_found')
      expect((await real.refuse(demo.enter, enter)).code).toBe('not_found')
      expect((await real.refuse(demo.advanceClock, { body: { seconds: 60 } })).code).toBe('not_found')
      const sent = await real.call(identity.sendSmsCode, { body: { phone: newPhone(), deviceId: newKey() } })
      expect(sent).not.toHaveProperty('demoCode')
    })
  })
})

describe('health', () => {
  it('lives, and is ready', async () => {
    for (const url of ['/healthz', '/readyz']) expect((await test.inject({ url })).statusCode).toBe(200)
  })

  it('is not ready while it drains, and lives on', async () => {
    await withApp({ isDraining: () => true }, async (draining) => {
      expect((await draining.inject({ url: '/readyz' })).statusCode).toBe(503)
      expect((await draining.inject({ url: '/healthz' })).statusCode).toBe(200)
      expect((await draining.inject({ url: '/api/v1/demo' })).statusCode).toBe(200)
    })
  })

  it('tells its measures only to who brings the token', async () => {
    const metricsToken = 'a token for the measures'
    const ask = (app: TestApp, authorization?: string) =>
      app.inject({ url: '/metrics', headers: authorization === undefined ? {} : { authorization } })
    expect((await ask(test)).statusCode).toBe(404)
    await withApp({ metricsToken }, async (measured) => {
      for (const wrong of [undefined, '', 'Bearer', 'Bearer x', metricsToken, `Bearer ${metricsToken}x`])
        expect((await ask(measured, wrong)).statusCode).toBe(404)
      const told = await ask(measured, `Bearer ${metricsToken}`)
      expect([told.statusCode, told.body.includes('http_request_duration_seconds')]).toEqual([200, true])
      expect(told.body).not.toContain(world.communityId)
    })
  })
})

describe('who asks', () => {
  const ask = (app: TestApp, forwarded: string) =>
    app.inject({
      method: 'POST',
      url: '/api/v1/auth/sms-codes',
      remoteAddress: '10.255.0.1',
      headers: { 'x-forwarded-for': forwarded },
      payload: { phone: newPhone(), deviceId: newKey() },
    })
  const given = async (app: TestApp, forwarded: (n: number) => string) => {
    let count = 0
    for (let n = 0; n < 63; n += 1) if ((await ask(app, forwarded(n))).statusCode === 202) count += 1
    return count
  }

  it('is the address of the socket, whatever the request claims', async () => {
    await toNextWindow(test, 3_600)
    expect(await given(test, (n) => `172.16.0.${String(n)}`)).toBe(60)
  })

  it('is the last address before a trusted proxy, whatever was claimed before it', async () => {
    await toNextWindow(test, 3_600)
    await withApp({ trustedProxies: 1 }, async (proxied) => {
      expect(await given(proxied, (n) => `172.16.1.${String(n)}, 172.16.9.9`)).toBe(60)
      expect(await given(proxied, (n) => `172.16.2.${String(n)}`)).toBe(63)
    })
  })
})

describe('headers', () => {
  it('of every answer carry a request id, forbid sniffing and framing', async () => {
    for (const url of ['/healthz', '/api/v1/demo', '/api/v1/me', '/nothing']) {
      const { headers } = await test.inject({ url })
      expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(String(headers['content-security-policy'])).toContain("frame-ancestors 'none'")
    }
  })

  it('allow the client its own files only', async () => {
    const { headers } = await test.inject({ url: '/api/v1/demo' })
    const policy = String(headers['content-security-policy']).split(';')
    for (const directive of ["default-src 'self'", "script-src 'self'", "object-src 'none'", "base-uri 'none'"])
      expect(policy).toContain(directive)
  })

  it('let nobody between keep an answer', async () => {
    for (const url of ['/api/v1/demo', '/api/v1/me', '/api/v1/nothing'])
      expect((await test.inject({ url })).headers['cache-control']).toBe('no-store')
  })

  it('allow no other origin, but those that are set', async () => {
    const origin = 'https://liren.example.cn'
    const ask = (app: TestApp) => app.inject({ url: '/api/v1/demo', headers: { origin } })
    expect((await ask(test)).headers['access-control-allow-origin']).toBeUndefined()
    await withApp({ corsOrigins: [origin] }, async (open) => {
      expect((await ask(open)).headers['access-control-allow-origin']).toBe(origin)
      const other = await open.inject({ url: '/api/v1/demo', headers: { origin: 'https://evil.example' } })
      expect(other.headers['access-control-allow-origin']).not.toBe('https://evil.example')
    })
  })

  it('take no request id from outside', async () => {
    const reply = await test.inject({ url: '/healthz', headers: { 'x-request-id': 'mine', 'request-id': 'mine' } })
    expect(reply.headers['x-request-id']).not.toBe('mine')
  })
})

describe('admission', () => {
  /** A database that lets everybody in and answers nobody, until it is told to. */
  async function withStuckDatabase(work: (release: () => Promise<unknown>) => Promise<void>) {
    const client = await test.admin.connect()
    await client.query('BEGIN; LOCK TABLE session IN ACCESS EXCLUSIVE MODE')
    try {
      await work(() => client.query('ROLLBACK'))
    } finally {
      await client.query('ROLLBACK')
      client.release()
    }
  }
  const tree = (app: TestApp) =>
    app.inject({
      url: `/api/v1/communities/${world.communityId}/tree`,
      headers: { authorization: `Bearer ${world.committee.accessToken}` },
    })

  it('lets one community take half of the places, refuses the rest at once, and serves again after', async () => {
    await withApp({ poolSize: 2 }, async (small) => {
      await withStuckDatabase(async (release) => {
        const started = Date.now()
        const asked = Array.from({ length: 12 }, () =>
          tree(small).then((reply) => ({ reply, ms: Date.now() - started })),
        )
        const first = await Promise.race(asked)
        expect(first.reply.statusCode).toBe(503)
        expect(first.reply.headers['retry-after']).toBe('1')
        // Others than this community are still let in.
        expect((await small.inject({ url: '/api/v1/demo' })).statusCode).toBe(200)
        expect((await small.inject({ url: '/healthz' })).statusCode).toBe(200)
        await release()
        const all = await Promise.all(asked)
        expect(all.filter(({ reply }) => reply.statusCode === 200)).toHaveLength(4)
        expect(all.filter(({ reply }) => reply.statusCode === 503)).toHaveLength(8)
      })
      for (let round = 0; round < 20; round += 1) expect((await tree(small)).statusCode).toBe(200)
    })
  })

  it('gives every place back, also those of requests that were refused', async () => {
    await withApp({ poolSize: 1 }, async (small) => {
      for (let round = 0; round < 30; round += 1) {
        await small.inject({ url: '/api/v1/me' })
        await small.inject({ url: `/api/v1/communities/${world.communityId}/tree` })
        await small.inject({ method: 'POST', url: '/api/v1/auth/sms-codes', payload: '{' })
      }
      const { communityId } = world
      const found = await small.call(neighbourhood.tree, { params: { communityId } }, { as: world.committee })
      expect(found.community.id).toBe(communityId)
    })
  })

  it('refuses while the event loop lags, as told', async () => {
    await withApp({ maxLoopDelayMs: 1 }, async (nervous) => {
      const until = Date.now() + 2_000
      while (Date.now() < until);
      // The lag is measured about once a second, first right after the event loop moves again.
      await new Promise((done) => setTimeout(done, 20))
      const replies = await Promise.all([nervous.inject({ url: '/api/v1/demo' }), nervous.inject({ url: '/healthz' })])
      expect(replies.map(({ statusCode }) => statusCode)).toEqual([503, 200])
      expect(replies[0]?.json()).toMatchObject({ code: 'overloaded' })
    })
  })
})
