import { matters, type Matter } from './votes.matters.ts'
import type { OrganiserKind } from './votes.ts'

/** The matters each organiser may put to the vote: groups exist for a first or a new committee, and for nothing else. */
export const agendas: Record<OrganiserKind, readonly Matter[]> = {
  OWNERS_COMMITTEE: matters,
  PREPARATORY_GROUP: ['RULES_OF_PROCEDURE', 'COVENANT', 'COMMITTEE_ELECTION'],
  REELECTION_GROUP: ['COMMITTEE_ELECTION'],
}
