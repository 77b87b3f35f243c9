import { manners } from '../support/journeys/look.ts'
import { openStage, type Stage } from '../support/journeys/stage.ts'
import { authorTour, committeeTour } from '../support/journeys/tour.ts'
import { expectSoundScreens } from '../support/journeys/walk.ts'

describe('every screen of those who hold a role is accessible, fits its width, has targets to hit and speaks one language', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(async () => {
    await stage.close()
  })

  describe.each(manners)('$name', (manner) => {
    test('for a building head', () => expectSoundScreens(stage, manner, authorTour, '王秀英'))
    test("for the residents' committee", () => expectSoundScreens(stage, manner, committeeTour, '沈书记'))
  })
})
