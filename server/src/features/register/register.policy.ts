import type { CommunityActor } from '../../platform/http/actor.ts'

/** The residents' committee keeps the register of the community, an owners' committee that of its estate. */
export const mayKeepRegisters = (actor: CommunityActor): boolean =>
  actor.roles.some((held) => held.role === 'committee' || held.role === 'owners_committee')

/** The same, for one estate. Property staff never keep a register: they are not neutral in a vote. */
export const mayKeepRegisterOf = (actor: CommunityActor, estateId: string): boolean =>
  actor.roles.some(
    (held) => held.role === 'committee' || (held.role === 'owners_committee' && held.scopeId === estateId),
  )
