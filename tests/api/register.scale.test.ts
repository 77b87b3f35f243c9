import { neighbourhood } from '@liren/shared/neighbourhood'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { startApp, type TestApp } from '../support/app.ts'
import { csvFile, importsAt } from '../support/register.ts'
import { createWorld, type World } from '../support/world.ts'

let test: TestApp
let world: World

beforeAll(async () => {
  test = await startApp()
  world = await createWorld(test)
})
afterAll(() => test.close())

const flats = 20_000

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许']
const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平']
const nameOf = (of: number): string =>
  [surnames[of % 20], given[Math.floor(of / 20) % 20], given[Math.floor(of / 400) % 20]].join('')

/** Forty flats an entrance, ten entrances a building; every twentieth buyer has two flats, every fiftieth flat two owners. */
const lines = Array.from({ length: flats }, (_, at) => {
  const [building, entrance, unit] = [Math.floor(at / 400) + 1, Math.floor(at / 40) % 10, (at % 40) + 101]
  const buyer = at % 20 === 19 ? at - 1 : at
  const phone = (of: number) => `139${String(of).padStart(8, '0')}`
  const name = at % 50 === 7 ? `${nameOf(at)}、${nameOf(at + 1)}` : nameOf(buyer)
  const phones = at % 50 === 7 ? `${phone(at)}、${phone(at + 50_000)}` : phone(buyer)
  return `${String(building)}号楼,${String(entrance + 1)}单元,${String(unit)},${String(60 + (at % 90))}.5${String(at % 10)},${name},${phones},,`
})

/** The largest heap while `work` runs, above what it was before, in megabytes. */
async function heapOf(work: () => Promise<void>): Promise<number> {
  const before = process.memoryUsage().heapUsed
  let most = before
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().heapUsed)
  }, 20)
  try {
    await work()
  } finally {
    clearInterval(timer)
  }
  return (most - before) / 1024 / 1024
}

it('a register of 20,000 flats goes in whole, in bounded memory', async () => {
  const { communityId, committee: as } = world
  const { id: estateId } = await test.call(
    neighbourhood.createEstate,
    { params: { communityId }, body: { name: '大社区' } },
    { as },
  )
  const imports = importsAt(test, { communityId, estateId, as })
  const delay = monitorEventLoopDelay({ resolution: 10 })
  const seconds: Record<string, number> = {}
  const told = async <T>(step: string, work: () => Promise<T>): Promise<T> => {
    const began = performance.now()
    const result = await work()
    seconds[step] = Math.round((performance.now() - began) / 100) / 10
    return result
  }
  delay.enable()
  const heap = await heapOf(async () => {
    const read = await told('read', () => imports.upload(csvFile(lines)))
    const checked = await told('check', () => imports.check(read))
    expect(checked.counts).toMatchObject({ rows: flats, created: flats, faults: 0, questions: 0 })
    await told('apply', () => imports.apply(checked))
  })
  delay.disable()
  // Told, not judged: machines differ.
  console.info(`${String(flats)} flats`, {
    ...seconds,
    heapMegabytes: Math.round(heap),
    longestBlockMs: Math.round(delay.max / 1e6),
  })
  const totals = await imports.totals()
  expect(totals.units).toBe(flats)
  expect(totals.heads).toBe(flats - flats / 20)
  expect(heap).toBeLessThan(700)
}, 300_000)
