import { manners } from '../support/journeys/look.ts'
import { proofsShown } from '../support/journeys/proofs.stage.ts'
import { proofsTour, type ProofsShown } from '../support/journeys/tour.votes.proofs.ts'
import { openVotesStage, type VotesStage } from '../support/journeys/votes.stage.ts'
import { expectSoundScreens } from '../support/journeys/walk.ts'

describe('every screen of proofs is accessible, fits its width, has targets to hit and speaks one language', () => {
  let votes: VotesStage
  let shown: ProofsShown
  beforeAll(async () => {
    votes = await openVotesStage()
    shown = await proofsShown(votes)
  })
  afterAll(() => votes.stage.close())

  test.each(manners)('$name', async (manner) => {
    await expectSoundScreens(votes.stage, { ...manner, session: votes.votes.organiser }, proofsTour(shown))
  })
})
