import { manners } from '../support/journeys/look.ts'
import { openStage, type Stage } from '../support/journeys/stage.ts'
import {
  aftermathTour,
  disclosingTour,
  displayTour,
  readingTour,
  scheduledTour,
  scheduleOne,
} from '../support/journeys/tour.notices.ts'
import { expectSoundScreens } from '../support/journeys/walk.ts'
import { giveWechat } from '../support/wechat.people.ts'

describe('every screen of notices that are out, disclosed or to come is accessible, fits its width, has targets to hit and speaks one language', () => {
  let stage: Stage
  let scheduled: string
  beforeAll(async () => {
    stage = await openStage()
    scheduled = await scheduleOne(stage)
    await giveWechat(stage.test, await stage.sessionOf('陈默'))
  })
  afterAll(async () => {
    await stage.close()
  })

  describe.each(manners)('$name', (manner) => {
    test('after publishing', () => expectSoundScreens(stage, manner, aftermathTour, '王秀英'))
    test('before its time', () => expectSoundScreens(stage, manner, scheduledTour(scheduled), '王秀英'))
    test('for who discloses', () => expectSoundScreens(stage, manner, disclosingTour, '沈书记'))
    test('for who settles how long', () => expectSoundScreens(stage, manner, displayTour, '沈书记'))
    test('for who reads', () => expectSoundScreens(stage, manner, readingTour, '陈默'))
  })
})
