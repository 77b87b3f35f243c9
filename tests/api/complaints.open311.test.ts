import { complaints } from '@liren/shared/complaints.orders'
import { complaintPartners } from '@liren/shared/complaints.partners'
import type { RequestOf } from '@liren/shared/endpoint'
import type { Session } from '@liren/shared/identity'
import { open311 } from '@liren/shared/open311'
import { rolesApi } from '@liren/shared/roles'
import { createHmac } from 'node:crypto'
import { newPhone, startApp, type TestApp } from '../support/app.ts'
import { complaintsOf, takeAll, wayToDone, type Complaints } from '../support/complaints.ts'
import { fromHotline } from '../support/matrix.complaints.ts'
import { buildingAt, createWorld, unitAt, type World } from '../support/world.ts'

let test: TestApp
let world: World
let all: Complaints
let firm: Session
let key: string
let partnerId: string

/** What was sent outside, and what the next answers are; a success when nothing is said. */
const sent: { url: string; headers: Record<string, string>; body: string }[] = []
const answers: number[] = []

beforeAll(async () => {
  test = await startApp({
    postOutside: (url, post) => {
      sent.push({ url: url.href, ...post })
      return Promise.resolve(answers.shift() ?? 204)
    },
  })
})
afterAll(() => test.close())
beforeEach(async () => {
  world = await createWorld(test)
  all = complaintsOf(test, world)
  firm = await world.grant('property_staff', 'estate', world.estateId)
  const made = await test.call(complaintPartners.addPartner, { ...here(), body: { name: '区热线平台' } }, committee())
  key = made.key
  partnerId = made.partner.id
})

const committee = () => ({ as: world.committee })
const here = () => ({ params: { communityId: world.communityId } })
const about = (requestId: string) => ({ params: { ...here().params, requestId } })
type Body = RequestOf<typeof open311.create>['body']
const create = async (more: Partial<Body> = {}) => {
  const body = { ...fromHotline(key, buildingAt(world, 0)), ...more }
  const [made] = await test.call(open311.create, { ...here(), body })
  return made?.service_request_id ?? ''
}
const list = (query: Omit<RequestOf<typeof open311.requests>['query'] & object, 'api_key'> = {}) =>
  test.call(open311.requests, { ...here(), query: { ...query, api_key: key } })
const updates = (id: string) => test.call(open311.updates, { ...about(id), query: { api_key: key } })

describe('the list of a partner', () => {
  it('is had page by page, newest first, each once', async () => {
    const made: string[] = []
    for (let n = 0; n < 5; n += 1) made.push(await create({ external_id: `P-${String(n)}` }))
    const pageOf = async (page: number) => (await list({ page, page_size: 2 })).map(({ service_request_id: id }) => id)
    const newest = made.toReversed()
    expect([await pageOf(1), await pageOf(2), await pageOf(3)]).toEqual([
      newest.slice(0, 2),
      newest.slice(2, 4),
      newest.slice(4),
    ])
    expect(await pageOf(4)).toEqual([])
    expect((await list()).map(({ service_request_id: id }) => id)).toEqual(newest)
    for (const query of [{ page: 0 }, { page_size: 101 }, { page: 101 }])
      expect((await test.refuse(open311.requests, { ...here(), query: { ...query, api_key: key } })).code).toBe(
        'invalid_request',
      )
  })
})

describe('a partner', () => {
  it('reports for a resident, who alone confirms; the matter is sent on by the rules', async () => {
    const phone = newPhone()
    const home = { phone, nickname: '刘女士', unitId: unitAt(world, 0, 0), relation: 'tenant' as const }
    await test.call(rolesApi.placeResident, { ...here(), body: home }, committee())
    const id = await create({ phone })
    const [request] = await list()
    expect(request).toMatchObject({
      ...{ service_request_id: id, status: 'open', service_code: 'environment', external_id: 'DH-1' },
      ...{ agency_responsible: '枫林苑', address: '枫林苑 1幢', address_id: buildingAt(world, 0) },
    })
    const caller = await test.signIn(phone)
    const { items } = await test.call(complaints.mine, here(), { as: caller })
    expect(items.map((row) => row.id)).toEqual([id])
    const { steps } = await takeAll(all, firm, id, wayToDone)
    expect(steps[0]).toMatchObject({ step: 'REPORT', isOnBehalf: true, facts: { partner: '区热线平台' } })
    expect((await list())[0]).toMatchObject({ status: 'open', status_notes: '已处理，待诉求人确认' })
    await all.take(caller, id, { step: 'CONFIRM', rating: { isSolved: true, satisfaction: 'satisfied' } })
    expect(await list({ status: 'open' })).toEqual([])
    expect((await list({ status: 'closed' })).map((one) => one.service_request_id)).toEqual([id])
  })

  it('reports once under each number of its own, whatever comes twice or at once', async () => {
    const ids = await Promise.allSettled(Array.from({ length: 5 }, () => create()))
    const made = new Set(ids.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])))
    expect(made.size).toBe(1)
    expect(await create()).toBe([...made][0])
    expect(await list()).toHaveLength(1)
    expect(await create({ external_id: 'DH-2' })).not.toBe([...made][0])
  })

  it('hears what happened, without who complained, and adds words once', async () => {
    const id = await create({ first_name: '来电的刘女士' })
    const say = (update_id: string) =>
      test.call(open311.comment, { ...about(id), body: { api_key: key, update_id, description: '来电人说还有异味。' } })
    expect(await say('u1')).toMatchObject([{ update_id: 'u1', description: '补充说明：来电人说还有异味。' }])
    await say('u1')
    await takeAll(all, firm, id, wayToDone)
    await all.take(world.committee, id, { step: 'NOTE', note: '刘女士电话打不通' })
    const told = await updates(id)
    expect(told.filter(({ update_id }) => update_id === 'u1')).toHaveLength(1)
    expect(told.at(-1)).toMatchObject({ description: '处理完毕：换了灯管。', status: 'open' })
    expect(JSON.stringify([told, await list()])).not.toContain('刘女士')
    const seen = await all.detail(firm, id)
    expect(seen.steps.filter(({ party }) => party === 'PARTNER')).toMatchObject([
      { step: 'NOTE', note: '来电人说还有异味。', facts: { partner: '区热线平台' } },
    ])
  })

  it('sees of others only what the committee hands over, and its author hears of that', async () => {
    const author = await world.resident(unitAt(world, 0, 0))
    const { id } = await all.report(author)
    const one = { ...about(id), query: { api_key: key } }
    expect((await test.refuse(open311.request, one)).code).toBe('not_found')
    expect((await all.refuse(firm, id, { step: 'SHARE', partnerId, note: '请养护' })).code).toBe('forbidden')
    const shared = await all.take(world.committee, id, { step: 'SHARE', partnerId, note: '路灯归养护公司，请一起看。' })
    expect(shared.steps.at(-1)).toMatchObject({ step: 'SHARE', facts: { partner: '区热线平台' } })
    expect(await test.call(open311.request, one)).toMatchObject([{ service_request_id: id, external_id: null }])
    const nobody = { step: 'SHARE', partnerId: world.communityId, note: '无' } as const
    expect((await all.refuse(world.committee, id, nobody)).code).toBe('complaint_partner_unknown')
  })
})

describe('the key of a partner', () => {
  const services = (api_key: string) => ({ ...here(), query: { api_key } })

  it('is another one once it is renewed, and none once the partner is out', async () => {
    expect((await test.call(open311.services, services(key))).map(({ service_code }) => service_code)).not.toContain(
      'dispute',
    )
    const at = { params: { ...here().params, partnerId } }
    const { key: next } = await test.call(complaintPartners.renewPartner, at, committee())
    expect((await test.refuse(open311.services, services(key))).code).toBe('unauthenticated')
    await test.call(open311.services, services(next))
    await test.call(complaintPartners.removePartner, at, committee())
    expect((await test.refuse(open311.services, services(next))).code).toBe('unauthenticated')
  })

  it('is not in the database, and is guessed by nobody', async () => {
    const [id = '', secret = ''] = key.split('.')
    const { rows } = await test.admin.query<{ found: boolean }>(
      `SELECT bool_or(t::text LIKE '%' || $1 || '%') AS found FROM complaint_partner t`,
      [secret],
    )
    expect(rows[0]?.found).toBe(false)
    const kept = await test.admin.query<{ found: boolean }>(
      `SELECT bool_or(t::text LIKE '%' || $1 || '%') AS found FROM idempotency_key t`,
      [secret],
    )
    expect(kept.rows[0]?.found).toBe(false)
    for (const bad of ['x', id, `${id}.`, `${id}.${'A'.repeat(secret.length)}`, `${secret}.${id}`])
      expect((await test.refuse(open311.services, services(bad))).code).toBe('unauthenticated')
  })
})

describe('a partner that is called', () => {
  const url = 'https://hotline.example.org/liren'
  const register = (to: string | null, as: Session) =>
    test.call(complaintPartners.setCallback, { params: { ...here().params, partnerId }, body: { url: to } }, { as })
  /** Jobs that failed are due again at once. */
  const again = async () => {
    await test.admin.query('UPDATE graphile_worker._private_jobs SET run_at = now() WHERE attempts > 0')
    await test.runJobs()
  }

  it('hears of every step, signed, in the order of its numbers, and again until it has taken it', async () => {
    const operator = await test.operator()
    const { secret } = await register(url, operator)
    const seen = async (as: Session) => {
      const { items, abilities } = await test.call(complaintPartners.partners, here(), { as })
      const { isCalled, callbackUrl } = items.find(({ id: one }) => one === partnerId) ?? {}
      return { isCalled, callbackUrl, ...abilities }
    }
    expect(await seen(operator)).toEqual({ isCalled: true, callbackUrl: url, edit: false, setCallback: true })
    expect(await seen(world.committee)).toEqual({ isCalled: true, callbackUrl: null, edit: true, setCallback: false })
    const id = await create()
    await test.runJobs()
    sent.length = 0
    answers.push(500, 503)
    await all.take(firm, id, { step: 'ACCEPT' })
    await test.runJobs()
    expect(sent).toHaveLength(1)
    await again()
    await again()
    await again()
    expect(sent).toHaveLength(3)
    expect(new Set(sent.map(({ headers }) => headers['x-liren-delivery'])).size).toBe(1)
    const [{ url: to, headers, body } = { url: '', headers: {}, body: '' }] = sent.slice(-1)
    expect(to).toBe(url)
    const time = headers['x-liren-time'] ?? ''
    const wanted = createHmac('sha256', secret ?? '')
      .update(`${time}.${body}`)
      .digest('hex')
    expect(headers['x-liren-signature']).toBe(wanted)
    expect(JSON.parse(body)).toMatchObject({
      request: { service_request_id: id, status: 'open', external_id: 'DH-1' },
      update: { description: '接单' },
    })
    expect(body).not.toContain('来电人')
  })

  it('hears no more once an operator ended it, and only an operator says where', async () => {
    const operator = await test.operator()
    await register(url, operator)
    const id = await create()
    await register(null, operator)
    sent.length = 0
    await all.take(firm, id, { step: 'ACCEPT' })
    await test.runJobs()
    expect(sent).toEqual([])
    const params = { ...here().params, partnerId }
    const body = { url }
    expect((await test.refuse(complaintPartners.setCallback, { params, body }, committee())).code).toBe('forbidden')
    for (const bad of [
      'http://hotline.example.org',
      'https://127.0.0.1/x',
      'https://[::1]/x',
      'ftp://x.example',
      'x',
    ]) {
      const refused = { params, body: { url: bad } }
      expect((await test.refuse(complaintPartners.setCallback, refused, { as: operator })).code).toBe('invalid_request')
    }
  })
})
