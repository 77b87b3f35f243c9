import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { id } from './primitives.ts'
import { inDecision } from './votes.decisions.ts'
import { rollSummary } from './votes.views.ts'

/** More lines than anybody reads; how many there are in all is told beside. */
export const mostRollLines = 200

const unitRef = z.object({ unitId: id, label: z.string() })
const someUnits = z.object({ count: z.number().int(), units: z.array(unitRef) })

export const mergeReasons = ['SAME_PHONE', 'SAME_NUMBER'] as const

/** The roll as it would be frozen now, or what stands in the way. */
export const rollDraft = z
  .object({
    isReady: z.boolean(),
    fault: z.enum(['EMPTY', 'AREA_MISSING', 'UNITS_UNKNOWN']).nullable(),
    heads: z.number().int(),
    areaCentiares: z.number().int().meta({ description: 'Of the units whose area is known' }),
    withoutArea: someUnits.meta({ description: 'These forbid to freeze: nobody knows how much they weigh' }),
    unknown: someUnits.meta({
      description: 'Picked, and not in the estate, or left out by the rules of this decision',
    }),
    withoutOwner: someUnits.meta({
      description: 'They forbid nothing: each is a head of its own, and only paper speaks for it',
    }),
    merges: z
      .object({
        count: z.number().int(),
        questions: z.array(
          z.object({
            reason: z.enum(mergeReasons),
            names: z.array(z.string()).meta({ description: 'Masked' }),
            units: z.array(unitRef),
          }),
        ),
      })
      .meta({
        description: 'Owners whom the register holds apart and who may be one: that would be one head fewer. Ask them.',
      }),
  })
  .meta({ id: 'RollDraft' })
export type RollDraft = z.infer<typeof rollDraft>

export const rollChangeKinds = ['ADDED', 'REMOVED', 'AREA', 'OWNERS'] as const
export type RollChangeKind = (typeof rollChangeKinds)[number]

/** What another freeze of a roll changed. */
export const rollChanges = z
  .object({
    from: rollSummary,
    to: rollSummary,
    counts: z.array(z.object({ kind: z.enum(rollChangeKinds), heads: z.number().int() })),
    lines: z
      .array(
        z.object({
          kind: z.enum(rollChangeKinds),
          units: z.array(unitRef),
          before: z.number().int().nullable().meta({ description: 'Area in 0.01 m²; null where the head is new' }),
          after: z.number().int().nullable().meta({ description: 'Null where the head is gone' }),
        }),
      )
      .meta({ description: 'To who organises and the residents’ committee; to others none' }),
  })
  .meta({ id: 'RollChanges' })
export type RollChanges = z.infer<typeof rollChanges>

export const votesRoll = {
  rollDraft: endpoint({
    id: 'votes.rollDraft',
    method: 'GET',
    path: '/communities/:communityId/decisions/:decisionId/roll-draft',
    summary: 'The roll as it would be frozen now: what forbids it, and what only a person can know (who organises)',
    access: 'account',
    params: inDecision,
    reply: rollDraft,
    errors: ['vote_step_illegal'],
  }),
  rollChanges: endpoint({
    id: 'votes.rollChanges',
    method: 'GET',
    path: '/communities/:communityId/decisions/:decisionId/roll-changes',
    summary: 'What a freeze of the roll changed against the one before it: the last, unless told',
    access: 'account',
    params: inDecision,
    query: z.object({ freeze: z.coerce.number().int().min(2).max(1_000).optional() }),
    reply: rollChanges,
  }),
}
