import type { Session } from '@liren/shared/identity'
import { createVotesWorld, type OwnerName, type VotesWorld } from '../votes.world.ts'
import { openStage, type Stage } from './stage.ts'

/** The product with a community beside the demo's whose owners vote. */
export interface VotesStage {
  stage: Stage
  votes: VotesWorld
  /** An owner who has not shown a code yet. */
  voter(name: OwnerName): Promise<Session>
  decisionPage(decisionId: string): string
}

export async function openVotesStage(): Promise<VotesStage> {
  const stage = await openStage()
  const votes = await createVotesWorld(stage.test)
  return {
    stage,
    votes,
    voter: async (name) => {
      await votes.owner(name)
      return stage.test.signIn(votes.phones[name])
    },
    decisionPage: (decisionId) => `/pages/votes/decision/index?community=${votes.communityId}&id=${decisionId}`,
  }
}
