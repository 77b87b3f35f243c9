import type { ActivityState, AgeRule, GuardianWay } from '@liren/shared/volunteering'
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { communityPolicy, instant, maintenancePolicy, ownPolicy, tenantKey } from '../../platform/db/tables.ts'
import { announcement } from '../announcements/announcements.tables.ts'
import { member } from '../identity/identity.tables.ts'
import { volunteerGroup } from './volunteering.groups.tables.ts'

/** What neighbours are asked to help with; its shifts are below. */
export const volunteerActivity = pgTable(
  'volunteer_activity',
  {
    ...tenantKey(),
    title: text().notNull(),
    body: text().notNull(),
    tags: jsonb().$type<string[]>().notNull(),
    language: text(),
    age: text().$type<AgeRule>().notNull(),
    riskNote: text(),
    /** Volunteers are insured against it, and say so. Only where there is a risk note. */
    isInsured: boolean().notNull(),
    state: text().$type<ActivityState>().notNull(),
    reason: text(),
    organiserId: uuid().notNull(),
    proposedAt: instant().notNull(),
    decidedBy: uuid(),
    decidedAt: instant(),
    noticeId: uuid(),
    /** Where phones may be asked whether they are there; of the place, not of a person. */
    spotLatitude: doublePrecision(),
    spotLongitude: doublePrecision(),
    spotRadius: integer(),
    /** The group that it is for: its leader may approve it. */
    groupId: uuid(),
  },
  (t) => [
    primaryKey({ name: 'volunteer_activity_pk', columns: [t.communityId, t.id] }),
    index('volunteer_activity_list_idx').on(t.communityId, t.state, t.proposedAt, t.id),
    index('volunteer_activity_organiser_idx').on(t.communityId, t.organiserId, t.state, t.proposedAt, t.id),
    index('volunteer_activity_group_idx')
      .on(t.communityId, t.groupId)
      .where(sql`group_id IS NOT NULL`),
    foreignKey({
      name: 'volunteer_activity_member_fk',
      columns: [t.communityId, t.organiserId],
      foreignColumns: [member.communityId, member.accountId],
    }),
    foreignKey({
      name: 'volunteer_activity_notice_fk',
      columns: [t.communityId, t.noticeId],
      foreignColumns: [announcement.communityId, announcement.id],
    }),
    foreignKey({
      name: 'volunteer_activity_group_fk',
      columns: [t.communityId, t.groupId],
      foreignColumns: [volunteerGroup.communityId, volunteerGroup.id],
    }),
    check(
      'volunteer_activity_spot_check',
      sql`num_nonnulls(${t.spotLatitude}, ${t.spotLongitude}, ${t.spotRadius}) IN (0, 3)`,
    ),
    check('volunteer_activity_age_check', sql`${t.age} IN ('anyone', 'with_guardian', 'grown')`),
    check(
      'volunteer_activity_state_check',
      sql`${t.state} IN ('proposed', 'published', 'refused', 'cancelled', 'withdrawn')`,
    ),
    check('volunteer_activity_decided_check', sql`(${t.state} = 'proposed') = (${t.decidedAt} IS NULL)`),
    check(
      'volunteer_activity_reason_check',
      sql`${t.state} NOT IN ('refused', 'cancelled') OR ${t.reason} IS NOT NULL`,
    ),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/**
 * When and where. `taken` is how many places are given; the check is what holds the capacity, whatever the app thinks.
 * Codes for the door follow from the sealed secret.
 */
export const volunteerShift = pgTable(
  'volunteer_shift',
  {
    ...tenantKey(),
    activityId: uuid().notNull(),
    place: text().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    capacity: integer().notNull(),
    taken: integer().notNull().default(0),
    waiting: integer().notNull().default(0),
    secretSealed: text().notNull(),
    /** Its activity was approved. */
    isOpen: boolean().notNull().default(false),
    cancelledAt: instant(),
    /** Of a shift that was cancelled while the others of its activity stand. */
    cancelledFor: text(),
    /** When it got other times, another place or another number of places, and how often in all. */
    changedAt: instant(),
    changes: integer().notNull().default(0),
    /** Who forgot to check out was seen to. */
    closedAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'volunteer_shift_pk', columns: [t.communityId, t.id] }),
    index('volunteer_shift_activity_idx').on(t.communityId, t.activityId, t.startsAt, t.id),
    index('volunteer_shift_list_idx')
      .on(t.communityId, t.startsAt, t.id)
      .where(sql`is_open`),
    index('volunteer_shift_due_idx')
      .on(t.communityId, t.endsAt)
      .where(sql`is_open AND closed_at IS NULL`),
    foreignKey({
      name: 'volunteer_shift_activity_fk',
      columns: [t.communityId, t.activityId],
      foreignColumns: [volunteerActivity.communityId, volunteerActivity.id],
    }),
    check('volunteer_shift_capacity_check', sql`${t.taken} BETWEEN 0 AND ${t.capacity}`),
    check('volunteer_shift_waiting_check', sql`${t.waiting} >= 0`),
    check(
      'volunteer_shift_times_check',
      sql`${t.endsAt} > ${t.startsAt} AND ${t.endsAt} <= ${t.startsAt} + interval '12 hours' AND extract(epoch FROM ${t.startsAt})::bigint % 900 = 0 AND extract(epoch FROM ${t.endsAt})::bigint % 900 = 0`,
    ),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** Who comes to a shift, and who waits for a place. */
export const volunteerSignup = pgTable(
  'volunteer_signup',
  {
    ...tenantKey(),
    shiftId: uuid().notNull(),
    accountId: uuid().notNull(),
    state: text().$type<'in' | 'waiting' | 'withdrawn' | 'cancelled'>().notNull(),
    signedAt: instant().notNull(),
    riskAcceptedAt: instant(),
    guardianComes: boolean().notNull(),
    /** When the place became theirs: at once, or from the waiting list. */
    placedAt: instant(),
    /** They were reminded, the day before or, who came late, shortly before. */
    remindedAt: instant(),
    /** Of a minor: whether an adult of their flat said yes in the app, or whoever organises holds a paper. */
    needsGuardian: boolean().notNull().default(false),
    guardianBy: uuid(),
    guardianAt: instant(),
    guardianWay: text().$type<GuardianWay>(),
    /** The adult of their flat who said no, or took the consent back; it ended thereby. */
    guardianRefusedBy: uuid(),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'volunteer_signup_pk', columns: [t.communityId, t.id] }),
    uniqueIndex('volunteer_signup_live_key')
      .on(t.communityId, t.shiftId, t.accountId)
      .where(sql`state IN ('in', 'waiting')`),
    index('volunteer_signup_shift_idx').on(t.communityId, t.shiftId, t.state, t.signedAt, t.id),
    index('volunteer_signup_member_idx').on(t.communityId, t.accountId, t.state),
    foreignKey({
      name: 'volunteer_signup_shift_fk',
      columns: [t.communityId, t.shiftId],
      foreignColumns: [volunteerShift.communityId, volunteerShift.id],
    }),
    foreignKey({
      name: 'volunteer_signup_member_fk',
      columns: [t.communityId, t.accountId],
      foreignColumns: [member.communityId, member.accountId],
    }),
    check('volunteer_signup_state_check', sql`${t.state} IN ('in', 'waiting', 'withdrawn', 'cancelled')`),
    check('volunteer_signup_guardian_way_check', sql`${t.guardianWay} IN ('app', 'paper')`),
    check(
      'volunteer_signup_guardian_check',
      sql`num_nonnulls(${t.guardianBy}, ${t.guardianAt}, ${t.guardianWay}) IN (0, 3) AND (${t.guardianBy} IS NULL OR ${t.guardianBy} <> ${t.accountId})`,
    ),
    check(
      'volunteer_signup_refused_check',
      sql`${t.guardianRefusedBy} IS NULL OR (${t.needsGuardian} AND ${t.endedAt} IS NOT NULL AND ${t.guardianRefusedBy} <> ${t.accountId})`,
    ),
    check('volunteer_signup_ended_check', sql`(${t.state} IN ('in', 'waiting')) = (${t.endedAt} IS NULL)`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** The quarter-hours for which a person is promised to a shift. Its key is what refuses a second one at the same time. */
export const volunteerSlot = pgTable(
  'volunteer_slot',
  {
    communityId: uuid().notNull(),
    accountId: uuid().notNull(),
    quarter: instant().notNull(),
    signupId: uuid().notNull(),
  },
  (t) => [
    primaryKey({ name: 'volunteer_slot_pk', columns: [t.communityId, t.accountId, t.quarter] }),
    // Across communities, for the person alone.
    index('volunteer_slot_person_idx').on(t.accountId, t.quarter),
    index('volunteer_slot_signup_idx').on(t.communityId, t.signupId),
    foreignKey({
      name: 'volunteer_slot_signup_fk',
      columns: [t.communityId, t.signupId],
      foreignColumns: [volunteerSignup.communityId, volunteerSignup.id],
    }),
    check('volunteer_slot_quarter_check', sql`extract(epoch FROM ${t.quarter})::bigint % 900 = 0`),
    communityPolicy(),
    ownPolicy(),
    maintenancePolicy(),
  ],
)
