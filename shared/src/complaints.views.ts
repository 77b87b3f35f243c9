import { z } from 'zod'
import { complaintPicture } from './complaints.pictures.ts'
import {
  complaintCategory,
  complaintOutcome,
  complaintParty,
  complaintPlaceKind,
  complaintStage,
  complaintState,
  complaintStep,
  feeWaiver,
  hazard,
  proposalKind,
  refusalReason,
  reportChannel,
  rung,
  satisfaction,
  urgency,
} from './complaints.ts'
import { id, instant } from './primitives.ts'
import { role } from './roles.ts'

/** Who has the matter now. There is exactly one until it ends: an office, by name once somebody took it, or its author. */
const holder = z.object({
  party: z.enum(['office', 'reporter']),
  role: role.nullable(),
  scopeLabel: z.string().nullable(),
  names: z.array(z.string()).meta({ description: 'Who took it; before that, who holds the office' }),
  until: instant.nullable().meta({ description: 'When the next thing is due of them' }),
  isOverdue: z.boolean(),
})

/** A matter as lists show it. */
export const complaintRow = z
  .object({
    id,
    category: complaintCategory,
    urgency,
    place: z
      .object({ kind: complaintPlaceKind, id, label: z.string(), spot: z.string().nullable() })
      .meta({ description: 'Of a flat, neighbours are told the building' }),
    excerpt: z.string().meta({ description: 'Empty to who learns of a matter how it goes alone' }),
    coverId: id.nullable().meta({ description: 'The first picture' }),
    state: complaintState,
    outcome: complaintOutcome.nullable(),
    isMine: z.boolean(),
    isVisible: z.boolean().meta({ description: 'Neighbours of the place see it' }),
    holder: holder.nullable().meta({ description: 'Null once it has ended' }),
    dueAt: instant.nullable(),
    isPaused: z.boolean(),
    climbed: rung
      .nullable()
      .meta({ description: 'How far it has climbed since the clock that runs began; null before half of it' }),
    reportedAt: instant,
  })
  .meta({ id: 'ComplaintRow' })
export type ComplaintRow = z.infer<typeof complaintRow>

/** A step that was taken. What was said is for those concerned; neighbours see that it was taken, when, by which office. */
const takenStep = z.object({
  seq: z.number().int(),
  step: complaintStep,
  state: complaintState.meta({ description: 'Where it led' }),
  party: complaintParty,
  actorName: z.string().nullable(),
  actorRole: role.nullable(),
  isMine: z.boolean(),
  isOnBehalf: z.boolean().meta({ description: 'Said by somebody else for the one who complained' }),
  at: instant,
  note: z.string().nullable(),
  pictures: z.array(complaintPicture),
  facts: z.record(z.string(), z.string()).meta({ description: 'Such as `reason`, `until`, `how`, `cents`' }),
})

/** What was proposed and has not been answered, or how it was answered. */
const proposal = z.object({
  kind: proposalKind,
  from: instant.nullable(),
  until: instant.nullable(),
  cents: z.number().int().nullable(),
  reason: z.string().nullable(),
  note: z.string().nullable(),
  proposedAt: instant,
  isAccepted: z.boolean().nullable().meta({ description: 'Null while it waits' }),
  answeredAt: instant.nullable(),
})

export const complaint = complaintRow
  .extend({
    text: z.string().meta({ description: 'Empty to who learns of it how it goes alone' }),
    hazard: hazard.nullable(),
    pictures: z.array(complaintPicture),
    reporter: z
      .object({ name: z.string().nullable(), phoneMasked: z.string().nullable(), isHidden: z.boolean() })
      .nullable()
      .meta({ description: 'Null to neighbours; name and phone are null to a handler where the author hides' }),
    onBehalf: z
      .object({ byName: z.string(), channel: reportChannel, consent: z.string() })
      .nullable()
      .meta({ description: 'Who wrote it down for the one who complained, and how that person agreed' }),
    office: z
      .object({
        role,
        scopeId: id,
        scopeLabel: z.string(),
        rule: z.string().meta({ description: 'Which rule sent it there; `hand` where the committee did' }),
      })
      .nullable(),
    stages: z.array(
      z.object({
        stage: complaintStage,
        at: instant.nullable(),
        dueAt: instant.nullable(),
        isLate: z.boolean(),
      }),
    ),
    pausedUntil: instant.nullable(),
    waiver: feeWaiver.nullable(),
    columnId: id.nullable().meta({ description: 'To which column a word was left' }),
    mergedInto: id.nullable().meta({ description: 'The matter that this one goes on with' }),
    merged: z.array(id).meta({ description: 'Matters that go on with this one, to those who handle it' }),
    followers: z.number().int(),
    isFollowing: z.boolean(),
    guests: z
      .array(
        z.object({
          id,
          nickname: z.string(),
          mayLook: z.boolean().meta({ description: 'False while this person neither lives nor serves here' }),
        }),
      )
      .meta({ description: 'Who was let into a dispute besides its parties and the mediator; to these alone' }),
    urgeFrom: instant
      .nullable()
      .meta({ description: 'From when on its author may urge again; null where they may now' }),
    reopenings: z.number().int(),
    reopenUntil: instant.nullable().meta({ description: 'Until then it may be reopened by right' }),
    refusal: z
      .object({ reason: refusalReason, note: z.string(), responsibleName: z.string(), responsibleContact: z.string() })
      .nullable(),
    steps: z.array(takenStep),
    proposals: z.array(proposal),
    rating: z
      .object({
        isSolved: z.boolean(),
        satisfaction,
        words: z.string().nullable(),
        ratedAt: instant,
        notedBy: z.string().nullable().meta({
          description: 'Who wrote down what its author said, there or rung back; null where its author rated it',
        }),
        isSetAside: z.boolean().meta({ description: 'An appeal was granted: it counts in no rate' }),
      })
      .nullable(),
    abilities: z.object({
      steps: z.array(complaintStep),
      revealContact: z.boolean(),
      handOver: z.boolean().meta({ description: 'Pass it on to a colleague, by its address' }),
      takeOver: z.boolean().meta({ description: 'Put myself in charge of what a colleague has' }),
      follow: z.boolean(),
      admit: z.boolean(),
    }),
  })
  .meta({ id: 'Complaint' })
export type Complaint = z.infer<typeof complaint>
