import type { ComplaintParty, ComplaintState } from '@liren/shared/complaints'
import type { Role } from '@liren/shared/roles'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { servesAt, type Placed } from '../../platform/http/places.ts'
import { goesOn } from './complaints.rules.ts'

const holds = (actor: CommunityActor, role: Role | null, scopeId: string | null): boolean =>
  actor.roles.some((held) => held.role === role && held.scopeId === scopeId)
const isCommittee = (actor: CommunityActor): boolean => actor.roles.some((held) => held.role === 'committee')

/** Offices that matters are sent to. */
export const handlingRoles: readonly Role[] = [
  'committee',
  'owners_committee',
  'property_staff',
  'grid_worker',
  'building_head',
  'column_host',
]
/** Who writes down what a neighbour says, with that person's consent. */
const writingRoles: readonly Role[] = ['committee', 'property_staff', 'grid_worker', 'building_head']

/** Whoever lives or serves here. */
export const mayUse = (actor: CommunityActor): boolean => actor.homes.length > 0 || actor.roles.length > 0

/** An operator looks at an address before anything is sent there. */
export const mayRegisterCallback = (actor: CommunityActor): boolean =>
  actor.above.some(({ role }) => role === 'operator')

const puttingUpRoles: readonly Role[] = ['committee', 'property_staff']

/** Who sees which bodies outside there are: the committee lets them in, an operator says where they are called. */
export const maySeePartners = (actor: CommunityActor): boolean => isCommittee(actor) || mayRegisterCallback(actor)

/** Committee and property company put up square codes at common places. */
export const mayPutUpCodes = (actor: CommunityActor): boolean =>
  actor.roles.some(({ role }) => puttingUpRoles.includes(role))

/** The residents' committee settles how complaints are handled. */
export const maySettle = isCommittee

const isStreet = (actor: CommunityActor): boolean => actor.above.some((held) => held.role === 'street')

/** The committee oversees how matters are handled, and so does the street above it. */
export const mayOversee = (actor: CommunityActor): boolean => isCommittee(actor) || isStreet(actor)

/** Whoever lives or serves here, oversees it, or is of a department that may be called, may look at a matter. */
export const mayLook = (actor: CommunityActor): boolean =>
  mayUse(actor) || isStreet(actor) || actor.above.some((held) => held.role === 'department')

/** The committee sends matters on, and sees to whom. */
export const mayDispatch = isCommittee

/** Whoever holds an office that matters are sent to has a queue. */
export const mayHandleSome = (actor: CommunityActor): boolean =>
  actor.roles.some((held) => handlingRoles.includes(held.role))

/** Staff, building heads and grid workers write down what a neighbour tells them. */
export const mayReportForOthers = (actor: CommunityActor): boolean =>
  actor.roles.some((held) => writingRoles.includes(held.role))

/** They do so for the flats that their office is for: those of a firm's estate, a grid, a building. */
export const mayWriteFor = (actor: CommunityActor, flat: Placed): boolean => servesAt(actor, writingRoles, flat)

/** A firm does so in its own estate. */
export const mayPutUpAt = (actor: CommunityActor, place: Placed): boolean => servesAt(actor, puttingUpRoles, place)

/** Where a matter lies, and whose it is. */
export interface Parties {
  category: string
  state: ComplaintState
  closedAt: Date | null
  reporterId: string
  enteredBy: string | null
  deskRole: Role | null
  deskScopeId: string | null
  officeRole: Role | null
  officeScopeId: string | null
  handlerId: string | null
  isHandled: boolean
  isHidden: boolean
  rung: number
  shownAt: Date | null
  estateId: string | null
  buildingId: string | null
}

/** What ties a reader to a matter beside its office: me too, another report that goes on with it, being let in or called. */
export interface Ties {
  isFollowing: boolean
  isMergedHere: boolean
  isGuest: boolean
  /** The committee was asked to decide something about it. */
  isAsked: boolean
  isCalled: boolean
  /** It is on the coordination list, or a call to it climbed to the street. */
  isListed: boolean
  /** The actor is the head of the grid in which it is. */
  isOfGrid: boolean
}

/** Of who is tied to it in no other way than by an office or a home. */
export const noTies: Ties = {
  isFollowing: false,
  isMergedHere: false,
  isGuest: false,
  isAsked: false,
  isCalled: false,
  isListed: false,
  isOfGrid: false,
}

/** Whether the actor serves in the office that handles it. */
export const isOfOffice = (actor: CommunityActor, row: Parties): boolean =>
  row.officeRole !== null && holds(actor, row.officeRole, row.officeScopeId)
/** Whether the actor took it, and still serves there. */
export const isInCharge = (actor: CommunityActor, row: Parties): boolean =>
  row.handlerId === actor.accountId && isOfOffice(actor, row)

/** A dispute has a mediator as soon as somebody in office took it; from then on it is closed to colleagues. */
export const isMediatedByOther = (actor: CommunityActor, row: Parties): boolean =>
  row.category === 'dispute' && row.isHandled && row.handlerId !== actor.accountId

/** Who complained, or wrote it down for them and is not of the office that handles it. */
export const isReporter = (actor: CommunityActor, row: Parties): boolean =>
  row.reporterId === actor.accountId || (row.enteredBy === actor.accountId && !isOfOffice(actor, row))

/** Who complained, and who wrote it down: in whatever office they come, they decide nothing about their own matter. */
export const isAuthor = (actor: CommunityActor, row: Parties): boolean =>
  row.reporterId === actor.accountId || row.enteredBy === actor.accountId

/** Of a dispute that somebody else mediates the committee answers what it is asked; neither its own nor one it is let into. */
export const onlyAnswers = (actor: CommunityActor, row: Parties, { isGuest }: Pick<Ties, 'isGuest'>): boolean =>
  isMediatedByOther(actor, row) && isCommittee(actor) && !isAuthor(actor, row) && !isGuest

/** As what the actor may step in. Nobody stands on both sides: an author never handles the own matter. */
export function partiesOf(actor: CommunityActor, row: Parties, ties: Pick<Ties, 'isGuest'>): ComplaintParty[] {
  const parties = officesOf(actor, row)
  if (ties.isGuest) parties.unshift('GUEST')
  if (isReporter(actor, row)) parties.unshift('REPORTER')
  return onlyAnswers(actor, row, ties) ? ['COMMITTEE'] : parties
}

/**
 * Who of the committee rings back: nobody who complained or handled it. What the committee handled itself nobody of it asks
 * about, nor what is between two neighbours.
 */
const mayRing = (actor: CommunityActor, row: Parties): boolean =>
  isCommittee(actor) &&
  row.category !== 'dispute' &&
  row.officeRole !== 'committee' &&
  row.handlerId !== actor.accountId &&
  !isOfOffice(actor, row) &&
  !isAuthor(actor, row)

/** Who takes a step, as far as the rules look at it. */
export const comesAs = (actor: CommunityActor, row: Parties, ties: Pick<Ties, 'isGuest'>) => ({
  parties: partiesOf(actor, row, ties),
  actorId: actor.accountId,
  isAuthor: isAuthor(actor, row),
  isSelf: row.reporterId === actor.accountId,
  mayRing: mayRing(actor, row),
  onlyAnswers: onlyAnswers(actor, row, ties),
})

/** As what the actor handles it. */
export function officesOf(actor: CommunityActor, row: Parties): ComplaintParty[] {
  const parties: ComplaintParty[] = []
  if (isMediatedByOther(actor, row)) return parties
  const isOwn = row.reporterId === actor.accountId
  if (!isOwn && isInCharge(actor, row)) parties.push('HANDLER')
  if (!isOwn && row.deskRole !== null && holds(actor, row.deskRole, row.deskScopeId)) parties.push('COLLEAGUE')
  if (isCommittee(actor)) parties.push('COMMITTEE')
  return parties
}

const livesAt = (actor: CommunityActor, row: Parties): boolean =>
  actor.homes.some(
    (home) =>
      (row.buildingId === null || home.buildingId === row.buildingId) &&
      (row.estateId === null || home.estateId === row.estateId),
  )

/** So many rungs up a matter has reached the committee, and the street. */
const committeeRung = 3
const streetRung = 4

/** What somebody sees of a matter: all of it, all but who complained, what neighbours see, how it goes alone, or nothing. */
export type Sight = 'whole' | 'nameless' | 'outline' | 'course' | null

/** Who is in a matter in no way but as a neighbour: learns neither who said what, nor in which flat. */
export const isDistant = (sight: Sight): boolean => sight === 'outline' || sight === 'course'

/** Of what neighbours do not see, whoever is tied to it still learns how it goes. */
const fromAfar = (row: Parties): Sight => (row.shownAt === null ? 'course' : 'outline')

export function sightOf(actor: CommunityActor, row: Parties, ties: Ties): Sight {
  if (row.reporterId === actor.accountId || row.enteredBy === actor.accountId || ties.isGuest) return 'whole'
  // Whoever is called sees the matter, and not whose it is.
  if (isMediatedByOther(actor, row) && !ties.isCalled) {
    const isTold = ties.isAsked || row.rung >= committeeRung
    return isTold && isCommittee(actor) ? 'course' : null
  }
  if (isMediatedByOther(actor, row)) return 'nameless'
  if (isCommittee(actor)) return 'whole'
  if (isOfOffice(actor, row)) return row.isHidden ? 'nameless' : 'whole'
  if (ties.isCalled) return 'nameless'
  // Overdue, it is the head of the grid's to see, too.
  if (ties.isOfGrid && row.rung >= committeeRung && row.category !== 'dispute') return 'nameless'
  // A day overdue, or on the coordination list, it is the street's to see; a name is not.
  if (isStreet(actor) && (row.rung >= streetRung || ties.isListed) && row.category !== 'dispute') return 'nameless'
  const isNeighbour = row.shownAt !== null && livesAt(actor, row)
  return isNeighbour || ties.isFollowing || ties.isMergedHere ? fromAfar(row) : null
}

/**
 * What somebody finds of a matter among the own: all of what they said, wrote down, or were let into; of what they follow
 * as neighbours do.
 */
export const sightAmongOwn = (actor: CommunityActor, row: Parties): Sight =>
  isAuthor(actor, row) || row.category === 'dispute' ? 'whole' : fromAfar(row)

/** What whoever has to do something with a matter finds of it in the queue. */
export const sightInQueue = (actor: CommunityActor, row: Parties): Sight =>
  isMediatedByOther(actor, row) ? 'course' : 'nameless'

/** Neighbours who see a matter of somebody else follow it until it has ended. */
export const mayFollow = (actor: CommunityActor, row: Parties, sight: Sight): boolean =>
  sight !== null && row.shownAt !== null && !isReporter(actor, row) && livesAt(actor, row)

/** The mediator of a dispute lets others in. */
export const mayAdmit = (actor: CommunityActor, row: Parties): boolean =>
  row.category === 'dispute' && isInCharge(actor, row)

/** Who handles a matter rings its author as long as it goes on, unless the author hides; the committee, too. */
export const mayReveal = (actor: CommunityActor, row: Parties, now: Date): boolean =>
  goesOn(row, now) &&
  row.reporterId !== actor.accountId &&
  !isMediatedByOther(actor, row) &&
  (isCommittee(actor) || (!row.isHidden && isInCharge(actor, row)))

/** Of what is in the hands of a colleague, whoever serves in the same office may take charge. */
export const mayTakeOver = (actor: CommunityActor, row: Parties): boolean =>
  row.handlerId !== actor.accountId && officesOf(actor, row).includes('COLLEAGUE')

/** Who has a matter passes it on to a colleague. */
export const mayHandOver = (actor: CommunityActor, row: Parties): boolean => officesOf(actor, row).includes('HANDLER')

/** Whoever may put somebody in charge sees who could be. */
export const maySeeWorkers = (actor: CommunityActor, row: Parties): boolean =>
  !isMediatedByOther(actor, row) && (isOfOffice(actor, row) || isCommittee(actor))

/** Neighbours of a building see what is shown there; so does who serves here. */
export const maySeeBuilding = (actor: CommunityActor, buildingId: string): boolean =>
  actor.roles.length > 0 || actor.homes.some((home) => home.buildingId === buildingId)
