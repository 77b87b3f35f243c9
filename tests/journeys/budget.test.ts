import { openStage, type Stage } from '../support/journeys/stage.ts'

const mostScriptBytes = 200 * 1024

describe('the first page', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(async () => {
    await stage.close()
  })

  test.each([
    ['a stranger', undefined],
    ['a resident', '陈默'],
  ])('costs %s at most 200 KB of JavaScript over the wire before there is something to read', (_, as) =>
    stage.visit(as === undefined ? {} : { as }, async (visitor) => {
      const { page } = visitor
      const session = await visitor.context.newCDPSession(page)
      const scripts = new Set<string>()
      const wire: number[] = []
      await session.send('Network.enable')
      session.on('Network.responseReceived', ({ requestId, type }) => {
        if (type === 'Script') scripts.add(requestId)
      })
      session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
        if (scripts.has(requestId)) wire.push(encodedDataLength)
      })
      await visitor.open('/')
      await page.getByRole('button', { name: as ? /1单元周三上午停水/ : '去登录' }).waitFor()
      const sum = wire.reduce((all, bytes) => all + bytes, 0)
      expect(wire.length).toBeGreaterThan(0)
      expect(sum).toBeLessThanOrEqual(mostScriptBytes)
      // Compressed on the way, or the sum would say little.
      const plain = await page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .filter((entry): entry is PerformanceResourceTiming => entry.name.endsWith('.js'))
          .reduce((all, entry) => all + entry.decodedBodySize, 0),
      )
      expect(sum).toBeLessThan(plain / 2)
    }),
  )
})
