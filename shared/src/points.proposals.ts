import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { inCommunity } from './neighbourhood.ts'
import { pageOf, pageQuery } from './page.ts'
import { id, instant, paragraph } from './primitives.ts'

export const proposalKinds = ['manual', 'opening', 'reversal'] as const
export type ProposalKind = (typeof proposalKinds)[number]
export const proposalStates = ['open', 'approved', 'refused', 'withdrawn'] as const
export const proposalState = z.enum(proposalStates)
export type ProposalState = z.infer<typeof proposalState>

/** More minutes than anybody serves in a life, so that a slip of the finger is caught. */
const most = 1_000_000

/** What one resident is to be credited. */
export const creditLine = z
  .strictObject({
    residenceId: id,
    minutes: z.number().int().min(0).max(most),
    points: z.number().int().min(0).max(most),
  })
  .refine(({ minutes, points }) => minutes + points > 0, { params: { code: 'too_small' }, path: ['points'] })

const reason = paragraph(200)

/** A credit by hand, balances taken over from an older ledger, or a credit to be taken back. */
export const proposalDraft = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('manual'), reason, lines: z.array(creditLine).min(1).max(50) }),
  z.strictObject({ kind: z.literal('opening'), reason, lines: z.array(creditLine).min(1).max(500) }),
  z.strictObject({ kind: z.literal('reversal'), reason, journalId: id }),
])
export type ProposalDraft = z.output<typeof proposalDraft>

/** A proposal to credit points, or to take them back: one person proposes, another decides, neither for oneself. */
export const pointsProposal = z
  .object({
    id,
    kind: z.enum(proposalKinds),
    reason: z.string(),
    state: proposalState,
    proposedBy: z.string().meta({ description: 'Nickname' }),
    proposedAt: instant,
    decidedBy: z.string().nullable(),
    decidedAt: instant.nullable(),
    decision: z.string().nullable().meta({ description: 'Why it was refused' }),
    people: z.number().int(),
    minutes: z.number().int().meta({ description: 'Of all lines' }),
    points: z.number().int().meta({ description: 'Of all lines' }),
    lines: z
      .array(
        z.object({
          nickname: z.string(),
          phoneMasked: z.string(),
          minutes: z.number().int(),
          points: z.number().int(),
        }),
      )
      .meta({ description: 'The first 50' }),
    abilities: z.object({ approve: z.boolean(), refuse: z.boolean(), withdraw: z.boolean() }),
  })
  .meta({ id: 'PointsProposal' })
export type PointsProposal = z.infer<typeof pointsProposal>

const inProposal = inCommunity.extend({ proposalId: id })

export const pointsProposals = {
  propose: endpoint({
    id: 'points.propose',
    method: 'POST',
    path: '/communities/:communityId/points/proposals',
    summary: 'Proposes a credit, opening balances, or that a credit be taken back; somebody else decides',
    access: 'account',
    params: inCommunity,
    body: proposalDraft,
    reply: pointsProposal,
    status: 201,
    errors: ['points_second_person', 'points_reversed', 'points_not_reversible'],
  }),
  list: endpoint({
    id: 'points.proposals',
    method: 'GET',
    path: '/communities/:communityId/points/proposals',
    summary: 'Proposals of one state, newest first (whoever may propose)',
    access: 'account',
    params: inCommunity,
    query: pageQuery.extend({ state: proposalState.default('open') }),
    reply: pageOf(pointsProposal),
  }),
  approve: endpoint({
    id: 'points.approveProposal',
    method: 'POST',
    path: '/communities/:communityId/points/proposals/:proposalId/approvals',
    summary: 'Approves: the points move now (committee; never who proposed it or is credited by it)',
    access: 'account',
    params: inProposal,
    reply: pointsProposal,
    status: 201,
    errors: ['points_second_person', 'points_proposal_closed', 'points_reversed', 'points_opened'],
  }),
  refuse: endpoint({
    id: 'points.refuseProposal',
    method: 'POST',
    path: '/communities/:communityId/points/proposals/:proposalId/refusals',
    summary: 'Refuses and says why (committee, never who proposed it)',
    access: 'account',
    params: inProposal,
    body: z.strictObject({ reason }),
    reply: pointsProposal,
    status: 201,
    errors: ['points_second_person', 'points_proposal_closed'],
  }),
  withdraw: endpoint({
    id: 'points.withdrawProposal',
    method: 'DELETE',
    path: '/communities/:communityId/points/proposals/:proposalId',
    summary: 'Takes an own proposal back while nobody has decided it',
    access: 'account',
    params: inProposal,
    reply: pointsProposal,
    errors: ['points_proposal_closed'],
  }),
}
