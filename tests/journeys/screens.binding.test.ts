import { binding } from '@liren/shared/binding'
import { identity } from '@liren/shared/identity'
import { newPhone } from '../support/app.ts'
import { writtenFor } from '../support/journeys/demo.words.ts'
import { emptyFlats, registerOwner, slipFor, type EmptyFlat } from '../support/journeys/flats.ts'
import { manners } from '../support/journeys/look.ts'
import { openStage, type Stage } from '../support/journeys/stage.ts'
import { bindingDeskTour, myDataTour, passerByTour, slipTour } from '../support/journeys/tour.binding.ts'
import { expectSoundScreens } from '../support/journeys/walk.ts'

describe('every screen of binding and privacy is accessible, fits its width, has targets to hit and speaks one language', () => {
  let stage: Stage
  let flats: EmptyFlat[]
  beforeAll(async () => {
    stage = await openStage()
    flats = await emptyFlats(stage)
    const [asked] = flats
    if (!asked) throw new Error('every flat of the demo is taken')
    await registerOwner(stage, asked, newPhone())
    const { communityId } = stage
    const desk = { as: await stage.sessionOf('沈书记') }
    const params = { communityId, buildingId: asked.buildingId }
    await stage.test.call(binding.issueSheets, { params, body: {} }, desk)
    const { nickname, note } = { nickname: writtenFor.name, note: writtenFor.note }
    const { entranceId, unitLabel } = asked
    const as = await stage.test.signIn(newPhone())
    const body = { communityId, entranceId, unitLabel, relation: 'owner' as const, nickname, note }
    await stage.test.call(binding.request, { body }, { as })
  })
  afterAll(async () => {
    await stage.close()
  })

  describe.each(manners)('$name', (manner) => {
    test('passing by', () => expectSoundScreens(stage, manner, passerByTour))
    test('with a slip', async () => {
      const flat = flats.at(-1 - manners.indexOf(manner))
      if (!flat) throw new Error('every flat of the demo is taken')
      const session = await stage.test.signIn(newPhone())
      await stage.test.call(identity.updateMe, { body: { nickname: writtenFor.name } }, { as: session })
      await expectSoundScreens(stage, { ...manner, session }, slipTour(await slipFor(stage, flat)))
    })
    test('over what is kept of me', async () => {
      // One person asks for a code once in each manner: more often than anybody may in an hour.
      await stage.test.admin.query('DELETE FROM rate_window')
      await expectSoundScreens(stage, manner, myDataTour, '陈默')
    })
    test("at the committee's desk", () => expectSoundScreens(stage, manner, bindingDeskTour, '沈书记'))
  })
})
