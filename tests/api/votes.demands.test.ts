import type { Session } from '@liren/shared/identity'
import { messages } from '@liren/shared/messages'
import { votes } from '@liren/shared/votes.decisions'
import { votesDemands } from '@liren/shared/votes.demands'
import { startApp, type TestApp } from '../support/app.ts'
import { raceFor, refusalsOf, winnersOf } from '../support/race.ts'
import { createVotesWorld, type OwnerName, type VotesWorld } from '../support/votes.world.ts'

let test: TestApp
beforeAll(async () => {
  test = await startApp()
})
afterAll(() => test.close())

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code?: string }) => error.code ?? JSON.stringify(error),
  )
const at = (world: VotesWorld, demandId: string) => ({ params: { communityId: world.communityId, demandId } })
const inEstate = (world: VotesWorld) => ({ params: { communityId: world.communityId, estateId: world.estateId } })

/** Seven heads: two of them are a fifth. */
async function begin() {
  const world = await createVotesWorld(test)
  const start = async (name: OwnerName) =>
    test.call(
      votesDemands.start,
      {
        ...inEstate(world),
        body: { title: '解聘物业', text: '服务不到位。', matter: 'PROPERTY_MANAGER', consent: true },
      },
      { as: await world.owner(name) },
    )
  const join = (id: string, as: Session) =>
    test.call(votesDemands.join, { ...at(world, id), body: { consent: true } }, { as })
  const see = (id: string, as: Session) => test.call(votesDemands.demand, at(world, id), { as })
  return { world, start, join, see }
}
const draftsOf = async (demandId: string) =>
  (
    await test.admin.query<{ id: string; state: string }>(`SELECT id, state FROM vote_decision WHERE demand_id = $1`, [
      demandId,
    ])
  ).rows

describe('a demand for a meeting (物业管理条例 art. 13)', () => {
  it('counts heads of the register, once for co-owners, and opens a draft at a fifth', async () => {
    const { world, start, join, see } = await begin()
    const made = await start('B')
    expect(made).toMatchObject({
      ...{ state: 'open', counts: 'HEADS', joined: { heads: 1, areaCentiares: 100_00 }, decision: null },
      ...{ total: { heads: 7, areaCentiares: 800_00 }, needed: { heads: 2, areaCentiares: 160_00 } },
      ...{ mine: { heads: 1, joined: 1, byMe: 1 }, abilities: { join: false, leave: true, withdraw: true } },
    })
    expect(await codeOf(start('B'))).toBe('vote_demand_open')
    const c = await world.owner('C')
    expect(await codeOf(join(made.id, c))).toBe('vote_demand_joined')
    expect(await see(made.id, c)).toMatchObject({ mine: { heads: 1, joined: 1, byMe: 0 }, abilities: { leave: false } })
    const reached = await join(made.id, await world.owner('D'))
    expect(reached).toMatchObject({
      ...{ state: 'reached', joined: { heads: 2 }, addressedTo: 'OWNERS_COMMITTEE' },
      decision: { state: 'DRAFT', title: '解聘物业', isReadable: false },
    })
    const [draft] = await draftsOf(made.id)
    expect(await world.detail(draft?.id ?? '')).toMatchObject({
      ...{ state: 'DRAFT', isTemporary: true, title: '解聘物业', demandId: made.id },
      ...{ organiser: { kind: 'OWNERS_COMMITTEE' }, motions: [{ matter: 'PROPERTY_MANAGER', title: '解聘物业' }] },
    })
    expect(await codeOf(test.call(votesDemands.leave, at(world, made.id), { as: c }))).toBe('vote_demand_over')
    expect(await codeOf(test.call(votesDemands.withdraw, at(world, made.id), { as: await world.owner('B') }))).toBe(
      'vote_demand_over',
    )
    for (const as of [world.organiser, world.committee, await world.owner('B')]) {
      const params = { communityId: world.communityId }
      const told = (await test.call(messages.inbox, { params, query: {} }, { as })).items
      expect(told.some(({ kind, subjectId }) => kind === 'vote_demand' && subjectId === made.id)).toBe(true)
    }
  })

  it('is not dropped in silence: when it came, what became of it and why stay to be read', async () => {
    const { world, start, join, see } = await begin()
    const { id } = await start('E')
    expect(await codeOf(answer('不办'))).toBe('vote_step_illegal')
    await join(id, await world.owner('F'))
    const [draft] = await draftsOf(id)
    await world.step(draft?.id ?? '', { step: 'CANCEL', ground: 'WITHDRAWN', reason: '物业已整改。' })
    const seen = await see(id, await world.owner('H'))
    expect(seen.decision).toMatchObject({ state: 'CANCELLED', reason: '物业已整改。', isReadable: true })
    expect(seen.reachedAt).not.toBeNull()
    expect(await codeOf(answer('我们决定不办。', await world.owner('H')))).toBe('forbidden')
    await answer('下月再议。')
    expect(await codeOf(answer('改口。'))).toBe('vote_remark_answered')
    expect((await see(id, await world.owner('H'))).answer?.text).toBe('下月再议。')

    function answer(text: string, as = world.organiser) {
      return test.call(votesDemands.answer, { ...at(world, id), body: { text } }, { as })
    }
  })

  it('goes to the residents’ committee where no committee of owners is', async () => {
    const { world, start, join } = await begin()
    await test.admin.query(`UPDATE role_grant SET ended_at = app.now() WHERE account_id = $1`, [
      world.organiser.accountId,
    ])
    const { id } = await start('E')
    expect(await join(id, await world.owner('F'))).toMatchObject({
      ...{ state: 'reached', addressedTo: 'RESIDENTS_COMMITTEE', decision: null },
    })
    const answering = { ...at(world, id), body: { text: '已启动筹备组。' } }
    await test.call(votesDemands.answer, answering, { as: world.committee })
    const { items } = await test.call(votesDemands.demands, at(world, id), { as: world.committee })
    expect(items[0]).toMatchObject({ id, answer: { text: '已启动筹备组。' } })
  })

  it('is left and withdrawn before a fifth, and does not count whoever sold', async () => {
    const { world, start, join, see } = await begin()
    const { id } = await start('A')
    const a = await world.owner('A')
    expect((await test.call(votesDemands.leave, at(world, id), { as: a })).joined.heads).toBe(0)
    await join(id, a)
    await test.admin.query(`UPDATE residence SET ended_at = app.now() WHERE account_id = $1`, [a.accountId])
    const joined = await join(id, await world.owner('D'))
    expect([joined.state, joined.joined.heads]).toEqual(['open', 1])
    const { id: other } = await start('G')
    expect(await codeOf(test.call(votesDemands.withdraw, at(world, other), { as: await world.owner('H') }))).toBe(
      'forbidden',
    )
    await test.call(votesDemands.withdraw, at(world, other), { as: await world.owner('G') })
    expect(await codeOf(join(other, await world.owner('H')))).toBe('vote_demand_over')
    expect((await see(other, await world.owner('H'))).state).toBe('withdrawn')
  })

  it('is counted otherwise only where the owners’ own rules say so', async () => {
    const { world, start, join } = await begin()
    const set = (counts: 'HEADS' | 'AREA' | 'BOTH', basis: string | null, as = world.committee) =>
      test.call(votesDemands.setCounts, { ...inEstate(world), body: { counts, basis } }, { as })
    expect(await codeOf(set('AREA', null))).toBe('vote_reason_missing')
    expect(await codeOf(set('AREA', '议事规则第 8 条', world.organiser))).toBe('forbidden')
    expect(await set('AREA', '议事规则第 8 条')).toMatchObject({ counts: 'AREA', basis: '议事规则第 8 条' })
    // A's two flats are a quarter of the area, and one head of seven.
    expect(await start('A')).toMatchObject({ state: 'reached', joined: { heads: 1, areaCentiares: 200_00 } })
    await set('BOTH', '议事规则第 8 条')
    const { id, state } = await start('D')
    expect([state, (await join(id, await world.owner('E'))).state]).toEqual(['open', 'reached'])
  })

  it('opens exactly one draft, whoever of many crosses the fifth', async () => {
    const { world, start, join } = await begin()
    const { id } = await start('D')
    const people = await Promise.all((['A', 'E', 'F', 'G', 'H'] as const).map((name) => world.owner(name)))
    const runners = people.map((as) => () => join(id, as))
    const outcomes = await raceFor(test.admin, 'vote_demand_join', runners, 1)
    expect([winnersOf(outcomes).length, refusalsOf(outcomes)]).toEqual([1, ['vote_demand_over']])
    expect(await draftsOf(id)).toHaveLength(1)
    const { items } = await test.call(
      votes.list,
      { params: { communityId: world.communityId } },
      { as: world.organiser },
    )
    expect(items).toHaveLength(1)
  })
})
