import { Writable } from 'node:stream'
import { announcements } from '@liren/shared/announcements'
import { binding } from '@liren/shared/binding'
import { identity } from '@liren/shared/identity'
import { rolesApi } from '@liren/shared/roles'
import { logOptions } from '../../server/src/platform/log/log.options.ts'
import { newPhone, startApp, testDevice, type TestApp } from '../support/app.ts'
import { committeeSigns, noticeBody, toCommunity } from '../support/busy.world.ts'
import { findIn, findInDatabase, findInWriteAheadLog, logPosition } from '../support/canaries.ts'
import { codesOn, plantSlip } from '../support/slips.ts'
import { buildingAt, createWorld, entranceAt, unitAt, type World } from '../support/world.ts'

const canaries = [...new Set(Array.from({ length: 280 }, newPhone))].slice(0, 240)
const part = (n: number) => canaries.slice(n * 40, (n + 1) * 40)

let test: TestApp
let real: TestApp
let world: World
let codes: string[]
let since: string
const logged: string[] = []
const stream = new Writable({
  write(piece: Buffer, _encoding, done) {
    logged.push(piece.toString())
    done()
  },
})

beforeAll(async () => {
  const logger = { ...(logOptions('trace') as object), stream }
  let next = 0
  const wechat = {
    sessionOfLoginCode: (code: string) => Promise.resolve({ openid: `o-${code}`, unionid: null }),
    phoneOfCode: () => Promise.resolve(part(3)[next++] ?? ''),
  }
  codes = []
  const sms = {
    sendCode: (phone: string, code: string) => {
      codes.push(code)
      return phone === part(4)[0] ? Promise.reject(new Error('the gateway is away')) : Promise.resolve()
    },
  }
  test = await startApp({ logger, wechat })
  since = await logPosition(test.admin)
  real = await startApp({ logger, sms, demo: false }, test)
  world = await createWorld(test)
})
afterAll(async () => {
  await real.close()
  await test.close()
})

const params = () => ({ communityId: world.communityId })

describe('two hundred and forty phones', () => {
  it('go through every call that takes one', async () => {
    const { committee, operator } = world
    for (const phone of part(0)) {
      const { accessToken } = await test.signIn(phone)
      await test.inject({ url: `/api/v1/me?phone=${phone}`, headers: { authorization: `Bearer ${accessToken}` } })
      await test.inject({ url: `/api/v1/nowhere/x?phone=${phone}` })
    }
    for (const phone of part(1)) {
      const home = { phone, nickname: '邻居', unitId: unitAt(world, 0, 0), relation: 'owner' as const }
      await test.call(rolesApi.placeResident, { params: params(), body: home }, { as: committee })
      await test.refuse(rolesApi.placeResident, { params: params(), body: home }, { as: committee })
      await test.refuse(
        rolesApi.placeResident,
        { params: params(), body: { ...home, nickname: '' } },
        { as: committee },
      )
      await test.refuse(
        rolesApi.placeResident,
        { params: params(), body: { ...home, extra: phone } as typeof home },
        { as: committee },
      )
    }
    for (const phone of part(2)) {
      const person = { phone, nickname: '邻居' }
      const head = { role: 'building_head' as const, scopeKind: 'building' as const, scopeId: buildingAt(world, 0) }
      const body = { ...person, ...head }
      await test.call(rolesApi.grant, { params: params(), body }, { as: committee })
      await test.refuse(rolesApi.grant, { params: params(), body }, { as: committee })
      const street = { role: 'street' as const, scopeKind: 'street' as const, scopeId: world.streetId }
      await test.call(rolesApi.grantAbove, { body: { ...person, ...street } }, { as: operator })
      await test.refuse(rolesApi.grantAbove, { body: { ...person, ...street } }, { as: operator })
    }
    for (const phone of part(3)) {
      const device = { ...testDevice(), platform: 'weapp' as const }
      const as = await test.call(identity.signInWithWechat, { body: { code: phone.slice(3), device } })
      const attached = await test.call(identity.attachWechatPhone, { body: { code: 'x' } }, { as })
      expect(await test.call(identity.me, {}, { as: attached })).toMatchObject({
        phoneMasked: `${phone.slice(0, 3)}****${phone.slice(-4)}`,
      })
    }
    for (const phone of part(4)) {
      const device = testDevice()
      const sent = await real.inject({
        method: 'POST',
        url: '/api/v1/auth/sms-codes',
        payload: { phone, deviceId: device.id },
      })
      expect(sent.statusCode).toBe(phone === part(4)[0] ? 503 : 202)
      if (sent.statusCode !== 202) continue
      const { challengeId } = sent.json<{ challengeId: string }>()
      const signIn = (code: string) =>
        real.inject({ method: 'POST', url: '/api/v1/auth/sms-logins', payload: { challengeId, code, device } })
      const code = codes.at(-1) ?? ''
      expect((await signIn(code === '000000' ? '000001' : '000000')).statusCode).toBe(422)
      expect((await signIn(code)).statusCode).toBe(200)
    }
    for (const phone of part(5)) {
      const as = await test.signIn(phone)
      const where = { ...params(), entranceId: entranceAt(world, 0, 1), unitLabel: '101', relation: 'family' as const }
      const asked = { ...where, note: `我的电话 ${phone}` }
      const { id } = await test.call(binding.request, { body: asked }, { as })
      await test.call(binding.requests, { params: params() }, { as: committee })
      const decided = { params: { ...params(), requestId: id }, body: {} }
      const { residenceId } = await test.call(binding.approve, decided, { as: committee })
      const look = { params: { ...params(), residenceId }, body: { purpose: '回访' } }
      expect(await test.call(binding.revealPhone, look, { as: committee })).toEqual({ phone })
      const code = await plantSlip(test, world, unitAt(world, 0, 0))
      await test.call(binding.bind, { body: { code, relation: 'owner' } }, { as })
    }
    const audience = toCommunity(world.communityId)
    const notice = { title: '通知', body: noticeBody(), audience, signature: committeeSigns(world.communityId) }
    const draft = await test.call(announcements.create, { params: params(), body: notice }, { as: committee })
    const one = { ...params(), announcementId: draft.id }
    await test.call(announcements.publish, { params: one, body: { version: 1 } }, { as: committee })
    await test.runJobs()
  }, 120_000)

  it('are in the database, so that looking for them proves something', async () => {
    const { rows } = await test.admin.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM account_login WHERE kind = 'phone' AND masked = ANY($1)`,
      [canaries.map((phone) => `${phone.slice(0, 3)}****${phone.slice(-4)}`)],
    )
    expect(rows[0]?.n).toBeGreaterThanOrEqual(239)
  })

  it('are found where they are planted', async () => {
    await test.admin.query(`CREATE TABLE planted AS SELECT '${canaries[7] ?? ''}'::text AS phone`)
    const inRows = await findInDatabase(test.admin, canaries)
    const inLog = await findInWriteAheadLog(test.admin, since, canaries)
    await test.admin.query('DROP TABLE planted')
    expect(inRows).toEqual([{ canary: canaries[7], where: 'public.planted' }])
    expect(inLog.map(({ canary }) => canary)).toContain(canaries[7])
  })

  it('stand nowhere in the database', async () => {
    expect(await findInDatabase(test.admin, canaries)).toEqual([])
  })

  it('stand nowhere in the write-ahead log, but where the test before planted one', async () => {
    const found = await findInWriteAheadLog(test.admin, since, canaries)
    expect(found.filter(({ canary }) => canary !== canaries[7])).toEqual([])
  })

  it('stand nowhere in what the server logs', () => {
    expect(logged.length).toBeGreaterThan(500)
    expect(findIn('log', logged.join(''), canaries)).toEqual([])
  })
})

describe('codes on paper', () => {
  it('stand nowhere but on the paper, used or not', async () => {
    const at = { params: { ...params(), buildingId: buildingAt(world, 1) }, body: {} }
    const { file } = await test.call(binding.issueSheets, at, { as: world.committee })
    const [used = '', ...others] = await codesOn(file)
    expect(others).toHaveLength(3)
    const as = await test.signIn(newPhone())
    await test.call(binding.preview, { body: { code: used } }, { as })
    await test.call(binding.bind, { body: { code: used, relation: 'tenant' } }, { as })
    const { rows: tables } = await test.admin.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'graphile_worker')`,
    )
    const texts = [logged.join('')]
    for (const { name } of tables) {
      const { rows } = await test.admin.query<{ line: string }>(`SELECT t::text AS line FROM ${name} t`)
      texts.push(rows.map(({ line }) => line).join('\n'))
    }
    const all = texts.join('\n')
    expect(all).toContain(as.accountId)
    for (const code of [used, ...others]) expect(all).not.toContain(code)
  })
})

describe('the log', () => {
  it('holds no sign-in code, no token and no query', async () => {
    const session = await test.signIn(newPhone())
    await test.call(identity.refresh, { body: { refreshToken: session.refreshToken } })
    await test.inject({
      url: `/api/v1/me?secret=${session.refreshToken}`,
      headers: { authorization: `Bearer ${session.accessToken}`, cookie: `t=${session.refreshToken}` },
    })
    const text = logged.join('')
    for (const secret of [session.accessToken, session.refreshToken, ...session.accessToken.split('.').slice(1)])
      expect(text).not.toContain(secret)
    for (const code of codes) expect(text).not.toContain(`"${code}"`)
  })

  it('holds no value of a row when a statement fails that nobody foresaw', async () => {
    await test.admin.query(`ALTER TABLE estate ADD CONSTRAINT estate_fault_check CHECK (name <> '不许出现的名字')`)
    const before = logged.length
    const reply = await test.inject({
      method: 'POST',
      url: `/api/v1/communities/${world.communityId}/estates`,
      headers: { authorization: `Bearer ${world.committee.accessToken}`, 'idempotency-key': 'k'.repeat(20) },
      payload: { name: '不许出现的名字' },
    })
    expect(reply.json()).toMatchObject({ code: 'internal', status: 500 })
    expect(reply.body).not.toMatch(/estate|constraint|insert/)
    const lines = logged.slice(before).join('')
    expect(lines).toContain('unforeseen error')
    expect(lines).toContain('estate_fault_check')
    expect(lines).not.toContain('不许出现的名字')
  })
})
