import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { inCommunity } from './neighbourhood.ts'
import { pageOf, pageQuery } from './page.ts'
import { id, instant } from './primitives.ts'
import { ballotChannel } from './votes.ts'
import { logKinds } from './votes.log.ts'
import { weight } from './votes.matters.ts'
import { signedHead } from './votes.heads.ts'
import { digest } from './votes.views.ts'

const inDecision = inCommunity.extend({ decisionId: id })

/** A ballot as it is sent: bound by its commitment, readable only with the key (`votes.sealing`). */
export const sealedBallot = {
  commitment: digest,
  sealed: z
    .string()
    .regex(/^[A-Za-z0-9_-]{90,6000}$/)
    .meta({ description: '`sealBallot` of the choices and the salt; its length is the same for every ballot' }),
}

/** Where a ballot stands in the log. What was chosen is not in it. */
export const castReceipt = z
  .object({
    seq: z.number().int(),
    at: instant,
    pseudonym: z.string(),
    commitment: digest,
    channel: ballotChannel,
    grant: z.number().int().nullable(),
    leaf: digest,
    head: digest,
    signed: signedHead.meta({ description: 'What the signer says of the log right after this entry' }),
  })
  .meta({ id: 'CastReceipt' })
export type CastReceipt = z.infer<typeof castReceipt>

/** A head of mine, as the frozen roll has it. */
export const myHead = z
  .object({
    headId: id,
    pseudonym: z.string(),
    areaCentiares: z.number().int(),
    units: z.array(z.object({ unitId: id, label: z.string(), areaCentiares: z.number().int() })),
    status: z.enum(['waiting', 'voted', 'paper_received', 'proxy_granted']),
    voted: z
      .object({
        ...{ seq: z.number().int(), at: instant, channel: ballotChannel, isMine: z.boolean() },
        isByProxy: z.boolean().meta({ description: 'Handed in by whom an owner of the head had named' }),
      })
      .nullable(),
    isSplit: z.boolean().meta({ description: 'Some of its units were sold since the freeze; its frozen owner votes' }),
    abilities: z.object({ cast: z.boolean(), grantProxy: z.boolean() }),
  })
  .meta({ id: 'MyHead' })
export type MyHead = z.infer<typeof myHead>

/** What shows that an entry is in the roll whose root the opening told: `rollLeafOf`, then `includes`. */
export const rollProof = z
  .object({
    pseudonym: z.string(),
    areaCentiares: z.number().int(),
    salt: z.string(),
    index: z.number().int(),
    size: z.number().int(),
    root: digest,
    path: z.array(digest).meta({ description: 'RFC 9162, from the leaf to the root' }),
  })
  .meta({ id: 'RollProof' })
export type RollProof = z.infer<typeof rollProof>

export const logEntry = z
  .object({
    seq: z.number().int(),
    kind: z.enum(logKinds),
    at: instant,
    body: z.record(z.string(), z.unknown()),
    leaf: digest,
    head: digest,
  })
  .meta({ id: 'VoteLogEntry' })

export const turnout = z
  .object({
    total: weight,
    voted: weight,
    quorum: z.object({ area: z.boolean(), heads: z.boolean() }),
    buildings: z.array(
      z.object({ buildingId: id, name: z.string(), total: weight, voted: weight }).meta({
        description: 'A head with units in two buildings is counted in both; areas are of the building alone',
      }),
    ),
    reminders: z.object({ left: z.number().int(), nextAt: instant.nullable() }).nullable().meta({
      description: 'How often those who have not voted may be reminded, from when on, null for at once; to who may',
    }),
  })
  .meta({ id: 'VoteTurnout' })
export type Turnout = z.infer<typeof turnout>

export const castErrors = [
  'step_up_required',
  'vote_not_open',
  'vote_closed',
  'already_voted',
  'vote_not_entitled',
  'vote_undesignated',
  'vote_halted',
] as const

export const votesCasting = {
  myHeads: endpoint({
    id: 'votes.myHeads',
    method: 'GET',
    path: '/communities/:communityId/decisions/:decisionId/my-heads',
    summary: 'My own entries of the frozen roll, and whether they have voted: never what',
    access: 'account',
    params: inDecision,
    reply: z.object({ items: z.array(myHead) }),
  }),
  rollProof: endpoint({
    id: 'votes.rollProof',
    method: 'GET',
    path: '/communities/:communityId/decisions/:decisionId/my-heads/:headId/proof',
    summary: 'What shows that an entry of mine is in the frozen roll',
    access: 'account',
    params: inDecision.extend({ headId: id }),
    reply: rollProof,
  }),
  cast: endpoint({
    id: 'votes.cast',
    method: 'POST',
    path: '/communities/:communityId/decisions/:decisionId/ballots',
    summary:
      'Casts the ballot of a head, sealed on the phone. Needs a fresh code. The same person repeating the same ballot ' +
      'gets the same receipt; a head that has voted is `already_voted` with seq and time.',
    access: 'account',
    params: inDecision,
    body: z.strictObject({ headId: id, ...sealedBallot }),
    reply: castReceipt,
    status: 201,
    errors: [...castErrors, 'vote_ballot_malformed', 'vote_signer_away'],
  }),
  receipt: endpoint({
    id: 'votes.receipt',
    method: 'GET',
    path: '/communities/:communityId/decisions/:decisionId/ballots/:headId',
    summary: 'Where the ballot of my head stands in the log, for who cast it, or sealed it for an agent',
    access: 'account',
    params: inDecision.extend({ headId: id }),
    reply: castReceipt,
    errors: ['vote_signer_away', 'vote_halted'],
  }),
  log: endpoint({
    id: 'votes.log',
    method: 'GET',
    path: '/communities/:communityId/decisions/:decisionId/log',
    summary: 'The log from the beginning: sealed leaves and heads, no names and no choices',
    access: 'account',
    params: inDecision,
    query: pageQuery,
    reply: pageOf(logEntry),
  }),
  turnout: endpoint({
    id: 'votes.turnout',
    method: 'GET',
    path: '/communities/:communityId/decisions/:decisionId/turnout',
    summary: 'How many have voted, by heads and area, in all and by building; never how',
    access: 'account',
    params: inDecision,
    reply: turnout,
  }),
  doors: endpoint({
    id: 'votes.doors',
    method: 'GET',
    path: '/communities/:communityId/decisions/:decisionId/doors',
    summary: 'Units of a building that have not voted yet, by label: where to ring, never how anybody voted',
    access: 'account',
    params: inDecision,
    query: pageQuery.extend({ buildingId: id }),
    reply: pageOf(z.object({ unitId: id, label: z.string(), isReachable: z.boolean() })),
  }),
  remind: endpoint({
    id: 'votes.remind',
    method: 'POST',
    path: '/communities/:communityId/decisions/:decisionId/reminders',
    summary: 'Reminds those who have not voted; once a day, three times in all',
    access: 'account',
    params: inDecision,
    body: z.strictObject({}),
    reply: z.object({ people: z.number().int() }),
    errors: ['vote_not_open', 'vote_closed', 'vote_reminded'],
  }),
}
