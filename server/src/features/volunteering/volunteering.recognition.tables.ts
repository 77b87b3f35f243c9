import type { CertificateStanding, ServiceContent } from '@liren/shared/volunteering.recognition'
import { sql } from 'drizzle-orm'
import {
  check,
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
import { communityPolicy, instant, maintenancePolicy, tenantKey } from '../../platform/db/tables.ts'
import { member } from '../identity/identity.tables.ts'

/** What was certified, as it stood then. Once issued it is never changed; it goes with the account. */
export const volunteerCertificate = pgTable(
  'volunteer_certificate',
  {
    ...tenantKey(),
    accountId: uuid().notNull(),
    number: text().notNull(),
    nameSealed: text().notNull(),
    documentSealed: text(),
    /** The number of the national system, where the person has one. */
    volunteerNumberSealed: text(),
    /** Who answers for it, and how to reach them, as was settled when it was issued. */
    responsible: text(),
    contact: text(),
    minutes: integer().notNull(),
    services: integer().notNull(),
    servedFrom: instant(),
    servedTo: instant(),
    /** What was served, the most first. */
    content: jsonb().$type<ServiceContent[]>().notNull().default([]),
    /** Whose word the name is; what waits for the committee's is not issued yet. */
    standing: text().$type<CertificateStanding>().notNull().default('stated'),
    attestedBy: uuid(),
    issuedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: 'volunteer_certificate_pk', columns: [t.communityId, t.id] }),
    uniqueIndex('volunteer_certificate_number_key').on(t.communityId, t.number),
    uniqueIndex('volunteer_certificate_waiting_key')
      .on(t.communityId, t.accountId)
      .where(sql`standing = 'waiting'`),
    index('volunteer_certificate_waiting_idx')
      .on(t.communityId, t.issuedAt, t.id)
      .where(sql`standing = 'waiting'`),
    index('volunteer_certificate_member_idx').on(t.communityId, t.accountId, t.issuedAt, t.id),
    foreignKey({
      name: 'volunteer_certificate_member_fk',
      columns: [t.communityId, t.accountId],
      foreignColumns: [member.communityId, member.accountId],
    }),
    check('volunteer_certificate_minutes_check', sql`${t.minutes} > 0 AND ${t.services} >= 0`),
    check(
      'volunteer_certificate_standing_check',
      sql`${t.standing} IN ('stated', 'register', 'waiting', 'attested') AND (${t.standing} = 'attested') = (${t.attestedBy} IS NOT NULL) AND (${t.attestedBy} IS NULL OR ${t.attestedBy} <> ${t.accountId})`,
    ),
    check('volunteer_certificate_span_check', sql`(${t.servedFrom} IS NULL) = (${t.servedTo} IS NULL)`),
    communityPolicy(),
    maintenancePolicy(),
  ],
)
