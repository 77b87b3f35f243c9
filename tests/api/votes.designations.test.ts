import type { Session } from '@liren/shared/identity'
import { votesCasting } from '@liren/shared/votes.casting'
import { votesDesignations, type Designation } from '@liren/shared/votes.designations'
import { votesProxies } from '@liren/shared/votes.proxies'
import type { Decision } from '@liren/shared/votes.views'
import { startApp, type TestApp } from '../support/app.ts'
import { raceFor, refusalsOf, winnersOf } from '../support/race.ts'
import { createVotesWorld, plainVotePolicy, type VotesWorld } from '../support/votes.world.ts'

let test: TestApp
let world: VotesWorld
let b: Session
let c: Session
beforeAll(async () => {
  test = await startApp()
  world = await createVotesWorld(test)
  b = await world.owner('B')
  c = await world.owner('C')
})
afterAll(() => test.close())

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code?: string }) => error.code ?? JSON.stringify(error),
  )
const designated = { ...plainVotePolicy, coOwnerRule: 'DESIGNATED' as const }
const open = () => world.open({ policy: designated })
const headOf = async (decision: Decision, as: Session) => {
  const [head] = await world.heads(decision.id, as)
  if (!head) throw new Error('no head')
  return head
}
const at = async (decision: Decision, as: Session) => ({
  params: { communityId: world.communityId, decisionId: decision.id, headId: (await headOf(decision, as)).headId },
})
const see = async (decision: Decision, as: Session) =>
  test.call(votesDesignations.designation, await at(decision, as), { as })
const ownerOf = ({ owners }: Designation, isMe: boolean) => owners.find((one) => one.isMe === isMe)?.ownerId ?? ''
const name = async (decision: Decision, as: Session, ownerId: string) =>
  test.call(votesDesignations.designate, { ...(await at(decision, as)), body: { ownerId } }, { as })
const revoke = async (decision: Decision, as: Session) =>
  test.call(votesDesignations.undesignate, await at(decision, as), { as })

describe('co-owners who are to name one of them', () => {
  it('vote by phone once all have named the same one, and only that one does', async () => {
    const decision = await open()
    expect(await codeOf(world.cast(decision, b, { 1: 'FOR' }))).toBe('vote_undesignated')
    const before = await see(decision, b)
    expect([before.isAsked, before.owners.length, before.designatedId]).toEqual([true, 2, null])
    expect(before.owners.map(({ nameMasked }) => nameMasked).join()).not.toMatch(/白二平|陈三和/)
    const [me, other] = [ownerOf(before, true), ownerOf(before, false)]
    expect((await name(decision, b, other)).designatedId).toBeNull()
    // The other one names themself; from then on they cast, and B does not.
    expect((await name(decision, c, other)).designatedId).toBe(other)
    expect(await codeOf(world.cast(decision, b, { 1: 'FOR' }))).toBe('vote_not_entitled')
    expect((await world.heads(decision.id, b))[0]?.abilities.cast).toBe(false)
    await world.cast(decision, c, { 1: 'AGAINST' })
    expect(await codeOf(revoke(decision, b))).toBe('already_voted')
    expect(await codeOf(name(decision, c, me))).toBe('already_voted')
  })

  it('take it back until the ballot is in, and a proxy of whom they had named ends with it', async () => {
    const decision = await open()
    const other = ownerOf(await see(decision, b), false)
    await name(decision, b, other)
    await name(decision, c, other)
    const head = await headOf(decision, c)
    const body = { ...world.seal(decision, head, { 1: 'FOR' }), agentPhone: world.phones.D }
    const params = { communityId: world.communityId, decisionId: decision.id }
    const { id } = await test.call(votesProxies.grantProxy, { params, body }, { as: c })
    const after = await revoke(decision, b)
    expect([after.designatedId, after.abilities.revoke]).toEqual([null, false])
    const handIn = { params: { ...params, proxyId: id }, body: {} }
    expect(await codeOf(test.call(votesProxies.castProxy, handIn, { as: await world.owner('D') }))).not.toBe('ok')
    expect(await codeOf(world.cast(decision, c, { 1: 'FOR' }))).toBe('vote_undesignated')
  })

  it('are not asked where one owns alone, where whoever comes first may vote, nor for somebody else', async () => {
    const decision = await open()
    const d = await world.owner('D')
    expect((await see(decision, d)).isAsked).toBe(false)
    expect(await codeOf(world.cast(decision, d, { 1: 'FOR' }))).toBe('ok')
    const stranger = ownerOf(await see(decision, d), true)
    expect(await codeOf(name(decision, b, stranger))).toBe('vote_not_entitled')
    const first = await world.open()
    const named = await see(first, b)
    expect([named.isAsked, named.abilities.name]).toEqual([false, false])
    expect(await codeOf(name(first, b, ownerOf(named, true)))).toBe('vote_not_entitled')
  })

  it('cannot both be the one, however they race', async () => {
    const decision = await open()
    const seen = await see(decision, b)
    const [me, other] = [ownerOf(seen, true), ownerOf(seen, false)]
    await Promise.all([name(decision, b, me), name(decision, c, other)])
    expect((await see(decision, b)).designatedId).toBeNull()
    const cast = (as: Session) => codeOf(world.cast(decision, as, { 1: 'FOR' }))
    expect([await cast(b), await cast(c)]).toEqual(['vote_undesignated', 'vote_undesignated'])
  })

  it('either vote or take it back: of a ballot and a withdrawal at once one wins', async () => {
    for (let round = 0; round < 3; round += 1) {
      const decision = await open()
      const other = ownerOf(await see(decision, b), false)
      await name(decision, b, other)
      await name(decision, c, other)
      const body = world.seal(decision, await headOf(decision, c), { 1: 'FOR' })
      const params = { communityId: world.communityId, decisionId: decision.id }
      const place = await at(decision, b)
      const runners = [
        () => test.call(votesCasting.cast, { params, body }, { as: c }).then(() => 'cast'),
        () => test.call(votesDesignations.undesignate, place, { as: b }).then(() => 'revoked'),
      ]
      const outcomes = await raceFor(test.admin, 'vote_designation', runners, 1)
      expect(winnersOf(outcomes)).toHaveLength(1)
      expect(['already_voted', 'vote_undesignated']).toEqual(expect.arrayContaining(refusalsOf(outcomes)))
    }
  })
})
