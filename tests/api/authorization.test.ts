import { endpoints } from '@liren/shared/endpoints'
import { startApp, type TestApp } from '../support/app.ts'
import { actors } from '../support/matrix.actors.ts'
import { cellsOf } from '../support/matrix.ts'
import { matrixRows as rows } from '../support/matrix.rows.ts'
import { crossings, faultOf, idsOf, print, tablePrints, run, type Runner } from '../support/matrix.run.ts'
import { createMatrix, sessionOf, type Matrix } from '../support/matrix.world.ts'
import { rewindingPool, type RewindingPool } from '../support/rewinding.pool.ts'
import { unseenSigner } from '../support/signer.ts'

let test: TestApp
let matrix: Matrix
let owners: Map<string, Set<string>>

beforeAll(async () => {
  test = await startApp()
  matrix = await createMatrix(test)
  const [here, there] = [matrix.here.communityId, matrix.there.communityId]
  owners = new Map([
    [here, await idsOf(test.admin, here, [there])],
    [there, await idsOf(test.admin, there, [here])],
  ])
}, 180_000)
afterAll(() => test.close())

it('has one row for every endpoint', () => {
  expect(rows.map(({ endpoint }) => endpoint.id).toSorted()).toEqual(endpoints.map(({ id }) => id).toSorted())
})

it('has, for every endpoint that takes an object, variants where it is not there', () => {
  const poor = rows.filter(({ endpoint, cases }) => /:\w+Id\b/.test(endpoint.path) && cases.length < 2)
  expect(poor.map(({ endpoint }) => endpoint.id)).toEqual([])
})

const wechat = {
  sessionOfLoginCode: () => Promise.resolve({ openid: 'o-matrix', unionid: null }),
  phoneOfCode: () => Promise.resolve('19900000001'),
}

describe.each([
  ['with the checks of the app', true],
  ['with row security alone', false],
])('%s', (_, checks) => {
  let rewinding: RewindingPool
  let process: TestApp
  let runner: Runner

  beforeAll(async () => {
    rewinding = await rewindingPool(test.database.adminUrl)
    process = await startApp({ pool: rewinding.pool, signer: unseenSigner, checks, wechat }, test)
    const statements = await tablePrints(test.admin)
    runner = { app: process.app, rewinding, matrix, statements, before: await print(rewinding, statements) }
  })
  afterAll(async () => {
    await rewinding.end()
    await process.close()
  })

  it.each(rows.map((row) => [`${row.endpoint.id}: ${row.rule}`, row] as const))('%s', async (_name, row) => {
    const faults: string[] = []
    for (const cell of cellsOf(row)) {
      const answer = await run(runner, cell)
      const at = `${row.endpoint.id}, ${cell.variant.when}, as ${cell.actor}`
      const fault = checks ? faultOf(cell, answer) : null
      if (fault !== null) faults.push(fault)
      if (answer.verdict.startsWith('status ')) faults.push(`${at}: ${answer.verdict}`)
      const actorId = sessionOf(matrix, cell.actor)?.accountId
      faults.push(...crossings(answer, actorId, owners).map((crossing) => `${at}: ${crossing}`))
    }
    expect(faults).toEqual([])
  })

  if (!checks)
    it('lets strangers in where the checks kept them out, so that the run above proves something', async () => {
      const row = rows.find(({ endpoint }) => endpoint.id === 'neighbourhood.tree')
      const cells = row
        ? cellsOf(row).filter(({ actor, variant }) => actor === 'nobody' && variant.at !== 'nowhere')
        : []
      for (const cell of cells) expect((await run(runner, cell)).verdict).toBe('ok')
      expect(cells.length).toBe(2)
    })
})

it('asked every actor', () => {
  expect(new Set(rows.flatMap(cellsOf).map(({ actor }) => actor)).size).toBe(actors.length)
})
