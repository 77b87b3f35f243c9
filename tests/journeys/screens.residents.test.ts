import { manners } from '../support/journeys/look.ts'
import { openStage, type Stage } from '../support/journeys/stage.ts'
import { residentTour, strangerTour } from '../support/journeys/tour.ts'
import { expectSoundScreens } from '../support/journeys/walk.ts'

describe('every screen of residents is accessible, fits its width, has targets to hit and speaks one language', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(async () => {
    await stage.close()
  })

  describe.each(manners)('$name', (manner) => {
    test('before signing in', () => expectSoundScreens(stage, manner, strangerTour))
    test('at home', () => expectSoundScreens(stage, manner, residentTour, '陈默'))
  })
})
