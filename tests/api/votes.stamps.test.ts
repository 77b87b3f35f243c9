import { keyText } from '@liren/shared/votes.key'
import { votesExports } from '@liren/shared/votes.exports'
import { votesResults } from '@liren/shared/votes.results'
import { createTimestamps } from '../../server/src/platform/timestamp/timestamp.rfc3161.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { startTimestampStandin, type TimestampStandin } from '../support/tsa.standin.ts'
import { failedIn, verify } from '../support/votes.verifier.ts'
import { createVotesWorld, day, type VotesWorld } from '../support/votes.world.ts'

let authority: TimestampStandin
let test: TestApp
let world: VotesWorld
beforeAll(async () => {
  authority = await startTimestampStandin()
  test = await startApp({ timestamps: createTimestamps({ url: authority.url }) })
  world = await createVotesWorld(test)
})
afterAll(async () => {
  await test.close()
  await authority.close()
})

const stamps = async (decisionId: string) =>
  (
    await test.admin.query<{ kind: string; same: boolean; token: string }>(
      `SELECT l.kind, s.head = l.head AS same, s.token FROM vote_stamp s JOIN vote_log l
        USING (community_id, decision_id, seq) WHERE decision_id = $1 ORDER BY seq`,
      [decisionId],
    )
  ).rows

describe('the head of a log', () => {
  it('is stamped at the close and at the count, once each, when the authority answers again, and exported', async () => {
    const decision = await world.open()
    const owner = await world.owner('D')
    await world.cast(decision, owner, { 1: 'FOR' })
    await test.advance(15 * day)
    authority.next('http_500')
    const params = { communityId: world.communityId, decisionId: decision.id }
    const body = { version: (await world.detail(decision.id)).version, key: keyText(decision.id, world.key) }
    await test.call(votesResults.count, { params, body }, { as: world.organiser })
    await test.runJobs()
    // One of the two met an authority that was out of order: the queue tries it again.
    expect(await stamps(decision.id)).toHaveLength(1)
    await test.advance(day)
    await test.admin.query(`UPDATE graphile_worker._private_jobs SET run_at = now() - interval '1 minute'`)
    await test.runJobs()
    await test.runJobs()
    const kept = await stamps(decision.id)
    expect(kept.map(({ kind, same }) => [kind, same])).toEqual([
      ['close', true],
      ['count', true],
    ])
    await world.step(decision.id, { step: 'PUBLISH' })
    const { file } = await test.call(votesExports.exported, { params }, { as: owner })
    const report = verify(Buffer.from(file), {})
    expect(failedIn(report)).toEqual([])
    expect(report.checks.find(({ number }) => number === 27)).toMatchObject({ status: 'pass' })
    expect(JSON.stringify(report)).toContain('2 time-stamps')
  })
})
