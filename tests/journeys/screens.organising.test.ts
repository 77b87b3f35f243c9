import { keyText } from '@liren/shared/votes.key'
import { votes as votesApi } from '@liren/shared/votes.decisions'
import { votesResults } from '@liren/shared/votes.results'
import { newPhone } from '../support/app.ts'
import { manners } from '../support/journeys/look.ts'
import { openOrganisingStage, type OrganisingStage } from '../support/journeys/organising.stage.ts'
import { organiserTour, reviewerTour, type OrganisingShown } from '../support/journeys/tour.organising.ts'
import { expectSoundScreens } from '../support/journeys/walk.ts'
import { day, walk, type Walked } from '../support/votes.world.ts'

describe('every screen of those who run decisions is accessible, fits its width, has targets to hit and speaks one language', () => {
  let organising: OrganisingStage
  let shown: OrganisingShown
  beforeAll(async () => {
    organising = await openOrganisingStage()
    const { votes: world, stage } = organising
    const { test } = stage
    const { communityId, estateId, organiser, key } = world
    const made = (title: string, to: Walked) =>
      walk(test, { communityId, as: organiser, draft: world.draft({ title }), key }, to)
    const counted = await made('上一次表决', 'OPEN')
    await test.advance(15 * day)
    const at = { communityId, decisionId: counted.id }
    const body = { version: (await world.detail(counted.id)).version, key: keyText(counted.id, key) }
    await test.call(votesResults.count, { params: at, body }, { as: organiser })
    const open = await made('正在投票的表决', 'OPEN')
    const review = await made('居委会正在看的表决', 'REVIEW')
    const comment = { kind: 'review' as const, text: '使用维修资金要附上三家比价，并写明工期。' }
    const params = { communityId, decisionId: review.id }
    await test.call(votesApi.remark, { params, body: comment }, { as: world.committee })
    const members = ['钱阿姨', '李老师'].map((nickname) => ({ phone: newPhone(), nickname }))
    const group = { kind: 'PREPARATORY_GROUP' as const, name: '枫林苑业主大会筹备组', members }
    await test.call(votesApi.nameGroup, { params: { communityId, estateId }, body: group }, { as: world.committee })
    shown = {
      community: communityId,
      draft: (await made('还在写的表决', 'DRAFT')).id,
      review: review.id,
      noticed: (await made('发了公告的表决', 'NOTICED')).id,
      frozen: (await made('定了名册的表决', 'ROLL_FROZEN')).id,
      open: open.id,
      counted: counted.id,
    }
  })
  afterAll(() => organising.stage.close())

  describe.each(manners)('$name', (manner) => {
    test("for the owners' committee", async () => {
      const session = await organising.officer('马主任')
      await expectSoundScreens(organising.stage, { ...manner, session }, organiserTour(shown))
    })
    test("for the residents' committee", async () => {
      const session = await organising.officer('沈书记', 'committee')
      await expectSoundScreens(organising.stage, { ...manner, session }, reviewerTour(shown))
    })
  })
})
