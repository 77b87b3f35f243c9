import { newPhone } from '../support/app.ts'
import { manners } from '../support/journeys/look.ts'
import { openStage, type Stage } from '../support/journeys/stage.ts'
import {
  decidingTour,
  handlingTour,
  letDemoComplain,
  reportingTour,
  unboundTour,
} from '../support/journeys/tour.complaints.ts'
import { expectSoundScreens } from '../support/journeys/walk.ts'

describe('every screen of complaints is accessible, fits its width, has targets to hit and speaks one language', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
    await letDemoComplain(stage)
  })
  afterAll(async () => {
    await stage.close()
  })

  describe.each(manners)('$name', (manner) => {
    test('for who reports', () => expectSoundScreens(stage, manner, reportingTour, '陈默'))
    test('for who is bound to no home', async () => {
      const session = await stage.test.signIn(newPhone())
      await expectSoundScreens(stage, { ...manner, session }, unboundTour(stage.communityId))
    })
    test('for who handles', () => expectSoundScreens(stage, manner, handlingTour, '赵经理'))
    test("for the residents' committee", () => expectSoundScreens(stage, manner, decidingTour, '沈书记'))
  })
})
