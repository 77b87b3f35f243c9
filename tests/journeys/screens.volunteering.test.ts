import { manners } from '../support/journeys/look.ts'
import { openStage, type Stage } from '../support/journeys/stage.ts'
import { keepersTour, letDemoVolunteer, organisersTour, volunteersTour } from '../support/journeys/tour.volunteering.ts'
import { expectSoundScreens } from '../support/journeys/walk.ts'

describe('every screen of volunteering and points is accessible, fits its width, has targets to hit and speaks one language', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
    await letDemoVolunteer(stage)
  })
  afterAll(async () => {
    await stage.close()
  })

  describe.each(manners)('$name', (manner) => {
    test('for who volunteers', () => expectSoundScreens(stage, manner, volunteersTour, '陈默'))
    test('for who organises', () => expectSoundScreens(stage, manner, organisersTour, '王秀英'))
    test("for the residents' committee", () => expectSoundScreens(stage, manner, keepersTour, '沈书记'))
  })
})
