import type {
  ComplaintCategory,
  ComplaintOutcome,
  ComplaintParty,
  ComplaintPlaceKind,
  ComplaintState,
  ComplaintStep,
  FeeWaiver,
  Hazard,
  Rung,
  Urgency,
} from '@liren/shared/complaints'
import type { Role } from '@liren/shared/roles'
import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { communityPolicy, instant, maintenancePolicy, tenantKey } from '../../platform/db/tables.ts'
import { boardColumn } from '../columns/columns.tables.ts'
import { member } from '../identity/identity.tables.ts'
import { community } from '../neighbourhood/neighbourhood.tables.ts'

/** A matter that somebody complained of. `desk` is the office that has it now, `office` the one that handles it. */
export const complaint = pgTable(
  'complaint',
  {
    ...tenantKey(),
    category: text().$type<ComplaintCategory>().notNull(),
    hazard: text().$type<Hazard>(),
    /** Of a word left to a column. */
    columnId: uuid(),
    urgency: text().$type<Urgency>().notNull(),
    placeKind: text().$type<ComplaintPlaceKind>().notNull(),
    placeId: uuid().notNull(),
    placeLabel: text().notNull(),
    spot: text(),
    estateId: uuid(),
    buildingId: uuid(),
    text: text().notNull(),
    /** Whether its author lets neighbours see it, and since when they do. */
    isVisible: boolean().notNull(),
    shownAt: instant(),
    isHidden: boolean().notNull(),
    reporterId: uuid().notNull(),
    /** Who wrote it down for the author, how the author told it, and how they agreed. */
    enteredBy: uuid(),
    channel: text(),
    consent: text(),
    state: text().$type<ComplaintState>().notNull(),
    outcome: text().$type<ComplaintOutcome>(),
    deskRole: text().$type<Role>(),
    deskScopeId: uuid(),
    officeRole: text().$type<Role>(),
    officeScopeId: uuid(),
    officeLabel: text(),
    /** Which rule sent it to its office; `hand` where a person did. */
    rule: text(),
    handlerId: uuid(),
    /** The number of its last step. */
    seq: integer().notNull(),
    /** The limits as they were when it was reported, and how far each has moved by pauses. */
    clocks: jsonb().notNull(),
    /** Ends of two of the clocks, as they stand. */
    responseDueAt: instant().notNull(),
    solutionDueAt: instant().notNull(),
    dueAt: instant(),
    /** When time itself takes the next step. */
    alarmAt: instant(),
    pausedAt: instant(),
    pausedUntil: instant(),
    /** Where it goes on after a pause. */
    pausedState: text().$type<ComplaintState>(),
    /** How often its clocks began anew, and how far the one that runs has climbed. */
    round: integer().notNull().default(0),
    rung: integer().notNull().default(0),
    urgedAt: instant(),
    urges: integer().notNull().default(0),
    waiver: text().$type<FeeWaiver>(),
    /** The matter that it goes on with. */
    mergedInto: uuid(),
    /** Until when the committee should answer what it was asked. */
    askedUntil: instant(),
    isObjected: boolean().notNull().default(false),
    reopenings: integer().notNull().default(0),
    /** How often its author may still be rung back. */
    ringsLeft: integer().notNull().default(3),
    refusal: jsonb(),
    createdAt: instant().notNull(),
    acceptedAt: instant(),
    contactedAt: instant(),
    begunAt: instant(),
    resolvedAt: instant(),
    /** When its author was told that it will close by itself. */
    remindedAt: instant(),
    closedAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'complaint_pk', columns: [t.communityId, t.id] }),
    index('complaint_reporter_idx').on(t.communityId, t.reporterId, t.createdAt, t.id),
    index('complaint_entered_idx')
      .on(t.communityId, t.enteredBy, t.createdAt, t.id)
      .where(sql`entered_by IS NOT NULL`),
    index('complaint_desk_idx')
      .on(t.communityId, t.deskRole, t.deskScopeId, t.dueAt, t.id)
      .where(sql`desk_role IS NOT NULL`),
    index('complaint_handler_idx')
      .on(t.communityId, t.handlerId, t.dueAt, t.id)
      .where(sql`desk_role IS NOT NULL`),
    index('complaint_asked_idx')
      .on(t.communityId, t.askedUntil, t.id)
      .where(sql`asked_until IS NOT NULL`),
    index('complaint_building_idx')
      .on(t.communityId, t.buildingId, t.createdAt, t.id)
      .where(sql`shown_at IS NOT NULL`),
    index('complaint_reported_idx').on(t.communityId, t.createdAt, t.id),
    index('complaint_open_idx')
      .on(t.communityId, t.createdAt, t.id)
      .where(sql`desk_role IS NOT NULL`),
    index('complaint_unconfirmed_idx')
      .on(t.communityId, t.createdAt, t.id)
      .where(sql`state = 'RESOLVED'`),
    index('complaint_unheard_idx')
      .on(t.communityId, t.closedAt, t.id)
      .where(sql`outcome = 'unanswered' AND rings_left > 0`),
    index('complaint_category_idx').on(t.communityId, t.category, t.createdAt, t.id),
    index('complaint_within_idx').on(t.communityId, t.buildingId, t.createdAt, t.id),
    index('complaint_office_idx').on(t.communityId, t.officeRole, t.officeScopeId, t.createdAt, t.id),
    index('complaint_climbed_idx')
      .on(t.communityId, t.dueAt, t.id)
      .where(sql`rung >= 4 AND desk_role IS NOT NULL`),
    index('complaint_place_idx').on(t.communityId, t.placeId, t.category, t.createdAt, t.id),
    index('complaint_merged_idx')
      .on(t.communityId, t.mergedInto)
      .where(sql`merged_into IS NOT NULL`),
    index('complaint_alarm_idx')
      .on(t.communityId, t.alarmAt)
      .where(sql`alarm_at IS NOT NULL`),
    foreignKey({ name: 'complaint_community_fk', columns: [t.communityId], foreignColumns: [community.id] }),
    foreignKey({
      name: 'complaint_merged_fk',
      columns: [t.communityId, t.mergedInto],
      foreignColumns: [t.communityId, t.id],
    }),
    foreignKey({
      name: 'complaint_column_fk',
      columns: [t.communityId, t.columnId],
      foreignColumns: [boardColumn.communityId, boardColumn.id],
    }),
    foreignKey({
      name: 'complaint_reporter_fk',
      columns: [t.communityId, t.reporterId],
      foreignColumns: [member.communityId, member.accountId],
    }),
    foreignKey({
      name: 'complaint_handler_fk',
      columns: [t.communityId, t.handlerId],
      foreignColumns: [member.communityId, member.accountId],
    }),
    check(
      'complaint_category_check',
      sql`${t.category} IN ('repair_home', 'common_parts', 'property_service', 'environment', 'safety', 'dispute', 'suggestion', 'snap', 'consultation')`,
    ),
    check(
      'complaint_hazard_check',
      sql`${t.hazard} IN ('lift_trapped', 'gas', 'fire', 'flooding', 'power_out', 'water_out', 'sewage', 'blocked_exit')`,
    ),
    check('complaint_urgency_check', sql`${t.urgency} IN ('life_safety', 'urgent', 'ordinary', 'advice')`),
    // One party has it, and one only, until it has ended.
    check(
      'complaint_holder_check',
      sql`CASE
        WHEN ${t.state} IN ('SUBMITTED', 'DISPUTED') THEN ${t.deskRole} = 'committee' AND ${t.deskScopeId} = ${t.communityId}
        WHEN ${t.state} IN ('DISPATCHED', 'ACCEPTED', 'CONTACTED', 'IN_PROGRESS', 'SUSPENDED')
          THEN ${t.deskRole} = ${t.officeRole} AND ${t.deskScopeId} = ${t.officeScopeId}
        WHEN ${t.state} IN ('RESOLVED', 'CLOSED', 'MERGED', 'REFUSED', 'WITHDRAWN') THEN ${t.deskRole} IS NULL AND ${t.deskScopeId} IS NULL
        ELSE false END IS TRUE`,
    ),
    check(
      'complaint_handler_check',
      sql`${t.state} NOT IN ('ACCEPTED', 'CONTACTED', 'IN_PROGRESS', 'SUSPENDED', 'RESOLVED') OR ${t.handlerId} IS NOT NULL`,
    ),
    check('complaint_sides_check', sql`${t.handlerId} <> ${t.reporterId}`),
    check(
      'complaint_office_check',
      sql`num_nonnulls(${t.officeRole}, ${t.officeScopeId}, ${t.officeLabel}, ${t.rule}) IN (0, 4)`,
    ),
    check('complaint_due_check', sql`${t.deskRole} IS NULL OR ${t.dueAt} IS NOT NULL`),
    check(
      'complaint_paused_check',
      sql`num_nonnulls(${t.pausedAt}, ${t.pausedState}) = CASE WHEN ${t.state} IN ('SUSPENDED', 'MERGED') THEN 2 ELSE 0 END
        AND (${t.pausedUntil} IS NOT NULL) = (${t.state} = 'SUSPENDED')`,
    ),
    check(
      'complaint_merged_check',
      sql`(${t.state} = 'MERGED') = (${t.mergedInto} IS NOT NULL) AND ${t.mergedInto} IS DISTINCT FROM ${t.id}`,
    ),
    check('complaint_column_check', sql`(${t.category} = 'consultation') = (${t.columnId} IS NOT NULL)`),
    check('complaint_outcome_check', sql`(${t.state} = 'CLOSED') = (${t.outcome} IS NOT NULL)`),
    check('complaint_refusal_check', sql`${t.state} <> 'REFUSED' OR ${t.refusal} IS NOT NULL`),
    check(
      'complaint_private_check',
      sql`${t.shownAt} IS NULL OR (${t.isVisible} AND ${t.category} NOT IN ('dispute', 'consultation'))`,
    ),
    check('complaint_entered_check', sql`num_nonnulls(${t.enteredBy}, ${t.channel}, ${t.consent}) IN (0, 3)`),
    check('complaint_rung_check', sql`${t.rung} BETWEEN 0 AND 5 AND ${t.round} >= 0`),
    check('complaint_urges_check', sql`${t.urges} BETWEEN 0 AND 3`),
    check('complaint_rings_check', sql`${t.ringsLeft} BETWEEN 0 AND 3`),
    check('complaint_seq_check', sql`${t.seq} > 0`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** What was done with a matter, by whom, when: written once. That two steps cannot follow the same one is its key. */
export const complaintStep = pgTable(
  'complaint_step',
  {
    communityId: uuid().notNull(),
    complaintId: uuid().notNull(),
    seq: integer().notNull(),
    step: text().$type<ComplaintStep>().notNull(),
    state: text().$type<ComplaintState>().notNull(),
    party: text().$type<ComplaintParty>().notNull(),
    actorId: uuid(),
    actorRole: text().$type<Role>(),
    isOnBehalf: boolean().notNull().default(false),
    note: text(),
    facts: jsonb().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'complaint_step_pk', columns: [t.communityId, t.complaintId, t.seq] }),
    foreignKey({
      name: 'complaint_step_complaint_fk',
      columns: [t.communityId, t.complaintId],
      foreignColumns: [complaint.communityId, complaint.id],
    }),
    foreignKey({
      name: 'complaint_step_actor_fk',
      columns: [t.communityId, t.actorId],
      foreignColumns: [member.communityId, member.accountId],
    }),
    index('complaint_step_actor_idx').on(t.communityId, t.actorId, t.at),
    check('complaint_step_actor_check', sql`(${t.party} IN ('PARTNER', 'RULE', 'CLOCK')) = (${t.actorId} IS NULL)`),
    // Whoever handles a matter closes none; they may appeal how one was rated that is closed.
    check(
      'complaint_step_close_check',
      sql`${t.state} <> 'CLOSED' OR ${t.party} NOT IN ('HANDLER', 'COLLEAGUE') OR ${t.step} = 'APPEAL_RATING'`,
    ),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** A rung that a matter has climbed, while one of its clocks ran: each of them once. */
export const complaintRung = pgTable(
  'complaint_rung',
  {
    communityId: uuid().notNull(),
    complaintId: uuid().notNull(),
    round: integer().notNull(),
    clock: text().$type<'response' | 'arrival' | 'solution'>().notNull(),
    rung: text().$type<Rung>().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'complaint_rung_pk', columns: [t.communityId, t.complaintId, t.round, t.clock, t.rung] }),
    foreignKey({
      name: 'complaint_rung_complaint_fk',
      columns: [t.communityId, t.complaintId],
      foreignColumns: [complaint.communityId, complaint.id],
    }),
    check('complaint_rung_clock_check', sql`${t.clock} IN ('response', 'arrival', 'solution')`),
    check('complaint_rung_rung_check', sql`${t.rung} IN ('half', 'most', 'due', 'street', 'list')`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
