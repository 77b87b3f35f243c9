import { votesCasting } from '@liren/shared/votes.casting'
import { votesPaper } from '@liren/shared/votes.paper'
import { votesProxies } from '@liren/shared/votes.proxies'
import type { Session } from '@liren/shared/identity'
import type { Decision } from '@liren/shared/votes.views'
import { withContext } from '../../server/src/platform/db/context.ts'
import { pgErrorOf } from '../../server/src/platform/constraints.ts'
import { append } from '../../server/src/features/votes/votes.log.service.ts'
import { insertEffective } from '../../server/src/features/votes/votes.ballots.store.ts'
import { sweepVotes } from '../../server/src/features/votes/votes.closing.service.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { raceFor, refusalsOf, untilWaiting, winnersOf } from '../support/race.ts'
import { buildingAt } from '../support/world.ts'
import { clock, createVotesWorld, day, type VotesWorld } from '../support/votes.world.ts'

let test: TestApp
let world: VotesWorld
beforeAll(async () => {
  test = await startApp()
  world = await createVotesWorld(test)
})
afterAll(() => test.close())

const at = (decisionId: string) => ({ params: { communityId: world.communityId, decisionId } })
const headOf = async (decision: Decision, as: Session) => {
  const [head] = await world.heads(decision.id, as)
  if (!head) throw new Error('no head')
  return head
}
/** A ballot made beforehand, so that nothing but the casting is raced. */
const ready = async (decision: Decision, as: Session, choice = 'FOR') => {
  const body = world.seal(decision, await headOf(decision, as), { 1: choice })
  return () => test.call(votesCasting.cast, { ...at(decision.id), body }, { as })
}
const ballotsIn = async (decisionId: string) =>
  (
    await test.admin.query<{ seq: number; at: Date }>(
      `SELECT seq, at FROM vote_log WHERE decision_id = $1 AND kind = 'ballot' ORDER BY seq`,
      [decisionId],
    )
  ).rows

describe('one ballot counts for a head', () => {
  it('whichever of two devices comes first', async () => {
    const decision = await world.open()
    const d = await world.owner('D')
    const runners = [
      await ready(decision, d, 'FOR'),
      await ready(decision, d, 'AGAINST'),
      await ready(decision, d, 'ABSTAIN'),
    ]
    const outcomes = await raceFor(test.admin, 'effective_ballot', runners, 1)
    expect([winnersOf(outcomes).length, refusalsOf(outcomes)]).toEqual([1, ['already_voted']])
    expect(await ballotsIn(decision.id)).toHaveLength(1)
  })

  it('whichever of two co-owners comes first', async () => {
    const decision = await world.open()
    const runners = [await ready(decision, await world.owner('B')), await ready(decision, await world.owner('C'))]
    const outcomes = await raceFor(test.admin, 'effective_ballot', runners, 1)
    expect([winnersOf(outcomes).length, refusalsOf(outcomes)]).toEqual([1, ['already_voted']])
  })

  it('from the principal or from the proxy', async () => {
    const decision = await world.open()
    const [a, d] = [await world.owner('A'), await world.owner('D')]
    const body = { ...world.seal(decision, await headOf(decision, a), { 1: 'FOR' }), agentPhone: world.phones.D }
    const { id: proxyId } = await test.call(votesProxies.grantProxy, { ...at(decision.id), body }, { as: a })
    const asProxy = () =>
      test.call(votesProxies.castProxy, { params: { ...at(decision.id).params, proxyId }, body: {} }, { as: d })
    const outcomes = await raceFor(test.admin, 'effective_ballot', [asProxy, await ready(decision, a)], 1)
    expect(winnersOf(outcomes)).toHaveLength(1)
    expect(['already_voted', 'vote_proxy_over']).toEqual(expect.arrayContaining(refusalsOf(outcomes)))
    expect(await ballotsIn(decision.id)).toHaveLength(1)
  })

  it('and a sealed paper keeps no phone from voting', async () => {
    const decision = await world.open()
    const sheets = { ...at(decision.id), body: { buildingId: buildingAt(world, 1), unitId: null } }
    await test.call(votesPaper.issue, sheets, { as: world.organiser })
    const papers = await test.call(votesPaper.list, at(decision.id), { as: world.organiser })
    const number = papers.items.find(({ unitLabels }) => unitLabels.includes('2幢 1单元 101'))?.number ?? 0
    const receive = () =>
      test.call(
        votesPaper.receive,
        { params: { ...at(decision.id).params, number }, body: {} },
        { as: world.organiser },
      )
    const outcomes = await raceFor<unknown>(
      test.admin,
      'vote_log',
      [receive, await ready(decision, await world.owner('E'))],
      1,
    )
    expect([winnersOf(outcomes).length, refusalsOf(outcomes)]).toEqual([2, []])
  })
})

describe('without the lock of the decision', () => {
  const entry = async (now: Date, kind: 'delivery' | 'ballot' = 'delivery') => ({
    kind,
    at: now,
    body: {},
    actorId: null,
  })
  /** Does both in transactions that overlap: the second writes before the first has committed. */
  async function overlapping(
    communityId: string,
    work: (db: Parameters<Parameters<typeof withContext>[2]>[0], n: number) => Promise<unknown>,
  ) {
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    let written = () => {}
    const begun = new Promise<void>((resolve) => {
      written = resolve
    })
    const run = (n: number) =>
      withContext(test.pool, { communityId }, async (db) => {
        await work(db, n)
        if (n > 0) return
        written()
        await held
      })
    const first = run(0)
    await begun
    const second = run(1).then(
      () => 'it worked',
      (error: unknown) => (pgErrorOf(error) as { constraint?: string } | null)?.constraint ?? String(error),
    )
    await untilWaiting(test.admin)
    release()
    await first
    return second
  }

  it('the key of the log lets one entry have a seq', async () => {
    const { id: decisionId } = await world.open()
    const { communityId } = world
    const now = await clock(test)
    const said = await overlapping(communityId, async (db) => append(db, { communityId, decisionId }, await entry(now)))
    expect(said).toBe('vote_log_pk')
  })

  it('the key of the effective ballots lets one count for a head', async () => {
    const decision = await world.open()
    const { communityId } = world
    const a = await world.owner('A')
    const head = await headOf(decision, a)
    const row = { headId: head.headId, seq: 1, castBy: a.accountId }
    const said = await overlapping(communityId, (db) =>
      insertEffective(db, { communityId, decisionId: decision.id }, row),
    )
    expect(said).toBe('effective_ballot_pk')
  })
})

describe('the close', () => {
  it('is exact: of two hundred clients around it none is taken in at or after it', async () => {
    const decision = await world.open()
    const names = ['A', 'B', 'D', 'E', 'F', 'G', 'H'] as const
    const casts = await Promise.all(names.map(async (name) => ready(decision, await world.owner(name))))
    const now = await clock(test)
    const closesAt = new Date(now.getTime() + 700)
    await test.admin.query('UPDATE vote_decision SET closes_at = $2 WHERE id = $1', [decision.id, closesAt])
    const begin = Date.now()
    const outcomes = await Promise.allSettled(
      Array.from({ length: 200 }, async (_, n) => {
        const due = 650 + (n / 200) * 100
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - (Date.now() - begin))))
        return casts[n % casts.length]?.()
      }),
    )
    const allowed = ['vote_closed', 'already_voted', 'overloaded', 'too_many_requests']
    expect(allowed).toEqual(expect.arrayContaining(refusalsOf(outcomes)))
    for (const receipt of winnersOf(outcomes)) expect(new Date(receipt?.at ?? 0) < closesAt).toBe(true)
    await sweepVotes(test.pool)
    const taken = await ballotsIn(decision.id)
    const { rows } = await test.admin.query<{ seq: number; at: Date }>(
      `SELECT seq, at FROM vote_log WHERE decision_id = $1 AND kind = 'close'`,
      [decision.id],
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]?.at.getTime()).toBeGreaterThanOrEqual(closesAt.getTime())
    expect(taken.every(({ seq, at: when }) => when < closesAt && seq < (rows[0]?.seq ?? 0))).toBe(true)
  })

  it('is written once, however late and by however many sweeps', async () => {
    const decision = await world.open()
    const cast = await ready(decision, await world.owner('A'))
    await test.advance(20 * day)
    await Promise.all([sweepVotes(test.pool), sweepVotes(test.pool), sweepVotes(test.pool)])
    const { rows } = await test.admin.query(`SELECT FROM vote_log WHERE decision_id = $1 AND kind = 'close'`, [
      decision.id,
    ])
    expect(rows).toHaveLength(1)
    expect(refusalsOf(await Promise.allSettled([cast()]))).toEqual(['vote_closed'])
  })
})
