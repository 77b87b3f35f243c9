import { importsAt, rosterFile, csvFile } from '../support/register.ts'
import { manners } from '../support/journeys/look.ts'
import { newEstate, troubledCsv } from '../support/journeys/registers.ts'
import { openStage, type Stage } from '../support/journeys/stage.ts'
import { keepingTour, registerTour, type WaitingImports } from '../support/journeys/tour.register.ts'
import { expectSoundScreens } from '../support/journeys/walk.ts'

/** One estate written, one import to be named, one with findings, one that failed. */
async function prepareImports(stage: Stage): Promise<WaitingImports> {
  const { test, communityId } = stage
  const as = await stage.sessionOf('沈书记')
  const deskOf = async (name: string) =>
    importsAt(test, { communityId, estateId: (await newEstate(stage, name)).estateId, as })
  const { estateId } = await newEstate(stage, '天鹅堡')
  const done = importsAt(test, { communityId, estateId, as })
  await done.import(rosterFile('tianebao'))
  const mapping = await (await deskOf('中央盛景')).upload(rosterFile('zhongyang'))
  const troubled = await deskOf('新苑')
  const found = await troubled.check(await troubled.upload(csvFile(troubledCsv.lines)))
  const legacy = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2_000)])
  const failed = await (await deskOf('旧苑')).upload({ name: '老名册.xls', bytes: legacy })
  return { communityId, estateId, mapping: mapping.id, found: found.id, failed: failed.id }
}

describe('every screen of the register and of keeping a community is accessible, fits its width, has targets to hit and speaks one language', () => {
  let stage: Stage
  let waiting: WaitingImports
  beforeAll(async () => {
    stage = await openStage()
    waiting = await prepareImports(stage)
  })
  afterAll(async () => {
    await stage.close()
  })

  describe.each(manners)('$name', (manner) => {
    test('of the register', () => expectSoundScreens(stage, manner, registerTour(waiting), '沈书记'))
    test('of places, grids, roles and columns', () => expectSoundScreens(stage, manner, keepingTour, '沈书记'))
  })
})
