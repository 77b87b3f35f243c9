import type { Direction, ReviewKind } from '@liren/shared/volunteering.attendance'
import type { PlaceCheck } from '@liren/shared/volunteering.place'
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { communityPolicy, instant, maintenancePolicy, tenantKey } from '../../platform/db/tables.ts'
import { member } from '../identity/identity.tables.ts'
import { pointsJournal } from '../points/points.tables.ts'
import { volunteerShift, volunteerSignup } from './volunteering.tables.ts'

/** When somebody came and went, who says so, and what it was credited with. */
export const volunteerAttendance = pgTable(
  'volunteer_attendance',
  {
    communityId: uuid().notNull(),
    signupId: uuid().notNull(),
    shiftId: uuid().notNull(),
    accountId: uuid().notNull(),
    inAt: instant().notNull(),
    inBy: text().$type<'code' | 'kept' | 'organiser'>().notNull(),
    outAt: instant(),
    outBy: text().$type<'code' | 'kept' | 'organiser' | 'clock'>(),
    /** Whether the phone said it was there when its owner came: that alone, and only with their consent. */
    placeCheck: text().$type<PlaceCheck>(),
    /** Who typed times in, for somebody without a phone or code. */
    enteredBy: uuid(),
    enteredReason: text(),
    confirmedBy: uuid(),
    confirmedAt: instant(),
    rejectedAt: instant(),
    settledAt: instant(),
    minutes: integer(),
    points: integer(),
    journalId: uuid(),
  },
  (t) => [
    primaryKey({ name: 'volunteer_attendance_pk', columns: [t.communityId, t.signupId] }),
    index('volunteer_attendance_shift_idx').on(t.communityId, t.shiftId),
    index('volunteer_attendance_member_idx').on(t.communityId, t.accountId, t.inAt),
    index('volunteer_attendance_time_idx').on(t.communityId, t.inAt),
    index('volunteer_attendance_credited_idx')
      .on(t.communityId, t.settledAt, t.signupId)
      .where(sql`journal_id IS NOT NULL`),
    foreignKey({
      name: 'volunteer_attendance_signup_fk',
      columns: [t.communityId, t.signupId],
      foreignColumns: [volunteerSignup.communityId, volunteerSignup.id],
    }),
    foreignKey({
      name: 'volunteer_attendance_shift_fk',
      columns: [t.communityId, t.shiftId],
      foreignColumns: [volunteerShift.communityId, volunteerShift.id],
    }),
    foreignKey({
      name: 'volunteer_attendance_member_fk',
      columns: [t.communityId, t.accountId],
      foreignColumns: [member.communityId, member.accountId],
    }),
    foreignKey({
      name: 'volunteer_attendance_journal_fk',
      columns: [t.communityId, t.journalId],
      foreignColumns: [pointsJournal.communityId, pointsJournal.id],
    }),
    check('volunteer_attendance_place_check', sql`${t.placeCheck} IN ('PASS', 'FAIL')`),
    check('volunteer_attendance_order_check', sql`${t.outAt} IS NULL OR ${t.outAt} >= ${t.inAt}`),
    check('volunteer_attendance_out_check', sql`(${t.outAt} IS NULL) = (${t.outBy} IS NULL)`),
    check('volunteer_attendance_entered_check', sql`(${t.enteredBy} IS NULL) = (${t.enteredReason} IS NULL)`),
    // Nobody types in or confirms their own, and two sides are two people.
    check(
      'volunteer_attendance_self_check',
      sql`(${t.enteredBy} IS NULL OR ${t.enteredBy} <> ${t.accountId}) AND (${t.confirmedBy} IS NULL OR ${t.enteredBy} IS NULL OR ${t.confirmedBy} <> ${t.enteredBy}) AND (${t.confirmedBy} IS NULL OR ${t.confirmedBy} <> ${t.accountId} OR ${t.enteredBy} IS NOT NULL)`,
    ),
    check(
      'volunteer_attendance_settled_check',
      sql`${t.settledAt} IS NULL OR (${t.outAt} IS NOT NULL AND ${t.confirmedBy} IS NOT NULL AND ${t.minutes} IS NOT NULL)`,
    ),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** Every scan that counted. Its key is what refuses the same code a second time. The app may insert and read, no more. */
export const volunteerScan = pgTable(
  'volunteer_scan',
  {
    communityId: uuid().notNull(),
    signupId: uuid().notNull(),
    direction: text().$type<Direction>().notNull(),
    step: bigint({ mode: 'number' }).notNull(),
    shiftId: uuid().notNull(),
    /** Keyed digest of the name a device gives itself. */
    device: text().notNull(),
    at: instant().notNull(),
    keptAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'volunteer_scan_pk', columns: [t.communityId, t.signupId, t.direction, t.step] }),
    index('volunteer_scan_device_idx').on(t.communityId, t.shiftId, t.device),
    foreignKey({
      name: 'volunteer_scan_signup_fk',
      columns: [t.communityId, t.signupId],
      foreignColumns: [volunteerSignup.communityId, volunteerSignup.id],
    }),
    check('volunteer_scan_direction_check', sql`${t.direction} IN ('in', 'out')`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** What a person is to look at. Until then nothing is credited, but for a sample, which is called back after. */
export const volunteerReview = pgTable(
  'volunteer_review',
  {
    ...tenantKey(),
    signupId: uuid().notNull(),
    accountId: uuid().notNull(),
    kind: text().$type<ReviewKind>().notNull(),
    openedAt: instant().notNull(),
    decidedBy: uuid(),
    decidedAt: instant(),
    isAccepted: boolean(),
    reason: text(),
    /** What the volunteer says against a rejection. */
    said: text(),
  },
  (t) => [
    primaryKey({ name: 'volunteer_review_pk', columns: [t.communityId, t.id] }),
    // Looked at once does not mean looked at for good: a later scan of the kind is looked at again.
    uniqueIndex('volunteer_review_kind_key')
      .on(t.communityId, t.signupId, t.kind)
      .where(sql`decided_at IS NULL`),
    // What a person objects to of their own is looked at once.
    uniqueIndex('volunteer_review_appeal_key')
      .on(t.communityId, t.signupId)
      .where(sql`kind = 'appeal'`),
    index('volunteer_review_signup_idx').on(t.communityId, t.signupId, t.decidedAt),
    index('volunteer_review_open_idx')
      .on(t.communityId, t.openedAt, t.id)
      .where(sql`decided_at IS NULL`),
    foreignKey({
      name: 'volunteer_review_signup_fk',
      columns: [t.communityId, t.signupId],
      foreignColumns: [volunteerSignup.communityId, volunteerSignup.id],
    }),
    check(
      'volunteer_review_kind_check',
      sql`${t.kind} IN ('kept_scan', 'forgotten', 'one_device', 'elsewhere', 'off_place', 'hasty', 'sample', 'appeal', 'objection')`,
    ),
    check(
      'volunteer_review_decided_check',
      sql`num_nonnulls(${t.decidedBy}, ${t.decidedAt}, ${t.isAccepted}, ${t.reason}) IN (0, 4)`,
    ),
    check('volunteer_review_said_check', sql`(${t.kind} = 'appeal') = (${t.said} IS NOT NULL)`),
    check('volunteer_review_self_check', sql`${t.decidedBy} IS NULL OR ${t.decidedBy} <> ${t.accountId}`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
