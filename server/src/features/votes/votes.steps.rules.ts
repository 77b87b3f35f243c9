import type { DecisionState, DecisionStep } from '@liren/shared/votes'
import { cite, type Citation } from '@liren/shared/votes.laws'

/** Who takes a step: who runs the decision, who counts it, the residents' committee, the sub-district, or time itself. */
export const parties = ['ORGANISER', 'COUNTER', 'RESIDENTS_COMMITTEE', 'STREET', 'CLOCK'] as const
export type Party = (typeof parties)[number]

export interface StepRule {
  from: readonly DecisionState[]
  to: DecisionState
  by: readonly Party[]
  /** What the order of steps rests on. */
  basis: Citation
}

const house = cite('HOUSE')
const final: readonly DecisionState[] = ['FINAL', 'FILED', 'ARCHIVED']

/** The whole life of a decision: from where each step leads where, and who may take it. Every other one is illegal. */
export const stepRules: Record<DecisionStep, StepRule> = {
  SUBMIT: { from: ['DRAFT'], to: 'REVIEW', by: ['ORGANISER'], basis: cite('PROPERTY_REGULATION', 14) },
  RETURN: { from: ['REVIEW'], to: 'DRAFT', by: ['ORGANISER', 'RESIDENTS_COMMITTEE'], basis: house },
  NOTIFY: { from: ['REVIEW'], to: 'NOTICED', by: ['ORGANISER'], basis: cite('PROPERTY_REGULATION', 14) },
  FREEZE: {
    from: ['NOTICED', 'ROLL_FROZEN'],
    to: 'ROLL_FROZEN',
    by: ['ORGANISER'],
    basis: cite('INTERPRETATION', 9),
  },
  OPEN: { from: ['ROLL_FROZEN'], to: 'OPEN', by: ['ORGANISER'], basis: cite('PROPERTY_REGULATION', 14) },
  EXTEND: { from: ['OPEN', 'EXTENDED'], to: 'EXTENDED', by: ['ORGANISER'], basis: house },
  CLOSE: { from: ['OPEN', 'EXTENDED'], to: 'CLOSED', by: ['ORGANISER', 'CLOCK'], basis: house },
  COUNT: { from: ['CLOSED'], to: 'COUNTED', by: ['COUNTER'], basis: cite('CIVIL_CODE', 278) },
  PUBLISH: { from: ['COUNTED'], to: 'OBJECTION', by: ['ORGANISER'], basis: cite('BEIJING', 37) },
  RECOUNT: { from: ['OBJECTION', 'RECOUNT'], to: 'RECOUNT', by: ['COUNTER'], basis: house },
  FINALISE: { from: ['OBJECTION', 'RECOUNT'], to: 'FINAL', by: ['ORGANISER'], basis: house },
  FILE: { from: ['FINAL'], to: 'FILED', by: ['ORGANISER'], basis: cite('PROPERTY_REGULATION', 16) },
  ARCHIVE: { from: ['FINAL', 'FILED'], to: 'ARCHIVED', by: ['ORGANISER'], basis: cite('PROPERTY_REGULATION', 14) },
  CANCEL: {
    from: [
      ...(['DRAFT', 'REVIEW', 'NOTICED', 'ROLL_FROZEN', 'OPEN', 'EXTENDED', 'CLOSED'] as const),
      ...(['COUNTED', 'OBJECTION', 'RECOUNT'] as const),
    ],
    to: 'CANCELLED',
    by: ['ORGANISER', 'STREET'],
    basis: house,
  },
  REVOKE_BY_COURT: {
    from: final,
    to: 'REVOKED_BY_COURT',
    by: ['RESIDENTS_COMMITTEE', 'STREET'],
    basis: cite('CIVIL_CODE', 280),
  },
  REVOKE_BY_GOV: { from: final, to: 'REVOKED_BY_GOV', by: ['STREET'], basis: cite('PROPERTY_REGULATION', 19) },
}
