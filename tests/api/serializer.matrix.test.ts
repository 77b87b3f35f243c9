import { urlOf } from '@liren/shared/endpoint'
import { everyEndpoint, startApp, type TestApp } from '../support/app.ts'
import { matrixRows } from '../support/matrix.rows.ts'
import { createMatrix, sessionOf, type Matrix } from '../support/matrix.world.ts'

let strict: TestApp
let fast: TestApp
let matrix: Matrix

beforeAll(async () => {
  strict = await startApp()
  fast = await startApp({ strictReplies: false }, strict)
  matrix = await createMatrix(strict)
}, 180_000)
afterAll(async () => {
  await fast.close()
  await strict.close()
})

const gets = everyEndpoint.filter(({ method, download }) => method === 'GET' && download === null)

/** What is another between two requests, since the clock does not stand still. */
const ofTheClock: Record<string, string[]> = {
  'demo.overview': ['now'],
  'volunteering.code': ['now', 'code', 'digits', 'validUntil'],
}

it.each(gets.map((endpoint) => [endpoint.id, endpoint] as const))(
  'both serializers say the same of %s, to everybody who may ask',
  async (_, endpoint) => {
    const cases = matrixRows.find((row) => row.endpoint === endpoint)?.cases ?? []
    let compared = 0
    for (const { request, ok } of cases) {
      for (const actor of ok ?? []) {
        const url = urlOf(endpoint, request(matrix, actor) as object)
        const token = sessionOf(matrix, actor)?.accessToken
        const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
        const [slow, quick] = [
          await strict.app.inject({ method: 'GET', url, headers }),
          await fast.app.inject({ method: 'GET', url, headers }),
        ]
        expect([actor, slow.statusCode, quick.statusCode]).toEqual([actor, 200, 200])
        const [a, b] = [slow.json<Record<string, unknown>>(), quick.json<Record<string, unknown>>()]
        for (const name of ofTheClock[endpoint.id] ?? []) a[name] = b[name]
        expect({ actor, said: b }).toEqual({ actor, said: a })
        compared += 1
      }
    }
    expect(compared).toBeGreaterThan(0)
  },
)
