import { manners } from '../support/journeys/look.ts'
import { openStage, type Stage } from '../support/journeys/stage.ts'
import { answeringTour, askingTour, letDemoAsk, lookingTour, toldTour } from '../support/journeys/tour.asking.ts'
import { expectSoundScreens } from '../support/journeys/walk.ts'

describe('every screen of searching and asking is accessible, fits its width, has targets to hit and speaks one language', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
    await letDemoAsk(stage)
  })
  afterAll(async () => {
    await stage.close()
  })

  describe.each(manners)('$name', (manner) => {
    test('for a resident', () => expectSoundScreens(stage, manner, askingTour, '陈默'))
    test('for who was told', () => expectSoundScreens(stage, manner, toldTour, '陈默'))
    test('for who answers', () => expectSoundScreens(stage, manner, answeringTour, '王秀英'))
    test("for the residents' committee", () => expectSoundScreens(stage, manner, lookingTour, '沈书记'))
  })
})
