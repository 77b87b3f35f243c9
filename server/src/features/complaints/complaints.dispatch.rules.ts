import type { ComplaintCategory } from '@liren/shared/complaints'
import type { DispatchRule } from '@liren/shared/complaints.dispatch'
import type { Role } from '@liren/shared/roles'

/** What decides where a matter goes. */
export interface DispatchFacts {
  category: ComplaintCategory
  estateId: string | null
  /** The place itself and all places around it. */
  placeIds: readonly string[]
  isWorkDay: boolean
  /** Of the local day. */
  minute: number
}

/** An office that a matter may be sent to, the person on duty there if one is named, and the rule that says so. */
export interface Route {
  rule: string
  role: Role
  scopeId: string
  workerId: string | null
}

const ofProperty: readonly ComplaintCategory[] = [
  'repair_home',
  'common_parts',
  'property_service',
  'environment',
  'safety',
  'snap',
]

function isWithin({ fromMinutes, toMinutes }: NonNullable<DispatchRule['hours']>, minute: number): boolean {
  if (fromMinutes < toMinutes) return fromMinutes <= minute && minute < toMinutes
  return minute >= fromMinutes || minute < toMinutes
}

/** Whether a rule is meant for a matter: each condition that it has holds. */
export function isMeant(rule: DispatchRule, facts: DispatchFacts): boolean {
  if (rule.categories.length > 0 && !rule.categories.includes(facts.category)) return false
  if (rule.place !== null && !facts.placeIds.includes(rule.place.id)) return false
  if (rule.days !== 'all' && facts.isWorkDay !== (rule.days === 'work')) return false
  return rule.hours === null || isWithin(rule.hours, facts.minute)
}

/**
 * Where a matter may go, tried in order: where the community's rules say, then what a property company looks after to that
 * of the estate. The first office that somebody holds gets it; when none is held, it stays with the residents' committee.
 */
export function routesOf(rules: readonly DispatchRule[], facts: DispatchFacts): Route[] {
  const named = rules.filter((rule) => isMeant(rule, facts)).map(({ name, to }) => ({ rule: name, ...to }))
  if (facts.estateId === null || !ofProperty.includes(facts.category)) return named
  return [...named, { rule: 'property', role: 'property_staff', scopeId: facts.estateId, workerId: null }]
}
