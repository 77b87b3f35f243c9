import { readFileSync } from 'node:fs'
import path from 'node:path'
import { buildWith, root } from '../../support/server.build.ts'
import { startOwnCluster, type OwnCluster } from '../../support/own.cluster.ts'
import { catchBad, knownBad } from './known.bad.ts'
import { runCrash } from './run.ts'

/** CRASH_SEED=7 node scripts/test.mjs faults/crash; the long runs are `npm run fire -- crash`. */
const seed = Number(process.env['CRASH_SEED'] ?? 1)

let cluster: OwnCluster
beforeAll(async () => {
  cluster = await startOwnCluster()
})
afterAll(() => cluster.stop())

it('votes under fire: API, signer and database are killed, and every acknowledged ballot is there once', async () => {
  const plan = { seed, acks: 240, decisions: 3, clients: 24, kills: 6 }
  const { violations, acks, kills } = await runCrash(cluster, await buildWith('good', []), plan)
  expect(violations).toEqual([])
  expect(acks).toBeGreaterThan(200)
  expect(Object.values(kills).every((count) => count > 0)).toBe(true)
}, 300_000)

/** What needs no kill to be caught; the others are `npm run fire -- bad`. */
const cheap = knownBad.filter(({ kills }) => kills === 0)

it.each(cheap.map((bad) => [bad.name, bad] as const))('%s is caught', async (_, bad) => {
  const { violations } = await catchBad(cluster, bad, { seed, acks: 160, decisions: 2 })
  const wrong = new Set(violations.map((one) => one.wrong))
  expect(bad.shows.filter((one) => wrong.has(one))).not.toEqual([])
})

it('eight builds are known to be bad, and each changes what is there', () => {
  expect(knownBad.length).toBe(8)
  for (const { edits } of knownBad)
    for (const { file, find } of edits)
      expect([file, readFileSync(path.join(root, file), 'utf8').split(find).length - 1]).toEqual([file, 1])
})

it('a build whose piece of source has moved on is not made', async () => {
  const edit = { file: 'server/src/platform/db/clock.ts', find: 'a clock on the wall', put: '' }
  await expect(buildWith('gone', [edit])).rejects.toThrow('has 0 times')
})
