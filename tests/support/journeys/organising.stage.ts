import type { Session } from '@liren/shared/identity'
import { rolesApi } from '@liren/shared/roles'
import { newPhone } from '../app.ts'
import { openVotesStage, type VotesStage } from './votes.stage.ts'

export interface OrganisingStage extends VotesStage {
  /**
   * Another member of the owners' committee, or of the residents' committee, of that name: a phone gets only so many codes
   * in an hour, and a browser rotates what its session was given.
   */
  officer(nickname: string, of?: 'owners_committee' | 'committee'): Promise<Session>
  /** A page of those who run decisions. */
  page(name: string, decisionId?: string): string
}

/** The world that votes, with people who run and who review its decisions. */
export async function openOrganisingStage(): Promise<OrganisingStage> {
  const votes = await openVotesStage()
  const { stage, votes: world } = votes
  const params = { communityId: world.communityId }
  return {
    ...votes,
    officer: async (nickname, of = 'owners_committee') => {
      const phone = newPhone()
      const isReviewer = of === 'committee'
      const [scopeKind, scopeId] = isReviewer
        ? (['community', world.communityId] as const)
        : (['estate', world.estateId] as const)
      const as = isReviewer ? world.operator : world.committee
      await stage.test.call(rolesApi.grant, { params, body: { phone, nickname, role: of, scopeKind, scopeId } }, { as })
      return stage.test.signIn(phone)
    },
    page: (name, decisionId) =>
      `/pages/votes/${name}/index?community=${world.communityId}${decisionId === undefined ? '' : `&id=${decisionId}`}`,
  }
}
