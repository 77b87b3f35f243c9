import { keyText } from '@liren/shared/votes.key'
import { votesResults } from '@liren/shared/votes.results'
import type { DecisionDraft } from '@liren/shared/votes.views'
import { manners } from '../support/journeys/look.ts'
import { voterTour, type VotesShown } from '../support/journeys/tour.votes.ts'
import { openVotesStage, type VotesStage } from '../support/journeys/votes.stage.ts'
import { expectSoundScreens } from '../support/journeys/walk.ts'
import { day, twoQuestions, walk, type OwnerName } from '../support/votes.world.ts'

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
  let shown: VotesShown
  beforeAll(async () => {
    votes = await openVotesStage()
    const { votes: world, stage } = votes
    const made = (title: string) => ({
      communityId: world.communityId,
      as: world.organiser,
      draft: world.draft({ title, motions: [...twoQuestions, seats] }),
      key: world.key,
    })
    // Candidates are displayed for weeks before a notice, in which what is open would close.
    const asking = (title: string) => ({ ...made(title), draft: world.draft({ title }) })
    const counted = await walk(stage.test, asking('上一次表决'), 'OPEN')
    for (const name of ['A', 'B', 'D', 'E', 'F'] as const)
      await world.cast(counted, await world.owner(name), {
        1: 'FOR',
        2: name === 'A' ? 'FOR' : 'AGAINST',
      })
    await stage.test.advance(15 * day)
    const params = { communityId: world.communityId, decisionId: counted.id }
    const body = { version: (await world.detail(counted.id)).version, key: keyText(counted.id, world.key) }
    await stage.test.call(votesResults.count, { params, body }, { as: world.organiser })
    await world.step(counted.id, { step: 'PUBLISH' })
    const open = await walk(stage.test, made('电梯、充电棚与换届'), 'OPEN')
    const frozen = await walk(stage.test, asking('下一次表决'), 'ROLL_FROZEN')
    const over = await walk(stage.test, asking('撤回的表决'), 'NOTICED')
    await world.step(over.id, { step: 'CANCEL', ground: 'WITHDRAWN', reason: '预算要重做。' })
    shown = { open: open.id, frozen: frozen.id, over: over.id, counted: counted.id }
  })
  afterAll(() => votes.stage.close())

  test.each(manners)('$name', async (manner) => {
    const session = await votes.voter(voters[manners.indexOf(manner)] ?? 'A')
    await expectSoundScreens(votes.stage, { ...manner, session }, voterTour(shown))
  })
})
