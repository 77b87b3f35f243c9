import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { inCommunity } from './neighbourhood.ts'
import { id, instant, line, paragraph } from './primitives.ts'
import { decisionState } from './votes.ts'
import { matter, weight } from './votes.matters.ts'

const inDemand = inCommunity.extend({ demandId: id })
const inEstate = inCommunity.extend({ estateId: id })

/**
 * What a fifth is taken of. The regulation (物业管理条例 art. 13) says a fifth of the owners: heads, unless the owners' own
 * rules count otherwise.
 */
export const demandCounts = z.enum(['HEADS', 'AREA', 'BOTH'])
export type DemandCounts = z.infer<typeof demandCounts>

export const demandStates = ['open', 'reached', 'withdrawn'] as const

/** Owners who demand a meeting on a matter, how many they are, and what became of it. */
export const voteDemand = z
  .object({
    id,
    estateId: id,
    estateName: z.string(),
    title: z.string(),
    text: z.string(),
    matter,
    by: z.string().meta({ description: 'Nickname of who started it' }),
    isMine: z.boolean(),
    startedAt: instant,
    state: z.enum(demandStates),
    counts: demandCounts,
    joined: weight,
    total: weight.meta({ description: 'Of the estate, as the register stood when it was counted last' }),
    needed: weight.meta({ description: 'A fifth, rounded up' }),
    countedAt: instant,
    reachedAt: instant.nullable(),
    addressedTo: z.enum(['OWNERS_COMMITTEE', 'RESIDENTS_COMMITTEE']).nullable(),
    decision: z
      .object({
        id,
        title: z.string(),
        state: decisionState,
        since: instant,
        reason: z.string().nullable(),
        isReadable: z.boolean(),
      })
      .nullable()
      .meta({ description: 'The draft it opened, and how far that has come' }),
    answer: z.object({ text: z.string(), by: z.string(), at: instant }).nullable(),
    mine: z.object({ heads: z.number().int(), joined: z.number().int(), byMe: z.number().int() }).meta({
      description: 'Heads that are mine or partly mine, how many have joined, and for how many of them I consented',
    }),
    abilities: z.object({ join: z.boolean(), leave: z.boolean(), withdraw: z.boolean(), answer: z.boolean() }),
  })
  .meta({ id: 'VoteDemand' })
export type VoteDemand = z.infer<typeof voteDemand>

/** An estate of mine, and how demands are counted in it. */
export const demandEstate = z
  .object({
    estateId: id,
    estateName: z.string(),
    counts: demandCounts,
    basis: z
      .string()
      .nullable()
      .meta({ description: 'Where the owners’ own rules say so; null for the law’s own count' }),
    abilities: z.object({ start: z.boolean(), setCounts: z.boolean() }),
  })
  .meta({ id: 'DemandEstate' })
export type DemandEstate = z.infer<typeof demandEstate>

const consent = z.literal(true).meta({ description: 'I demand a meeting of the owners on this matter' })

export const votesDemands = {
  demands: endpoint({
    id: 'votes.demands',
    method: 'GET',
    path: '/communities/:communityId/vote-demands',
    summary: 'Demands for a meeting in my estates, newest first, and how they are counted',
    access: 'account',
    params: inCommunity,
    reply: z.object({ items: z.array(voteDemand), estates: z.array(demandEstate) }),
  }),
  demand: endpoint({
    id: 'votes.demand',
    method: 'GET',
    path: '/communities/:communityId/vote-demands/:demandId',
    summary: 'One demand, how many have joined it, and what became of it',
    access: 'account',
    params: inDemand,
    reply: voteDemand,
  }),
  start: endpoint({
    id: 'votes.startDemand',
    method: 'POST',
    path: '/communities/:communityId/estates/:estateId/vote-demands',
    summary: 'Starts a demand for a meeting, as the first to join it (verified owners)',
    access: 'account',
    params: inEstate,
    body: z.strictObject({ title: line(60), text: paragraph(1_000), matter, consent }),
    reply: voteDemand,
    status: 201,
    errors: ['vote_demand_open', 'vote_not_entitled'],
  }),
  join: endpoint({
    id: 'votes.joinDemand',
    method: 'POST',
    path: '/communities/:communityId/vote-demands/:demandId/joins',
    summary: 'Joins for every head of mine; at a fifth of the owners a draft opens by itself',
    access: 'account',
    params: inDemand,
    body: z.strictObject({ consent }),
    reply: voteDemand,
    status: 201,
    errors: ['vote_demand_over', 'vote_demand_joined', 'vote_not_entitled'],
  }),
  leave: endpoint({
    id: 'votes.leaveDemand',
    method: 'DELETE',
    path: '/communities/:communityId/vote-demands/:demandId/joins',
    summary: 'Takes my consent back, as long as a fifth has not been reached',
    access: 'account',
    params: inDemand,
    reply: voteDemand,
    errors: ['vote_demand_over'],
  }),
  withdraw: endpoint({
    id: 'votes.withdrawDemand',
    method: 'DELETE',
    path: '/communities/:communityId/vote-demands/:demandId',
    summary: 'Withdraws a demand one started, as long as a fifth has not been reached',
    access: 'account',
    params: inDemand,
    reply: voteDemand,
    errors: ['vote_demand_over'],
  }),
  answer: endpoint({
    id: 'votes.answerDemand',
    method: 'PUT',
    path: '/communities/:communityId/vote-demands/:demandId/answer',
    summary: 'Says in writing, once and to everybody, what becomes of a demand that a fifth has joined',
    access: 'account',
    params: inDemand,
    body: z.strictObject({ text: paragraph(1_000) }),
    reply: voteDemand,
    errors: ['vote_step_illegal', 'vote_remark_answered'],
  }),
  setCounts: endpoint({
    id: 'votes.setDemandCounts',
    method: 'PUT',
    path: '/communities/:communityId/estates/:estateId/vote-demand-counts',
    summary: 'How a fifth is counted in an estate from now on (residents’ committee); another count needs its clause',
    access: 'account',
    params: inEstate,
    body: z.strictObject({ counts: demandCounts, basis: line(200).nullable().default(null) }),
    reply: demandEstate,
    errors: ['vote_reason_missing'],
  }),
}
