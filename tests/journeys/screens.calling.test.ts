import { manners } from '../support/journeys/look.ts'
import { openStage, type Stage } from '../support/journeys/stage.ts'
import { calledTour, callingTour, letDemoCall, streetTour } from '../support/journeys/tour.calling.ts'
import { expectSoundScreens } from '../support/journeys/walk.ts'

describe('every screen of whistles, meetings, tasks and the hotline is accessible, fits, has targets to hit and speaks one language', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
    await letDemoCall(stage)
  })
  afterAll(async () => {
    await stage.close()
  })

  describe.each(manners)('$name', (manner) => {
    test("for the residents' committee", () => expectSoundScreens(stage, manner, callingTour, '沈书记'))
    test('for a department that is called', () => expectSoundScreens(stage, manner, calledTour, '郑工'))
    test('for the street', () => expectSoundScreens(stage, manner, streetTour, '许科长'))
  })
})
