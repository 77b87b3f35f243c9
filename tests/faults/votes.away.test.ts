import { databaseGone } from '../load/votes.restarts.ts'
import { startOwnCluster, type OwnCluster } from '../support/own.cluster.ts'

let cluster: OwnCluster
beforeAll(async () => {
  cluster = await startOwnCluster()
})
afterAll(() => cluster.stop())

/** At a higher rate: `npm run fire -- away`. */
it('while the database is gone there are only 503s, and every acknowledged ballot is there afterwards', async () => {
  const { heard, violations, gone } = await databaseGone(cluster, { seed: 1, perSecond: 25, seconds: 16 })
  expect(violations).toEqual([])
  expect(new Set(heard.statuses.keys())).toEqual(new Set([201, 503]))
  expect(heard.acks.length).toBeGreaterThan(50)
  expect(gone.map(({ how, backMs }) => [how, backMs < 20_000])).toEqual([
    ['restart', true],
    ['kill', true],
  ])
})
