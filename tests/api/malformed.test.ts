import type { Endpoint } from '@liren/shared/endpoint'
import { endpoints } from '@liren/shared/endpoints'
import fc from 'fast-check'
import { startApp, type TestApp } from '../support/app.ts'
import { complaintAbout, requestsTo, rightRequest, send, type FuzzOptions } from '../support/fuzz.ts'
import type { Actor } from '../support/matrix.actors.ts'
import { matrixRows } from '../support/matrix.rows.ts'
import { createMatrix, sessionOf, type Matrix } from '../support/matrix.world.ts'
import { rewindingPool, type RewindingPool } from '../support/rewinding.pool.ts'
import { unseenSigner } from '../support/signer.ts'
import { tokenLike } from '../support/tokens.ts'
import { buildingAt, entranceAt, unitAt } from '../support/world.ts'

// `TEST_MINUTES=240 FUZZ_RUNS=10000 node scripts/test.mjs api/malformed` is the long form; FUZZ_SEED repeats a run.
const runs = Number(process.env['FUZZ_RUNS'] ?? 40)
const seed = Number(process.env['FUZZ_SEED'] ?? 20_260_305)
const wechat = {
  sessionOfLoginCode: (code: string) => Promise.resolve({ openid: `o-${code}`, unionid: null }),
  phoneOfCode: () => Promise.resolve('19900000001'),
}

let test: TestApp
let matrix: Matrix
let rewinding: RewindingPool
let served: TestApp
let known: string[]

beforeAll(async () => {
  test = await startApp()
  matrix = await createMatrix(test)
  const world = matrix.here
  rewinding = await rewindingPool(test.database.adminUrl)
  served = await startApp({ pool: rewinding.pool, signer: unseenSigner, wechat }, test)
  known = [
    world.communityId,
    world.estateId,
    world.gridId,
    world.streetId,
    world.districtId,
    buildingAt(world, 0),
    buildingAt(world, 1),
    entranceAt(world, 0, 0),
    unitAt(world, 1, 0),
    matrix.toBuilding.id,
    matrix.discarded,
    matrix.sessions.committee.sessionId,
    '01890000-0000-7000-8000-000000000000',
  ]
}, 180_000)
afterAll(async () => {
  await rewinding.end()
  await served.close()
  await test.close()
})

/** A request that the authorization matrix knows to be accepted, and of whom. */
function acceptedBy(endpoint: Endpoint): {
  actor: Actor
  example: FuzzOptions['example']
} {
  const variant = matrixRows.find((row) => row.endpoint === endpoint)?.cases.find(({ ok }) => ok && ok.length > 0)
  const actor = variant?.ok?.find((one) => one !== 'stranger' && one !== 'signedOut')
  if (!variant || !actor) throw new Error(`nobody may ${endpoint.id}`)
  return { actor, example: variant.request(matrix, actor) as FuzzOptions['example'] }
}

/** What makes a file for each who asks is asked less often: most of that time is printing. */
const runsTo = ({ download }: Endpoint) => (download === null ? runs : Math.min(runs, 500))

const minutes = 60_000 * (3 + runs / 250)

describe(`${String(runs)} requests, whole, spoilt and rubbish`, () => {
  it.each(endpoints.map((endpoint) => [endpoint.id, endpoint] as const))(
    'to %s are answered as the contract says',
    async (_, endpoint) => {
      const { actor, example } = acceptedBy(endpoint)
      const session = sessionOf(matrix, actor)
      // The long form outlives a token of the product.
      const accessToken = tokenLike(session?.accessToken ?? '')
      const options = { accessToken, known, example }
      let accepted = 0
      await fc.assert(
        fc.asyncProperty(requestsTo(endpoint, options), async (wire) => {
          const reply = await send(served.app, endpoint, wire)
          if (reply.statusCode === endpoint.status) accepted += 1
          const complaint = complaintAbout(endpoint, wire, reply)
          await rewinding.rewind()
          if (complaint !== null) throw new Error(`${complaint}\n${JSON.stringify(wire).slice(0, 2_000)}`)
        }),
        { numRuns: runsTo(endpoint), seed, endOnFailure: true, examples: [[rightRequest(endpoint, options)]] },
      )
      // Otherwise only the doorman would have been tried.
      expect(accepted).toBeGreaterThan(0)
    },
    minutes,
  )
})

it('no request has touched what all objects share', () => {
  expect(({} as Record<string, unknown>)['everywhere']).toBeUndefined()
})
