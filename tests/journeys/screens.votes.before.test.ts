import { votesCandidacies } from '@liren/shared/votes.candidacies'
import { votesDemands } from '@liren/shared/votes.demands'
import type { DecisionDraft } from '@liren/shared/votes.views'
import { manners } from '../support/journeys/look.ts'
import { organiserBeforeTour, ownerBeforeTour, type BeforeShown } from '../support/journeys/tour.votes.before.ts'
import { openVotesStage, type VotesStage } from '../support/journeys/votes.stage.ts'
import { expectSoundScreens } from '../support/journeys/walk.ts'
import { clock, day, displayCandidates, type OwnerName } from '../support/votes.world.ts'

/** Each manner is another owner: codes are sent to a phone a few times only. */
const voters: OwnerName[] = ['A', 'B', 'C', 'D', 'E', 'F', 'H']

const seats = (...names: string[]): DecisionDraft['motions'] => [
  {
    ...{ kind: 'election', title: '选举业委会委员', text: '任期三年。', attachmentIds: [], seats: 2 },
    candidates: names.map((name) => ({ name, unitId: null, statement: '愿意为大家办事，账目公开。' })),
  },
]

describe('every screen before a vote is accessible, fits its width, has targets to hit and speaks one language', () => {
  let votes: VotesStage
  let shown: BeforeShown
  beforeAll(async () => {
    votes = await openVotesStage()
    const { votes: world, stage } = votes
    const { communityId, organiser: as } = world
    const params = (decisionId: string) => ({ communityId, decisionId })
    const displayed = await world.create({ title: '补选委员', motions: seats('候选人甲', '候选人乙') })
    await displayCandidates(stage.test, { communityId, decisionId: displayed.id, as })
    const { candidacies } = await stage.test.call(votesCandidacies.board, { params: params(displayed.id) }, { as })
    await stage.test.call(
      votesCandidacies.object,
      {
        params: { ...params(displayed.id), candidacyId: candidacies[0]?.id ?? '' },
        body: { text: '他家封了公共走道。' },
      },
      { as: await world.owner('H') },
    )
    const calling = await world.create({ title: '业委会换届', motions: seats('候选人丙') })
    const nominateUntil = new Date((await clock(stage.test)).getTime() + 9 * day * 1000).toISOString()
    await stage.test.call(votesCandidacies.call, { params: params(calling.id), body: { nominateUntil } }, { as })
    const demand = await stage.test.call(
      votesDemands.start,
      {
        params: { communityId, estateId: world.estateId },
        body: { title: '更换物业公司', text: '电梯坏了半年没有修。', matter: 'PROPERTY_MANAGER', consent: true },
      },
      { as: await world.owner('G') },
    )
    shown = { communityId, calling: calling.id, displayed: displayed.id, demand: demand.id }
  })
  afterAll(() => votes.stage.close())

  test.each(manners)('for an owner, $name', async (manner) => {
    await expectSoundScreens(
      votes.stage,
      { ...manner, session: await votes.voter(voters[manners.indexOf(manner)] ?? 'A') },
      ownerBeforeTour(shown),
    )
  })

  test.each(manners)('for who organises, $name', async (manner) => {
    await expectSoundScreens(votes.stage, { ...manner, session: votes.votes.organiser }, organiserBeforeTour(shown))
  })
})
