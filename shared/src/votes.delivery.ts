import { z } from 'zod'
import { largestPictureBytes } from './announcements.attachments.ts'
import { endpoint } from './endpoint.ts'
import { pageOf, pageQuery } from './page.ts'
import { id, instant, line } from './primitives.ts'
import { inDecision } from './votes.decisions.ts'
import { fileErrors } from './votes.documents.ts'
import { voteFile } from './votes.files.ts'
import { deliveryProofs } from './votes.ts'

/** What is on record of a head's ballot reaching it. A public notice is put up where it could not; it proves no delivery. */
export const deliveryRecords = [...deliveryProofs, 'PUBLIC_NOTICE'] as const
export type DeliveryRecord = (typeof deliveryRecords)[number]

/** Flats recorded by one call. */
export const mostDeliveries = 500
/** A public notice for what could not be delivered stays up at least so long (Binzhou art. 13). */
export const fewestNoticeDays = 5

const unitIds = z.array(id).min(1).max(mostDeliveries)
const evidence = {
  fileId: id
    .nullable()
    .default(null)
    .meta({ description: 'The signed sheet, or the notice where it hangs, as `deliveryFiles` took it' }),
}

export const deliveryDraft = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('SIGNED_RECEIPT'), unitIds, ...evidence }),
  z.strictObject({
    kind: z.literal('REGISTERED_MAIL'),
    letters: z
      .array(
        z.strictObject({
          unitId: id,
          number: z
            .string()
            .regex(/^[A-Za-z0-9]{8,30}$/)
            .meta({ description: 'Of the letter, as the post gave it' }),
        }),
      )
      .min(1)
      .max(mostDeliveries),
  }),
  z.strictObject({
    kind: z.literal('PUBLIC_NOTICE'),
    unitIds,
    place: line(60).meta({ description: 'Where the notice hangs' }),
    days: z.number().int().min(fewestNoticeDays).max(60),
    ...evidence,
  }),
])
export type DeliveryDraft = z.output<typeof deliveryDraft>

const record = z.object({
  kind: z.enum(deliveryRecords),
  at: instant,
  by: z.string().meta({ description: 'Nickname; empty where an owner’s own phone said so' }),
  number: z.string().nullable().meta({ description: 'Of a registered letter' }),
  place: z.string().nullable().meta({ description: 'Where a public notice hangs' }),
  fileId: id.nullable(),
  fileKind: z.enum(['picture', 'pdf']).nullable(),
})

export const deliveryRow = z
  .object({
    unitId: id,
    label: z.string(),
    isDelivered: z.boolean().meta({ description: 'Something proves it, for the head as a whole' }),
    hasVoted: z.boolean(),
    records: z.array(record),
  })
  .meta({ id: 'VoteDelivery' })
export type DeliveryRow = z.infer<typeof deliveryRow>

const part = {
  heads: z.number().int(),
  delivered: z.number().int().meta({ description: 'Heads with a proof of any kind' }),
  noticed: z.number().int().meta({ description: 'Heads without one, for whom a public notice was put up' }),
  kinds: z.array(z.object({ kind: z.enum(deliveryRecords), heads: z.number().int() })),
}

export const deliveryProgress = z
  .object({
    ...part,
    counts: z.boolean().meta({ description: 'The rules of this decision count the silent whom a ballot reached' }),
    mayRecord: z.boolean(),
    buildings: z.array(
      z.object({ buildingId: id, name: z.string(), ...part }).meta({
        description: 'A head with units in two buildings is counted in both',
      }),
    ),
  })
  .meta({ id: 'VoteDeliveryProgress' })
export type DeliveryProgress = z.infer<typeof deliveryProgress>

const duringVote = ['vote_not_open', 'vote_closed'] as const

/** Proofs that ballots reached their heads. They are taken while votes are, and never after the close. */
export const votesDelivery = {
  opened: endpoint({
    id: 'votes.opened',
    method: 'POST',
    path: '/communities/:communityId/decisions/:decisionId/openings',
    summary: 'Says that I have the ballot before me: a verified owner’s own phone proves the delivery to their heads',
    access: 'account',
    params: inDecision,
    body: z.strictObject({}),
    reply: z.object({
      heads: z.number().int().meta({ description: 'Heads this is on record for, from now or before' }),
    }),
    errors: [...duringVote],
  }),
  deliver: endpoint({
    id: 'votes.deliver',
    method: 'POST',
    path: '/communities/:communityId/decisions/:decisionId/deliveries',
    summary:
      'Records how ballots reached their flats, many at a time: signed for, by registered letter, or put up in public ' +
      'where they could not be delivered. A head that has a record of this kind keeps it.',
    access: 'account',
    params: inDecision,
    body: z.strictObject({ delivery: deliveryDraft }),
    reply: z.object({ recorded: z.number().int().meta({ description: 'Heads that had none of this kind' }) }),
    status: 201,
    errors: [...duringVote, 'vote_barred', 'attachment_unknown'],
  }),
  deliveryFile: endpoint({
    id: 'votes.deliveryFile',
    method: 'POST',
    path: '/communities/:communityId/decisions/:decisionId/delivery-files',
    summary: 'Uploads a picture of a signed sheet or of a notice where it hangs; only those who record see it again',
    access: 'account',
    params: inDecision,
    upload: { maxBytes: largestPictureBytes },
    reply: voteFile,
    status: 201,
    errors: [...duringVote, ...fileErrors, 'vote_barred'],
  }),
  deliveryProgress: endpoint({
    id: 'votes.deliveryProgress',
    method: 'GET',
    path: '/communities/:communityId/decisions/:decisionId/delivery-progress',
    summary: 'How many heads a ballot reached, in all and by building; a building head sees the own building',
    access: 'account',
    params: inDecision,
    reply: deliveryProgress,
  }),
  deliveries: endpoint({
    id: 'votes.deliveries',
    method: 'GET',
    path: '/communities/:communityId/decisions/:decisionId/deliveries',
    summary: 'Flats of a building by label, with what proves that a ballot reached them',
    access: 'account',
    params: inDecision,
    query: pageQuery.extend({ buildingId: id, show: z.enum(['all', 'undelivered', 'delivered']).default('all') }),
    reply: pageOf(deliveryRow),
  }),
}
