import { announcements } from '@liren/shared/announcements'
import { identity } from '@liren/shared/identity'
import { neighbourhood } from '@liren/shared/neighbourhood'
import { rolesApi } from '@liren/shared/roles'
import { everyEndpoint, newKey, newPhone, startApp, type TestApp } from '../support/app.ts'
import { committeeSigns, createBusyWorld, noticeBody, toCommunity, type BusyWorld } from '../support/busy.world.ts'
import { refusalsOf, winnersOf } from '../support/race.ts'

let test: TestApp
let other: TestApp
let world: BusyWorld
beforeAll(async () => {
  test = await startApp()
  other = await startApp({}, test)
  world = await createBusyWorld(test)
})
afterAll(async () => {
  await other.close()
  await test.close()
})

const params = () => ({ communityId: world.communityId })
const estate = (name: string, key: string, app = test) =>
  app.call(neighbourhood.createEstate, { params: params(), body: { name } }, { as: world.committee, key })
const refused = async (name: string, key: string) =>
  (await test.refuse(neighbourhood.createEstate, { params: params(), body: { name } }, { as: world.committee, key }))
    .code
async function countOf(name: string): Promise<number> {
  const { rows } = await test.admin.query<{ n: number }>('SELECT count(*)::int AS n FROM estate WHERE name = $1', [
    name,
  ])
  return rows[0]?.n ?? -1
}

describe('the same key', () => {
  it('with the same body gives the same reply, and one effect', async () => {
    const key = newKey()
    const first = await estate('甲苑', key)
    expect(await estate('甲苑', key)).toEqual(first)
    expect(await estate('甲苑', key, other)).toEqual(first)
    expect(await countOf('甲苑')).toBe(1)
  })

  it('with another body is refused, and changes nothing', async () => {
    const key = newKey()
    await estate('乙苑', key)
    expect(await refused('丙苑', key)).toBe('idempotency_key_reused')
    expect(await countOf('丙苑')).toBe(0)
  })

  it('at another endpoint is refused', async () => {
    const key = newKey()
    await estate('丁苑', key)
    const body = { name: '丁格', buildingIds: [world.buildings[1]?.id ?? ''] }
    const found = await test.refuse(neighbourhood.createGrid, { params: params(), body }, { as: world.committee, key })
    expect(found.code).toBe('idempotency_key_reused')
  })

  it('of another person is another key', async () => {
    const key = newKey()
    const second = await world.grant('building_head', 'building', world.buildings[0]?.id ?? '')
    const draft = (title: string) => ({ title, body: noticeBody(), audience: toCommunity(world.communityId) })
    const mine = await test.call(
      announcements.create,
      { params: params(), body: { ...draft('我的'), signature: committeeSigns(world.communityId) } },
      { as: world.committee, key },
    )
    const scopeId = world.buildings[0]?.id ?? ''
    const audience = [{ type: 'place' as const, kind: 'building' as const, placeId: scopeId, ownersOnly: false }]
    const hers = await test.call(
      announcements.create,
      { params: params(), body: { ...draft('她的'), audience, signature: { role: 'building_head', scopeId } } },
      { as: second, key },
    )
    expect(hers.id).not.toBe(mine.id)
    expect(hers.title).toBe('她的')
  })

  it('in another community is another key', async () => {
    const key = newKey()
    const elsewhere = await createBusyWorld(test)
    const body = { phone: newPhone(), nickname: '新', role: 'committee' as const, scopeKind: 'community' as const }
    const grant = (communityId: string) =>
      test.call(
        rolesApi.grant,
        { params: { communityId }, body: { ...body, scopeId: communityId } },
        { as: world.operator, key },
      )
    // The operator of one world is the operator of all.
    const [here, there] = [await grant(world.communityId), await grant(elsewhere.communityId)]
    expect(here.id).not.toBe(there.id)
  })

  it('after a refusal is free: a failure burns no key', async () => {
    const key = newKey()
    await estate('戊苑', newKey())
    expect(await refused('戊苑', key)).toBe('place_name_taken')
    expect(await refused('戊苑', key)).toBe('place_name_taken')
    expect((await estate('己苑', key)).id).toBeTruthy()
  })

  it('after an invalid request is free', async () => {
    const key = newKey()
    expect(await refused('', key)).toBe('invalid_request')
    await estate('庚苑', key)
  })

  it('of a call that failed inside the server is free', async () => {
    const key = newKey()
    await test.admin.query(`ALTER TABLE estate ADD CONSTRAINT estate_fault_check CHECK (name <> '辛苑')`)
    expect(await refused('辛苑', key)).toBe('internal')
    await test.admin.query('ALTER TABLE estate DROP CONSTRAINT estate_fault_check')
    await estate('辛苑', key)
    expect(await countOf('辛苑')).toBe(1)
  })
})

describe('twenty at once', () => {
  it('with one key and one body, in two processes, have one effect and one reply', async () => {
    const key = newKey()
    const outcomes = await Promise.allSettled(
      Array.from({ length: 16 }, (_, n) => estate('壬苑', key, n % 2 ? test : other)),
    )
    expect(refusalsOf(outcomes)).toEqual([])
    expect(new Set(winnersOf(outcomes).map(({ id }) => id)).size).toBe(1)
    expect(await countOf('壬苑')).toBe(1)
  })

  it('with one key and different bodies have one effect', async () => {
    const key = newKey()
    const outcomes = await Promise.allSettled(
      Array.from({ length: 16 }, (_, n) => estate(`癸苑${String(n)}`, key, n % 2 ? test : other)),
    )
    expect(winnersOf(outcomes)).toHaveLength(1)
    expect(refusalsOf(outcomes)).toEqual(['idempotency_key_reused'])
  })

  it('have two effects when the key is not what decides, so that the first proof can fail', async () => {
    const outcomes = await Promise.allSettled([
      test.call(announcements.create, draft(), { as: world.committee, key: newKey() }),
      test.call(announcements.create, draft(), { as: world.committee, key: newKey() }),
    ])
    expect(new Set(winnersOf(outcomes).map(({ id }) => id)).size).toBe(2)
  })

  const draft = () => ({
    params: params(),
    body: {
      title: '同文',
      body: noticeBody(),
      audience: toCommunity(world.communityId),
      signature: committeeSigns(world.communityId),
    },
  })
})

describe('a call that is still running', () => {
  it('is waited for, and then told as in flight', async () => {
    const key = newKey()
    const client = await test.admin.connect()
    try {
      // Somebody's transaction holds the key and does not end.
      await client.query('BEGIN')
      await client.query(
        `INSERT INTO idempotency_key (community_id, account_id, key, request_digest, status, reply)
         VALUES ($1, $2, $3, 'x', 0, '')`,
        [world.communityId, world.committee.accountId, key],
      )
      const started = Date.now()
      const found = await test.refuse(
        neighbourhood.createEstate,
        { params: params(), body: { name: '子苑' } },
        { as: world.committee, key },
      )
      expect(found).toMatchObject({ code: 'request_in_flight', status: 409, retryAfterSeconds: 1 })
      expect(Date.now() - started).toBeGreaterThan(2_500)
    } finally {
      await client.query('ROLLBACK')
      client.release()
    }
    await estate('子苑', key)
  })
})

describe('the key itself', () => {
  const send = (headers: Record<string, string>) =>
    test.inject({
      method: 'POST',
      url: `/api/v1/communities/${world.communityId}/estates`,
      headers: { authorization: `Bearer ${world.committee.accessToken}`, ...headers },
      payload: { name: '丑苑' },
    })

  it.each(['', 'short', 'x'.repeat(65), 'with spaces in between', 'кириллица-кириллица'])(
    'may not be %j',
    async (key) => {
      const reply = await send({ 'idempotency-key': key })
      expect(reply.statusCode).toBe(422)
      expect(reply.json()).toMatchObject({
        code: 'invalid_request',
        errors: [{ path: 'headers.idempotency-key', code: expect.stringMatching(/bad_format|required/) as string }],
      })
    },
  )

  it('may not be missing', async () => {
    expect((await send({})).json()).toMatchObject({
      code: 'invalid_request',
      errors: [{ path: 'headers.idempotency-key', code: 'required' }],
    })
    expect(await countOf('丑苑')).toBe(0)
  })

  it('is asked for by every POST of somebody signed in but authentication and reads by POST', () => {
    const without = everyEndpoint.filter((e) => e.method === 'POST' && e.access === 'account' && !e.idempotent)
    expect(without.map(({ id }) => id).toSorted()).toEqual([
      'announcements.confirm',
      'announcements.markRead',
      'announcements.preview',
      'binding.bind',
      'binding.issueSheets',
      'binding.preview',
      'binding.revealPhone',
      identity.attachWechatPhone.id,
      identity.sendStepUpCode.id,
      identity.signOut.id,
      identity.stepUp.id,
      'messages.markAllRead',
      'messages.markOfficeOneRead',
      'messages.markOfficeRead',
      'messages.markRead',
      'points.lookUpOrder',
      'privacy.deleteAccount',
      'register.reveal',
      // The key of a count is kept nowhere, not in a digest; a version and the log say whether it was done.
      'votes.count',
      'votes.issuePapers',
      'votes.recount',
      'votes.release',
    ])
  })
})
