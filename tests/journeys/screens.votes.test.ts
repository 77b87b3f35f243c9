import type { DecisionDraft } from '@liren/shared/votes.views'
import { manners } from '../support/journeys/look.ts'
import { voterTour } from '../support/journeys/tour.votes.ts'
import { openVotesStage, type VotesStage } from '../support/journeys/votes.stage.ts'
import { expectSoundScreens } from '../support/journeys/walk.ts'
import { twoQuestions, walk, type OwnerName } from '../support/votes.world.ts'

/** Each manner is another owner: a head votes once. */
const voters: OwnerName[] = ['A', 'B', 'D', 'E', 'F', 'G', 'H']

const seats: DecisionDraft['motions'][number] = {
  kind: 'election',
  title: '选举业委会委员',
  text: '任期三年。',
  attachmentIds: [],
  seats: 5,
  candidates: ['甲', '乙', '丙', '丁', '戊', '己'].map((name) => ({
    name: `候选人${name}`,
    unitId: null,
    statement: '愿意为大家办事。',
  })),
}

describe('every screen of an owner’s vote is accessible, fits its width, has targets to hit and speaks one language', () => {
  let votes: VotesStage
  let shown: { open: string; frozen: string; over: string }
  beforeAll(async () => {
    votes = await openVotesStage()
    const { votes: world, stage } = votes
    const made = (title: string) => ({
      communityId: world.communityId,
      as: world.organiser,
      draft: world.draft({ title, motions: [...twoQuestions, seats] }),
      key: world.key,
    })
    const open = await walk(stage.test, made('电梯、充电棚与换届'), 'OPEN')
    const frozen = await walk(stage.test, made('下一次表决'), 'ROLL_FROZEN')
    const over = await walk(stage.test, made('撤回的表决'), 'NOTICED')
    await world.step(over.id, { step: 'CANCEL', ground: 'WITHDRAWN', reason: '预算要重做。' })
    shown = { open: open.id, frozen: frozen.id, over: over.id }
  })
  afterAll(() => votes.stage.close())

  test.each(manners)('$name', async (manner) => {
    const session = await votes.voter(voters[manners.indexOf(manner)] ?? 'A')
    await expectSoundScreens(votes.stage, { ...manner, session }, voterTour(shown))
  })
})
