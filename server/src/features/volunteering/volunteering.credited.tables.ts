import { sql } from 'drizzle-orm'
import { check, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { communityPolicy, instant, maintenancePolicy } from '../../platform/db/tables.ts'
import { member } from '../identity/identity.tables.ts'
import { volunteerReview } from './volunteering.attendance.tables.ts'
import { volunteerSignup } from './volunteering.tables.ts'

/** That a neighbour objects to displayed hours of somebody else: each person once. What several say is looked at together. */
export const volunteerObjection = pgTable(
  'volunteer_objection',
  {
    communityId: uuid().notNull(),
    signupId: uuid().notNull(),
    objectedBy: uuid().notNull(),
    /** Whose hours they are. */
    accountId: uuid().notNull(),
    reviewId: uuid().notNull(),
    said: text().notNull(),
    madeAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'volunteer_objection_pk', columns: [t.communityId, t.signupId, t.objectedBy] }),
    index('volunteer_objection_review_idx').on(t.communityId, t.reviewId, t.madeAt),
    index('volunteer_objection_member_idx').on(t.communityId, t.objectedBy),
    foreignKey({
      name: 'volunteer_objection_signup_fk',
      columns: [t.communityId, t.signupId],
      foreignColumns: [volunteerSignup.communityId, volunteerSignup.id],
    }),
    foreignKey({
      name: 'volunteer_objection_objector_fk',
      columns: [t.communityId, t.objectedBy],
      foreignColumns: [member.communityId, member.accountId],
    }),
    foreignKey({
      name: 'volunteer_objection_member_fk',
      columns: [t.communityId, t.accountId],
      foreignColumns: [member.communityId, member.accountId],
    }),
    foreignKey({
      name: 'volunteer_objection_review_fk',
      columns: [t.communityId, t.reviewId],
      foreignColumns: [volunteerReview.communityId, volunteerReview.id],
    }),
    check('volunteer_objection_self_check', sql`${t.objectedBy} <> ${t.accountId}`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
