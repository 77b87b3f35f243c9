import type { Endpoint, RequestOf } from '@liren/shared/endpoint'
import type { ErrorCode } from '@liren/shared/problem'
import { actors, outside, theirs, unrelated, type Actor } from './matrix.actors.ts'
import type { Matrix } from './matrix.world.ts'

/**
 * Where a request is addressed: to the community most actors belong to, to the other one, to one that is not there, or
 * to no community. It says what actors hear whom a case does not name.
 */
export type Place = 'here' | 'there' | 'nowhere' | 'above'

export type Verdict = 'ok' | ErrorCode

/** One variant of a request, and who gets which answer. Whoever is not named gets what their standing says. */
export type Case<E extends Endpoint = Endpoint> = {
  when: string
  at: Place
  /** The request this actor sends, aiming at the object of this variant. */
  request: (m: Matrix, actor: Actor) => RequestOf<E>
  /** Says yes, and yet leaves every row as it was. */
  changesNothing?: true
} & { [verdict in Verdict]?: readonly Actor[] }

export interface Row {
  endpoint: Endpoint
  /** Who may, in one sentence. */
  rule: string
  cases: Case[]
}

/** What an endpoint promises, one case per variant of its object. */
export const row = <E extends Endpoint>(endpoint: E, rule: string, cases: Case<E>[]): Row => ({
  endpoint,
  rule,
  cases,
})

const has = (some: readonly Actor[], actor: Actor) => some.includes(actor)

/** The answer of whoever a case does not name: strangers learn nothing, and neighbours that it is not for them. */
function byStanding(at: Place, actor: Actor): Verdict {
  if (has(outside, actor)) return 'unauthenticated'
  if (at === 'above') return 'forbidden'
  if (at === 'nowhere') return 'not_found'
  if (at === 'here') return has(unrelated, actor) ? 'not_found' : 'forbidden'
  return actor === 'operator' || has(theirs, actor) ? 'forbidden' : 'not_found'
}

/** What the declared table promises this actor. */
export function promised(variant: Case, actor: Actor): Verdict {
  const { when: _when, at, request: _request, changesNothing: _flag, ...named } = variant
  for (const [verdict, some] of Object.entries(named)) if (has(some, actor)) return verdict as Verdict
  return byStanding(at, actor)
}

export interface Cell {
  row: Row
  variant: Case
  actor: Actor
}

export const cellsOf = (one: Row): Cell[] =>
  one.cases.flatMap((variant) => actors.map((actor) => ({ row: one, variant, actor })))
