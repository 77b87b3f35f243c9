import { openStage, type Stage } from '../support/journeys/stage.ts'
import { faultsInSight, manners, type Manner } from '../support/journeys/look.ts'
import { authorTour, committeeTour, residentTour, strangerTour, type Stop } from '../support/journeys/tour.ts'

describe('every screen is accessible, fits its width, has targets to hit, and speaks one language', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(async () => {
    await stage.close()
  })

  const tour = (stops: readonly Stop[], manner: Manner, as?: string) =>
    stage.visit({ ...manner, ...(as === undefined ? {} : { as }) }, async (visitor) => {
      const faults: string[] = []
      for (const { screen, go } of stops) {
        await go(visitor)
        faults.push(...(await faultsInSight(visitor, manner, screen)))
      }
      expect(faults).toEqual([])
    })

  describe.each(manners)('$name', (manner) => {
    test('for a stranger', () => tour(strangerTour, manner))
    test('for a resident', () => tour(residentTour, manner, '陈默'))
    test('for a building head', () => tour(authorTour, manner, '王秀英'))
    test("for the residents' committee", () => tour(committeeTour, manner, '沈书记'))
  })
})
