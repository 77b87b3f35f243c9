import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { communityPolicy, instant, maintenancePolicy, tenantKey } from '../../platform/db/tables.ts'
import { member } from '../identity/identity.tables.ts'
import { unit } from '../neighbourhood/neighbourhood.tables.ts'
import { volunteerSignup } from './volunteering.tables.ts'

/** How a service was, by whoever organised it or had it done for them, with a line that neighbours read once both sides let them. */
export const volunteerThanks = pgTable(
  'volunteer_thanks',
  {
    ...tenantKey(),
    signupId: uuid().notNull(),
    accountId: uuid().notNull(),
    givenBy: uuid().notNull(),
    rating: smallint().notNull(),
    words: text(),
    isPublic: boolean().notNull(),
    /** Whether who is thanked lets it be read; null while they have not said. */
    isShown: boolean(),
    /** Who in office has read a line that neighbours may read: its writer, or who organises where that is a resident. */
    passedBy: uuid(),
    givenAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'volunteer_thanks_pk', columns: [t.communityId, t.id] }),
    unique('volunteer_thanks_once_key').on(t.communityId, t.signupId, t.givenBy),
    index('volunteer_thanks_member_idx').on(t.communityId, t.accountId, t.givenAt, t.id),
    index('volunteer_thanks_shown_idx')
      .on(t.communityId, t.givenAt, t.id)
      .where(sql`is_public AND is_shown AND passed_by IS NOT NULL`),
    foreignKey({
      name: 'volunteer_thanks_signup_fk',
      columns: [t.communityId, t.signupId],
      foreignColumns: [volunteerSignup.communityId, volunteerSignup.id],
    }),
    foreignKey({
      name: 'volunteer_thanks_member_fk',
      columns: [t.communityId, t.accountId],
      foreignColumns: [member.communityId, member.accountId],
    }),
    foreignKey({
      name: 'volunteer_thanks_giver_fk',
      columns: [t.communityId, t.givenBy],
      foreignColumns: [member.communityId, member.accountId],
    }),
    check('volunteer_thanks_rating_check', sql`${t.rating} BETWEEN 1 AND 5`),
    check('volunteer_thanks_words_check', sql`${t.words} IS NOT NULL OR NOT ${t.isPublic}`),
    check(
      'volunteer_thanks_hands_check',
      sql`${t.givenBy} <> ${t.accountId} AND (${t.passedBy} IS NULL OR ${t.passedBy} <> ${t.accountId})`,
    ),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** A flat that a service was for, as whoever organises has it; one of those who live there says how it was. */
export const volunteerRecipient = pgTable(
  'volunteer_recipient',
  {
    ...tenantKey(),
    signupId: uuid().notNull(),
    unitId: uuid().notNull(),
    namedBy: uuid().notNull(),
    namedAt: instant().notNull(),
    isSolved: boolean(),
    ratedBy: uuid(),
  },
  (t) => [
    primaryKey({ name: 'volunteer_recipient_pk', columns: [t.communityId, t.id] }),
    unique('volunteer_recipient_flat_key').on(t.communityId, t.signupId, t.unitId),
    index('volunteer_recipient_unit_idx').on(t.communityId, t.unitId, t.namedAt, t.id),
    foreignKey({
      name: 'volunteer_recipient_signup_fk',
      columns: [t.communityId, t.signupId],
      foreignColumns: [volunteerSignup.communityId, volunteerSignup.id],
    }),
    foreignKey({
      name: 'volunteer_recipient_unit_fk',
      columns: [t.communityId, t.unitId],
      foreignColumns: [unit.communityId, unit.id],
    }),
    foreignKey({
      name: 'volunteer_recipient_namer_fk',
      columns: [t.communityId, t.namedBy],
      foreignColumns: [member.communityId, member.accountId],
    }),
    check('volunteer_recipient_rated_check', sql`(${t.isSolved} IS NULL) = (${t.ratedBy} IS NULL)`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)

/** Who let themselves be listed among volunteers; without a row nobody is (志愿服务条例 art. 20). */
export const volunteerListing = pgTable(
  'volunteer_listing',
  {
    communityId: uuid().notNull(),
    accountId: uuid().notNull(),
    isListed: boolean().notNull(),
    changedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'volunteer_listing_pk', columns: [t.communityId, t.accountId] }),
    foreignKey({
      name: 'volunteer_listing_member_fk',
      columns: [t.communityId, t.accountId],
      foreignColumns: [member.communityId, member.accountId],
    }),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
