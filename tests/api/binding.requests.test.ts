import { binding } from '@liren/shared/binding'
import type { Session } from '@liren/shared/identity'
import { messages } from '@liren/shared/messages'
import { neighbourhood } from '@liren/shared/neighbourhood'
import { newPhone, startApp, type TestApp } from '../support/app.ts'
import { raceFor, refusalsOf, winnersOf } from '../support/race.ts'
import { plantOwner } from '../support/slips.ts'
import { createWorld, entranceAt, unitAt, type World } from '../support/world.ts'

let test: TestApp
let world: World
beforeAll(async () => {
  test = await startApp()
  world = await createWorld(test)
})
afterAll(() => test.close())

const params = () => ({ communityId: world.communityId })
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code?: string }) => error.code ?? JSON.stringify(error),
  )
interface Draft {
  unitLabel?: string
  relation?: 'owner' | 'tenant'
  note?: string
  at?: World
  entrance?: number
}
const ask = (as: Session, { at = world, entrance = 0, unitLabel = '101', relation = 'tenant', note }: Draft = {}) => {
  const where = { communityId: at.communityId, entranceId: entranceAt(at, 0, entrance), unitLabel }
  const said = note === undefined ? {} : { note }
  return test.call(binding.request, { body: { ...where, relation, nickname: '小林', ...said } }, { as })
}
const mine = (as: Session) => test.call(binding.mine, {}, { as })
const listed = async (status: 'pending' | 'refused' = 'pending', as = world.committee) =>
  (await test.call(binding.requests, { params: params(), query: { status, limit: 50 } }, { as })).items
const approve = (requestId: string, body: { verify?: 'deed'; ownerId?: string } = {}, as = world.committee) =>
  test.call(binding.approve, { params: { ...params(), requestId }, body }, { as })
const refuse = (requestId: string, as = world.committee) =>
  test.call(binding.refuse, { params: { ...params(), requestId }, body: { reason: '租约已到期' } }, { as })
const withdraw = (requestId: string, as: Session) =>
  test.call(binding.withdrawRequest, { params: { requestId } }, { as })
const inbox = async (as: Session) => (await test.call(messages.inbox, { params: params() }, { as })).items

describe('a stranger finds the place', () => {
  const search = (q: string) => test.call(binding.searchPlaces, { query: { q } })

  it('by a part of its name or of the community’s, signed in or not, down to the entrances', async () => {
    const found = (await search('枫林')).items.find(({ community }) => community.id === world.communityId)
    expect(found).toMatchObject({ community: { name: '枫林社区' }, estateId: world.estateId, estateName: '枫林苑' })
    expect(found?.buildings.map(({ name, entrances }) => [name, entrances.map((one) => one.name)])).toEqual([
      ['1幢', ['1单元', '2单元']],
      ['2幢', ['1单元', '2单元']],
    ])
    const byCommunity = (await search('枫林社')).items.map(({ community }) => community.id)
    expect(byCommunity).toContain(world.communityId)
  })

  it('first those whose own name holds the words, then others of a community that does', async () => {
    const add = (name: string) =>
      test.call(neighbourhood.createEstate, { params: params(), body: { name, ordinal: 9 } }, { as: world.committee })
    for (const name of ['南苑', '枫林苑西区']) await add(name)
    const names = (await search('枫林')).items.map(({ estateName }) => estateName)
    expect(names.indexOf('枫林苑')).toBeLessThan(names.indexOf('枫林苑西区'))
    expect(names.indexOf('枫林苑西区')).toBeLessThan(names.indexOf('南苑'))
  })

  it('and learns of no flat and no person, whatever is typed', async () => {
    const reply = await test.inject({ url: `/api/v1/places/search?q=${encodeURIComponent('枫')}` })
    for (const secret of [unitAt(world, 0, 0), '"101"', world.committee.accountId])
      expect(reply.body).not.toContain(secret)
    expect((await search('不存在的小区')).items).toEqual([])
    for (const pattern of ['%', '_', '\\', '.*']) expect((await search(pattern)).items).toEqual([])
    expect(await codeOf(search(' '))).toBe('invalid_request')
  })
})

describe('a request', () => {
  it('waits, is shown to the committee with what it needs to decide, and opens the flat when approved', async () => {
    const phone = newPhone()
    const me = await test.signIn(phone)
    const { id } = await ask(me, { unitLabel: '１０１室', note: '房东是王先生' })
    expect(await mine(me)).toMatchObject({
      flats: [],
      requests: [{ id, label: '1幢 1单元 101', estateName: '枫林苑', status: 'pending', decidedAt: null }],
    })
    const shown = (await listed()).find((one) => one.id === id)
    expect(shown).toMatchObject({
      label: '枫林苑 1幢 1单元 101',
      nickname: '小林',
      phoneMasked: `${phone.slice(0, 3)}****${phone.slice(-4)}`,
      note: '房东是王先生',
      relation: 'tenant',
    })
    const { residenceId } = await approve(id)
    expect(await mine(me)).toMatchObject({
      flats: [{ residenceId, standing: 'living' }],
      requests: [{ id, status: 'approved' }],
    })
    expect(await inbox(me)).toMatchObject([{ kind: 'binding_approved', subjectId: id }])
    expect((await listed()).map((one) => one.id)).not.toContain(id)
  })

  it('of an owner is approved with or without a check', async () => {
    const phone = newPhone()
    const [unchecked, checked, known] = [
      await test.signIn(newPhone()),
      await test.signIn(newPhone()),
      await test.signIn(phone),
    ]
    await approve((await ask(unchecked, { relation: 'owner' })).id)
    expect((await mine(unchecked)).flats).toMatchObject([{ standing: 'owner_unverified' }])
    await approve((await ask(checked, { relation: 'owner' })).id, { verify: 'deed' })
    expect((await mine(checked)).flats).toMatchObject([{ standing: 'owner_verified', verification: 'deed' }])
    const ownerId = await plantOwner(test, world, unitAt(world, 0, 0), phone)
    const { id } = await ask(known, { relation: 'owner' })
    expect((await listed()).find((one) => one.id === id)?.owners).toEqual([
      { ownerId, nameMasked: '张*', phoneMatches: true },
    ])
    await approve(id)
    expect((await mine(known)).flats).toMatchObject([{ standing: 'owner_verified', verification: 'phone' }])
  })

  it('of a tenant is not checked as an owner', async () => {
    const { id } = await ask(await test.signIn(newPhone()))
    expect(await codeOf(approve(id, { verify: 'deed' }))).toBe('relation_not_owner')
  })

  it('is refused with a reason, which who asked reads, stranger or neighbour', async () => {
    const stranger = await test.signIn(newPhone())
    await refuse((await ask(stranger)).id)
    expect((await mine(stranger)).requests).toMatchObject([{ status: 'refused', reason: '租约已到期' }])
    const neighbour = await world.resident(unitAt(world, 0, 0))
    const { id } = await ask(neighbour, { unitLabel: '102' })
    await refuse(id)
    expect(await inbox(neighbour)).toMatchObject([{ kind: 'binding_refused', subjectId: id }])
    expect((await listed('refused')).find((one) => one.id === id)).toMatchObject({ reason: '租约已到期' })
  })

  it('is taken back by who made it, and by nobody else, as long as nobody decided', async () => {
    const me = await test.signIn(newPhone())
    const { id } = await ask(me)
    expect(await codeOf(withdraw(id, await test.signIn(newPhone())))).toBe('not_found')
    await withdraw(id, me)
    expect((await mine(me)).requests).toMatchObject([{ status: 'withdrawn' }])
    for (const late of [() => withdraw(id, me), () => approve(id), () => refuse(id)])
      expect(await codeOf(late())).toBe('binding_request_closed')
  })

  it('for a flat that was split meanwhile is not approved', async () => {
    const { id } = await ask(await test.signIn(newPhone()), { entrance: 1, unitLabel: '102' })
    await test.admin.query('UPDATE unit SET ended_at = app.now() WHERE id = $1', [unitAt(world, 0, 1, 1)])
    expect(await codeOf(approve(id))).toBe('unit_unknown')
    await test.admin.query('UPDATE unit SET ended_at = NULL')
    expect(await codeOf(approve(id))).toBe('ok')
  })

  it('names a door that is there', async () => {
    const me = await test.signIn(newPhone())
    expect(await codeOf(ask(me, { unitLabel: '909' }))).toBe('unit_unknown')
    const other = await createWorld(test)
    const body = { ...params(), entranceId: entranceAt(other, 0, 0), unitLabel: '101', relation: 'tenant' as const }
    expect(await codeOf(test.call(binding.request, { body }, { as: me }))).toBe('not_found')
  })

  it('is made once for a flat, never for one’s own, and at most five wait at once', async () => {
    const me = await test.signIn(newPhone())
    await ask(me)
    expect(await codeOf(ask(me))).toBe('binding_request_open')
    const neighbour = await world.resident(unitAt(world, 0, 0))
    expect(await codeOf(ask(neighbour))).toBe('residence_already_held')
    await ask(me, { unitLabel: '102' })
    const other = await createWorld(test)
    const rest: Draft[] = [
      { entrance: 1 },
      { entrance: 1, unitLabel: '102' },
      { at: other },
      { at: other, unitLabel: '102' },
    ]
    // All at once: none of them slips past the number.
    const outcomes = await Promise.allSettled(rest.map((draft) => ask(me, draft)))
    expect(winnersOf(outcomes)).toHaveLength(3)
    expect(refusalsOf(outcomes)).toEqual(['binding_requests_full'])
  })

  it('of the committee itself is decided by somebody else of the committee', async () => {
    const { id } = await ask(world.committee, { relation: 'owner' })
    expect(await codeOf(approve(id, { verify: 'deed' }))).toBe('forbidden')
    expect(await codeOf(refuse(id))).toBe('forbidden')
    expect((await mine(world.committee)).flats).toEqual([])
  })

  it('is decided by nobody but the committee of its community', async () => {
    const me = await world.resident(unitAt(world, 0, 0))
    const { id } = await ask(me, { unitLabel: '102' })
    const staff = await world.grant('property_staff', 'estate', world.estateId)
    const other = await createWorld(test)
    for (const [as, said] of [
      [me, 'forbidden'],
      [staff, 'forbidden'],
      [world.operator, 'forbidden'],
      [other.committee, 'not_found'],
    ] as const) {
      expect(await codeOf(approve(id, {}, as))).toBe(said)
      expect(await codeOf(refuse(id, as))).toBe(said)
    }
    expect((await mine(me)).requests).toMatchObject([{ status: 'pending' }])
  })

  it('is decided once, however many decide at once', async () => {
    const me = await test.signIn(newPhone())
    const { id } = await ask(me, { relation: 'owner' })
    const deciders = Array.from({ length: 8 }, (_, n) => (): Promise<object> => (n % 2 ? approve(id) : refuse(id)))
    const outcomes = await raceFor(test.admin, 'binding_request', deciders)
    expect(winnersOf(outcomes)).toHaveLength(1)
    expect(refusalsOf(outcomes)).toEqual(['binding_request_closed'])
    const { flats, requests } = await mine(me)
    expect(flats.length).toBe(requests[0]?.status === 'approved' ? 1 : 0)
  })

  it('is made once when it is sent again', async () => {
    const me = await test.signIn(newPhone())
    const body = { ...params(), entranceId: entranceAt(world, 0, 0), unitLabel: '101', relation: 'tenant' as const }
    const send = () => test.call(binding.request, { body }, { as: me, key: 'the-same-key-again' })
    expect(await send()).toEqual(await send())
    expect((await mine(me)).requests).toHaveLength(1)
  })
})
