import { belongs, type CommunityActor } from '../../platform/http/actor.ts'

/** Whoever lives or serves here sees the columns that are on, and who is on duty. */
export const maySeeColumns = belongs

/** The residents' committee names, switches and orders the columns. */
export const mayEditColumns = (actor: CommunityActor): boolean => actor.roles.some((held) => held.role === 'committee')

/** A host's right is for the column they were given, and for no other. */
export const hostsColumn = (actor: CommunityActor, columnId: string): boolean =>
  actor.roles.some((held) => held.role === 'column_host' && held.scopeId === columnId)

/** The committee and the column's own hosts set its roster. */
export const maySetRoster = (actor: CommunityActor, columnId: string): boolean =>
  mayEditColumns(actor) || hostsColumn(actor, columnId)

/** Whoever may set some roster at all. */
export const maySetSomeRoster = (actor: CommunityActor): boolean => mayEditColumns(actor) || hostsSomething(actor)

/** Whoever hosts some column. */
export const hostsSomething = (actor: CommunityActor): boolean =>
  actor.roles.some((held) => held.role === 'column_host')
