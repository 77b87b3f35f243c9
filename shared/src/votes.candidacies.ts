import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { inCommunity } from './neighbourhood.ts'
import { id, instant, line, paragraph } from './primitives.ts'
import { decisionState } from './votes.ts'
import { candidacyBar } from './votes.policy.ts'

const inElection = inCommunity.extend({ decisionId: id })
const inCandidacy = inElection.extend({ candidacyId: id })

/** How somebody came to stand: by themself, proposed by a neighbour, or in writing to who organises. */
export const candidacyKinds = ['stand', 'propose', 'written'] as const
/** Proposed until they accept; barred while something on record speaks against them. */
export const candidacyStatuses = ['proposed', 'accepted', 'declined', 'withdrawn', 'barred'] as const
export type CandidacyStatus = (typeof candidacyStatuses)[number]

/** One thing that could bar somebody: what the register says, else what who organises has recorded. */
export const candidacyCheck = z
  .object({
    bar: candidacyBar,
    holds: z.boolean().nullable().meta({ description: 'Whether it bars them; null while nobody has looked' }),
    reason: z.string().nullable(),
    isByRegister: z
      .boolean()
      .meta({ description: 'Told by the register and the offices held; nobody changes it here' }),
  })
  .meta({ id: 'CandidacyCheck' })
export type CandidacyCheck = z.infer<typeof candidacyCheck>

/** An objection to a candidate, or a candidate’s own against being barred, with the written answer. */
export const candidacyObjection = z
  .object({
    id,
    kind: z.enum(['candidate', 'bar']),
    text: z.string(),
    isMine: z.boolean(),
    createdAt: instant,
    answer: z.string().nullable(),
    isUpheld: z.boolean().nullable(),
    answeredAt: instant.nullable(),
  })
  .meta({ id: 'CandidacyObjection' })
export type CandidacyObjection = z.infer<typeof candidacyObjection>

/** Somebody who stands or is to stand. Phone and identity number are nowhere in it. */
export const candidacy = z
  .object({
    id,
    kind: z.enum(candidacyKinds),
    status: z.enum(candidacyStatuses),
    name: z.string().nullable().meta({ description: 'As they gave it when they accepted' }),
    unitLabel: z.string().nullable(),
    statement: z.string(),
    isMine: z.boolean(),
    isProposedByMe: z.boolean(),
    createdAt: instant,
    checks: z.array(candidacyCheck).meta({ description: 'For who organises and for the candidate; else empty' }),
    barredReason: z.string().nullable(),
    objections: z.array(candidacyObjection),
    abilities: z.object({
      accept: z.boolean(),
      withdraw: z.boolean(),
      check: z.boolean(),
      object: z.boolean(),
      answer: z.boolean(),
    }),
  })
  .meta({ id: 'Candidacy' })
export type Candidacy = z.infer<typeof candidacy>

const running = {
  decisionId: id,
  estateId: id,
  estateName: z.string(),
  title: z.string(),
  state: decisionState,
  seats: z.number().int(),
  nominateUntil: instant.nullable().meta({ description: 'Until when people may stand and be proposed' }),
  displayedAt: instant.nullable(),
  displayUntil: instant.nullable().meta({ description: 'Before that the notice cannot be given' }),
}

/** An election before its notice, as neighbours see it in a list. */
export const runningElection = z.object(running).meta({ id: 'RunningElection' })
export type RunningElection = z.infer<typeof runningElection>

/** Who stands in an election, how far the display is, and what I may do. */
export const candidacyBoard = z
  .object({
    ...running,
    organiserName: z.string(),
    displayNumber: z.number().int().meta({ description: 'A list that changed is displayed anew' }),
    isListCurrent: z.boolean().meta({ description: 'Nothing of the list has changed since its display began' }),
    opensNoEarlierThan: instant.nullable().meta({ description: 'Polling begins so many days after the display began' }),
    bars: z.array(candidacyBar).meta({ description: 'What is looked at before somebody is displayed' }),
    candidacies: z.array(candidacy),
    abilities: z.object({
      call: z.boolean(),
      stand: z.boolean(),
      propose: z.boolean(),
      record: z.boolean(),
      display: z.boolean(),
    }),
  })
  .meta({ id: 'CandidacyBoard' })
export type CandidacyBoard = z.infer<typeof candidacyBoard>

const words = { name: line(20), statement: paragraph(500) }

/** Somebody else's flat: by its id, or as it is written on the door, by its entrance. */
const flat = z.union([z.strictObject({ unitId: id }), z.strictObject({ entranceId: id, label: line(20) })])

export const candidacyDraft = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('stand'), unitId: id, ...words }),
  z.strictObject({
    kind: z.literal('propose'),
    flat: flat.meta({ description: 'Whose verified owners are asked' }),
    statement: paragraph(500).meta({ description: 'Why; they see it, and say it in their own words' }),
  }),
  z.strictObject({ kind: z.literal('written'), flat, ...words }),
])
export type CandidacyDraft = z.output<typeof candidacyDraft>

const standErrors = ['vote_nominations_closed', 'vote_nominated', 'vote_agenda_incomplete'] as const

export const votesCandidacies = {
  elections: endpoint({
    id: 'votes.elections',
    method: 'GET',
    path: '/communities/:communityId/elections',
    summary: 'Elections of my estates that ask for candidates or display them, before their notice',
    access: 'account',
    params: inCommunity,
    reply: z.object({ items: z.array(runningElection) }),
  }),
  board: endpoint({
    id: 'votes.candidacies',
    method: 'GET',
    path: '/communities/:communityId/decisions/:decisionId/candidacies',
    summary: 'Who stands; who is only proposed or barred is told to themselves and to who organises',
    access: 'account',
    params: inElection,
    reply: candidacyBoard,
  }),
  call: endpoint({
    id: 'votes.callCandidates',
    method: 'PUT',
    path: '/communities/:communityId/decisions/:decisionId/candidacy-call',
    summary: 'Asks owners to stand or to propose others until a time (who organises, before the notice)',
    access: 'account',
    params: inElection,
    body: z.strictObject({ nominateUntil: instant }),
    reply: candidacyBoard,
    errors: ['vote_agenda_locked', 'vote_too_early'],
  }),
  nominate: endpoint({
    id: 'votes.nominate',
    method: 'POST',
    path: '/communities/:communityId/decisions/:decisionId/candidacies',
    summary: 'Stands oneself, proposes the owners of a flat, or records who agreed in writing (who organises)',
    access: 'account',
    params: inElection,
    body: candidacyDraft,
    reply: candidacyBoard,
    status: 201,
    errors: ['vote_agenda_locked', 'unit_unknown', ...standErrors],
  }),
  accept: endpoint({
    id: 'votes.acceptCandidacy',
    method: 'PUT',
    path: '/communities/:communityId/decisions/:decisionId/candidacies/:candidacyId/acceptance',
    summary: 'Accepts or declines to stand, by an owner of the flat that was proposed',
    access: 'account',
    params: inCandidacy,
    body: z.discriminatedUnion('accepts', [
      z.strictObject({ accepts: z.literal(true), ...words }),
      z.strictObject({ accepts: z.literal(false) }),
    ]),
    reply: candidacyBoard,
    errors: ['vote_agenda_locked', ...standErrors, 'vote_candidacy_settled'],
  }),
  withdraw: endpoint({
    id: 'votes.withdrawCandidacy',
    method: 'DELETE',
    path: '/communities/:communityId/decisions/:decisionId/candidacies/:candidacyId',
    summary: 'Takes back a candidacy or a proposal before the notice',
    access: 'account',
    params: inCandidacy,
    reply: candidacyBoard,
    errors: ['vote_agenda_locked', 'vote_candidacy_settled'],
  }),
  check: endpoint({
    id: 'votes.checkCandidacy',
    method: 'PUT',
    path: '/communities/:communityId/decisions/:decisionId/candidacies/:candidacyId/checks',
    summary: 'Records what speaks against somebody, bar by bar; who is barred is told the reason in writing',
    access: 'account',
    params: inCandidacy,
    body: z.strictObject({
      checks: z
        .array(z.strictObject({ bar: candidacyBar, holds: z.boolean(), reason: line(200).nullable().default(null) }))
        .min(1)
        .max(20),
    }),
    reply: candidacyBoard,
    errors: ['vote_agenda_locked', 'vote_candidacy_settled', 'vote_barred', 'vote_reason_missing'],
  }),
  display: endpoint({
    id: 'votes.displayCandidates',
    method: 'POST',
    path: '/communities/:communityId/decisions/:decisionId/candidate-display',
    summary: 'Begins the display of the candidates, or begins it anew after the list changed',
    access: 'account',
    params: inElection,
    body: z.strictObject({}),
    reply: candidacyBoard,
    status: 201,
    errors: [
      'vote_agenda_locked',
      'vote_agenda_incomplete',
      'vote_candidates_unchecked',
      'vote_nominations_open',
      'vote_displayed',
    ],
  }),
  object: endpoint({
    id: 'votes.objectToCandidate',
    method: 'POST',
    path: '/communities/:communityId/decisions/:decisionId/candidacies/:candidacyId/objections',
    summary: 'Objects to a candidate while displayed (owners), or to being barred (the candidate)',
    access: 'account',
    params: inCandidacy,
    body: z.strictObject({ text: paragraph(1_000) }),
    reply: candidacyBoard,
    status: 201,
    errors: ['vote_agenda_locked', 'vote_objection_open', 'vote_candidacy_settled'],
  }),
  answer: endpoint({
    id: 'votes.answerCandidateObjection',
    method: 'PUT',
    path: '/communities/:communityId/decisions/:decisionId/candidacies/:candidacyId/objections/:objectionId/answer',
    summary: 'Answers in writing, once. Who was barred and is found right stands again and is looked at anew.',
    access: 'account',
    params: inCandidacy.extend({ objectionId: id }),
    body: z.strictObject({ text: paragraph(1_000), isUpheld: z.boolean() }),
    reply: candidacyBoard,
    errors: ['vote_agenda_locked', 'vote_remark_answered', 'vote_barred'],
  }),
}
