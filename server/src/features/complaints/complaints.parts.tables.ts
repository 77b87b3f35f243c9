import type { ComplaintPlaceKind, ProposalKind } from '@liren/shared/complaints'
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import {
  communityPolicy,
  instant,
  maintenancePolicy,
  now,
  purposeReadPolicy,
  tenantKey,
} from '../../platform/db/tables.ts'
import { member } from '../identity/identity.tables.ts'
import { community } from '../neighbourhood/neighbourhood.tables.ts'
import { complaint } from './complaints.tables.ts'
import { complaintCall } from './complaints.whistle.tables.ts'

/** A picture of a report, of a step, or of what was said on a call. Until one names it, it is its uploader's alone, for a day. */
export const complaintPicture = pgTable(
  'complaint_picture',
  {
    ...tenantKey(),
    complaintId: uuid(),
    /** The call to it on which it was shown; null where a step shows it. */
    callId: uuid(),
    /** Of the step or entry that shows it, and its place there. */
    seq: integer(),
    slot: smallint(),
    fileKey: text().notNull(),
    previewKey: text().notNull(),
    bytes: integer().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    uploadedBy: uuid().notNull(),
    createdAt: instant().notNull().default(now),
  },
  (t) => [
    primaryKey({ name: 'complaint_picture_pk', columns: [t.communityId, t.id] }),
    uniqueIndex('complaint_picture_slot_key')
      .on(t.communityId, t.complaintId, t.seq, t.slot)
      .where(sql`call_id IS NULL`),
    uniqueIndex('complaint_picture_call_key').on(t.communityId, t.callId, t.seq, t.slot),
    index('complaint_picture_unused_idx')
      .on(t.communityId, t.uploadedBy, t.createdAt)
      .where(sql`complaint_id IS NULL`),
    index('complaint_picture_file_idx').on(t.fileKey),
    index('complaint_picture_preview_idx').on(t.previewKey),
    foreignKey({
      name: 'complaint_picture_complaint_fk',
      columns: [t.communityId, t.complaintId],
      foreignColumns: [complaint.communityId, complaint.id],
    }),
    foreignKey({
      name: 'complaint_picture_call_fk',
      columns: [t.communityId, t.callId],
      foreignColumns: [complaintCall.communityId, complaintCall.id],
    }),
    check('complaint_picture_used_check', sql`num_nonnulls(${t.complaintId}, ${t.seq}, ${t.slot}) IN (0, 3)`),
    check('complaint_picture_call_check', sql`${t.callId} IS NULL OR ${t.complaintId} IS NOT NULL`),
    check('complaint_picture_slot_check', sql`${t.slot} BETWEEN 1 AND 9`),
    communityPolicy(),
    purposeReadPolicy('sweep'),
    maintenancePolicy(),
  ],
)

/** What one party proposed and another answers: a visit, a cost, a suspension, another reopening. */
export const complaintProposal = pgTable(
  'complaint_proposal',
  {
    ...tenantKey(),
    complaintId: uuid().notNull(),
    kind: text().$type<ProposalKind>().notNull(),
    fromAt: instant(),
    until: instant(),
    cents: integer(),
    reason: text(),
    note: text(),
    proposedBy: uuid().notNull(),
    proposedAt: instant().notNull(),
    isAccepted: boolean(),
    answeredBy: uuid(),
    answeredAt: instant(),
    /** Of an appeal: when the other side has been heard. */
    heardAt: instant(),
    /** When the matter moved on without an answer. */
    lapsedAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'complaint_proposal_pk', columns: [t.communityId, t.id] }),
    uniqueIndex('complaint_proposal_open_key')
      .on(t.communityId, t.complaintId, t.kind)
      .where(sql`answered_at IS NULL AND lapsed_at IS NULL`),
    index('complaint_proposal_visit_idx')
      .on(t.communityId, t.until)
      .where(sql`kind = 'visit' AND answered_at IS NULL AND lapsed_at IS NULL`),
    index('complaint_proposal_complaint_idx').on(t.communityId, t.complaintId, t.proposedAt),
    foreignKey({
      name: 'complaint_proposal_complaint_fk',
      columns: [t.communityId, t.complaintId],
      foreignColumns: [complaint.communityId, complaint.id],
    }),
    check('complaint_proposal_kind_check', sql`${t.kind} IN ('visit', 'cost', 'suspension', 'reopening', 'appeal')`),
    check(
      'complaint_proposal_answer_check',
      sql`num_nonnulls(${t.isAccepted}, ${t.answeredBy}, ${t.answeredAt}) IN (0, 3)`,
    ),
    check('complaint_proposal_own_check', sql`${t.answeredBy} <> ${t.proposedBy}`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** What the author said of the outcome: whether it is solved, and how satisfied they are. Once each time it is done. */
export const complaintRating = pgTable(
  'complaint_rating',
  {
    communityId: uuid().notNull(),
    complaintId: uuid().notNull(),
    round: integer().notNull().default(0),
    isSolved: boolean().notNull(),
    satisfaction: text().notNull(),
    words: text(),
    ratedBy: uuid().notNull(),
    /** Who of the committee wrote it down, rung back; null where who complained rated it. */
    notedBy: uuid(),
    ratedAt: instant().notNull(),
    /** When who handled the matter appealed it, and when the committee found that it does not count. */
    appealedAt: instant(),
    setAsideAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'complaint_rating_pk', columns: [t.communityId, t.complaintId, t.round] }),
    foreignKey({
      name: 'complaint_rating_complaint_fk',
      columns: [t.communityId, t.complaintId],
      foreignColumns: [complaint.communityId, complaint.id],
    }),
    foreignKey({
      name: 'complaint_rating_member_fk',
      columns: [t.communityId, t.ratedBy],
      foreignColumns: [member.communityId, member.accountId],
    }),
    foreignKey({
      name: 'complaint_rating_noted_fk',
      columns: [t.communityId, t.notedBy],
      foreignColumns: [member.communityId, member.accountId],
    }),
    check('complaint_rating_noted_check', sql`${t.notedBy} <> ${t.ratedBy}`),
    check('complaint_rating_aside_check', sql`${t.setAsideAt} IS NULL OR ${t.appealedAt} IS NOT NULL`),
    check('complaint_rating_satisfaction_check', sql`${t.satisfaction} IN ('satisfied', 'basically', 'unsatisfied')`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** Somebody to whom the same happened, and who is told what the author is told. */
export const complaintFollower = pgTable(
  'complaint_follower',
  {
    communityId: uuid().notNull(),
    complaintId: uuid().notNull(),
    accountId: uuid().notNull(),
    /** When the matter was reported: the order of the follower's own list. */
    reportedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'complaint_follower_pk', columns: [t.communityId, t.complaintId, t.accountId] }),
    index('complaint_follower_list_idx').on(t.communityId, t.accountId, t.reportedAt, t.complaintId),
    foreignKey({
      name: 'complaint_follower_complaint_fk',
      columns: [t.communityId, t.complaintId],
      foreignColumns: [complaint.communityId, complaint.id],
    }),
    foreignKey({
      name: 'complaint_follower_member_fk',
      columns: [t.communityId, t.accountId],
      foreignColumns: [member.communityId, member.accountId],
    }),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** Who was let into a dispute besides its parties and the mediator. */
export const complaintGuest = pgTable(
  'complaint_guest',
  {
    communityId: uuid().notNull(),
    complaintId: uuid().notNull(),
    accountId: uuid().notNull(),
    admittedBy: uuid().notNull(),
    admittedAt: instant().notNull().default(now),
  },
  (t) => [
    primaryKey({ name: 'complaint_guest_pk', columns: [t.communityId, t.complaintId, t.accountId] }),
    index('complaint_guest_account_idx').on(t.communityId, t.accountId),
    foreignKey({
      name: 'complaint_guest_complaint_fk',
      columns: [t.communityId, t.complaintId],
      foreignColumns: [complaint.communityId, complaint.id],
    }),
    foreignKey({
      name: 'complaint_guest_member_fk',
      columns: [t.communityId, t.accountId],
      foreignColumns: [member.communityId, member.accountId],
    }),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** A common place that has a square code on the wall. */
export const complaintSpot = pgTable(
  'complaint_spot',
  {
    ...tenantKey(),
    code: text().notNull(),
    placeKind: text().$type<ComplaintPlaceKind>().notNull(),
    placeId: uuid().notNull(),
    placeLabel: text().notNull(),
    spot: text().notNull(),
    madeBy: uuid().notNull(),
    createdAt: instant().notNull().default(now),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'complaint_spot_pk', columns: [t.communityId, t.id] }),
    uniqueIndex('complaint_spot_code_key').on(t.communityId, t.code),
    index('complaint_spot_list_idx')
      .on(t.communityId, t.createdAt, t.id)
      .where(sql`ended_at IS NULL`),
    foreignKey({ name: 'complaint_spot_community_fk', columns: [t.communityId], foreignColumns: [community.id] }),
    check('complaint_spot_kind_check', sql`${t.placeKind} IN ('entrance', 'building', 'estate', 'community')`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
