import { startApp, type TestApp } from '../support/app.ts'
import { freezeAndCount } from '../support/votes.scale.ts'

const size = 20_000
let test: TestApp
beforeAll(async () => {
  test = await startApp()
})
afterAll(() => test.close())

it('a roll of twenty thousand heads is frozen, and as many ballots are counted', async () => {
  const { frozen, counted, heads, invalid, consenting, result } = await freezeAndCount(test, size)
  expect({ heads, invalid, consenting, result }).toEqual({
    ...{ heads: size, invalid: 0, consenting: 15_000, result: 'PASSED' },
  })
  // Milliseconds, told, not judged: machines differ. `npm run fire -- scale` tells more.
  console.info(`${String(size)} heads`, { frozen, counted })
}, 300_000)
