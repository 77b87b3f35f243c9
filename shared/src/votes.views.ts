import { z } from 'zod'
import { id, instant, line, paragraph, version } from './primitives.ts'
import {
  candidateDraft,
  decisionScope,
  decisionState,
  decisionStep,
  legalMode,
  motionDraft,
  organiserKind,
} from './votes.ts'
import { matter, weight } from './votes.matters.ts'
import { voteFile } from './votes.files.ts'
import { votePolicy } from './votes.policy.ts'

/** A digest as base64url of 32 bytes. */
export const digest = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

/** Under which hat somebody runs decisions of an estate: the owners' committee, or a confirmed group by its id. */
export const organiserRef = z.strictObject({ kind: organiserKind, groupId: id.nullable() })

export const decisionDraft = z.strictObject({
  estateId: id,
  organiser: organiserRef,
  title: line(60),
  text: paragraph(4_000).meta({ description: 'Why, in plain words; shown above the motions' }),
  scope: decisionScope,
  isTemporary: z
    .boolean()
    .default(false)
    .meta({ description: 'A meeting demanded or urgent: its notice may be shorter' }),
  policy: votePolicy,
  motions: z.array(motionDraft).min(1).max(30),
})
export type DecisionDraft = z.output<typeof decisionDraft>

export const candidate = candidateDraft.extend({ id, number: z.number().int(), unitLabel: z.string().nullable() })

/** A motion as it stands on the ballot under its number. */
export const motion = z
  .object({
    id,
    number: z.number().int(),
    kind: z.enum(['question', 'election']),
    matter,
    title: z.string(),
    text: z.string(),
    attachmentIds: z.array(id),
    seats: z.number().int().nullable(),
    candidates: z.array(candidate),
  })
  .meta({ id: 'Motion' })
export type Motion = z.infer<typeof motion>

/** The roll as everybody may see it; who is in it is told to each owner alone. */
export const rollSummary = weight
  .extend({
    freeze: z.number().int().meta({ description: 'Which freeze this is; a wrong roll is corrected and frozen again' }),
    frozenAt: instant,
    root: digest,
  })
  .meta({ id: 'RollSummary' })

export const decisionRow = z
  .object({
    id,
    estateId: id,
    estateName: z.string(),
    title: z.string(),
    state: decisionState,
    legalMode,
    motionCount: z.number().int(),
    opensAt: instant.nullable(),
    closesAt: instant.nullable(),
    myHeads: z.object({ all: z.number().int(), voted: z.number().int() }).meta({
      description: 'Heads of the frozen roll for which I may cast, and how many of them have voted',
    }),
    createdAt: instant,
  })
  .meta({ id: 'DecisionRow' })
export type DecisionRow = z.infer<typeof decisionRow>

/** One step in the life of a decision: who took it, as which office, when and why. */
export const transition = z.object({
  seq: z.number().int().meta({ description: 'Of its entry in the log' }),
  step: decisionStep,
  to: decisionState,
  by: z.string().meta({ description: 'Nickname; empty when time itself did it' }),
  at: instant,
  reason: z.string().nullable(),
})

/** A recount: nobody asked for one, it is due, or it came to the same or to something else. */
export const recountStates = ['NONE', 'ASKED', 'AGREES', 'DIFFERS'] as const

export const remarkKinds = ['review', 'roll', 'result'] as const
export const remarkKind = z.enum(remarkKinds)
export type RemarkKind = z.infer<typeof remarkKind>

/** A comment in review, or an objection to roll or result, with the written answer. */
export const remark = z
  .object({
    id,
    kind: remarkKind,
    text: z.string(),
    by: z.string().meta({ description: 'Nickname to who answers; to others empty, and for one’s own' }),
    isMine: z.boolean(),
    createdAt: instant,
    answer: z.string().nullable(),
    isUpheld: z.boolean().nullable().meta({ description: 'Whether the answer agrees; null before' }),
    answeredAt: instant.nullable(),
  })
  .meta({ id: 'VoteRemark' })
export type Remark = z.infer<typeof remark>

export const decision = z
  .object({
    id,
    version,
    estateId: id,
    estateName: z.string(),
    organiser: organiserRef.extend({ name: z.string() }),
    title: z.string(),
    text: z.string(),
    state: decisionState,
    legalMode,
    scope: decisionScope,
    isTemporary: z.boolean(),
    demandId: id.nullable().meta({ description: 'The demand of a fifth of the owners that opened it' }),
    policy: votePolicy,
    motions: z.array(motion),
    documents: z.array(voteFile).meta({
      description: 'Every document that a motion or the policy names, each once; the hashes bind what is in them',
    }),
    agendaHash: digest.nullable().meta({ description: 'From the notice on, as is the policy’s' }),
    policyHash: digest.nullable(),
    noticedAt: instant.nullable(),
    opensAt: instant.nullable().meta({ description: 'Announced in the notice; opening is a step of its own' }),
    closesAt: instant.nullable(),
    extensions: z.number().int(),
    roll: rollSummary.nullable(),
    publicKey: digest.nullable().meta({ description: 'What choices are sealed to' }),
    halt: z
      .object({
        kind: z.enum(['missing', 'changed', 'signer_lost']),
        fromSeq: z.number().int(),
        toSeq: z.number().int(),
      })
      .nullable()
      .meta({ description: 'Entries that were signed and are gone or others: nothing is taken in any more' }),
    countedAt: instant.nullable(),
    objectionsUntil: instant.nullable(),
    openRemarks: z.number().int().meta({
      description: 'Comments and objections without a written answer, to who answers them; to others none',
    }),
    recount: z.enum(recountStates).meta({ description: 'Whether a recount is due, and what it came to' }),
    transitions: z.array(transition),
    steps: z.array(decisionStep).meta({ description: 'What I may do now; the button of each follows this' }),
    abilities: z.object({
      edit: z.boolean(),
      comment: z.boolean(),
      seeTurnout: z.boolean(),
      recordPaper: z.boolean(),
      remind: z.boolean(),
      answer: z.boolean(),
      count: z.boolean(),
      importResult: z.boolean().meta({ description: 'Of a decision voted on elsewhere, once its time is over' }),
      recount: z.boolean(),
      objectToRoll: z.boolean(),
      objectToResult: z.boolean(),
      castBallot: z.boolean(),
      grantProxy: z.boolean(),
    }),
  })
  .meta({ id: 'Decision' })
export type Decision = z.infer<typeof decision>
