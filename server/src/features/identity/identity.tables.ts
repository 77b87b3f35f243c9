import { sql } from 'drizzle-orm'
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import {
  communityPolicy,
  instant,
  maintenancePolicy,
  now,
  ownPolicy,
  ownWritePolicy,
  purposePolicy,
  purposeReadSomePolicy,
} from '../../platform/db/tables.ts'
import { community } from '../neighbourhood/neighbourhood.tables.ts'

const createdAt = () => instant().notNull().default(now)

export const account = pgTable(
  'account',
  { id: uuid().notNull(), nickname: text().notNull(), locale: text().notNull(), createdAt: createdAt() },
  (t) => [
    primaryKey({ name: 'account_pk', columns: [t.id] }),
    check('account_locale_check', sql`${t.locale} IN ('zh-CN', 'en')`),
    ownPolicy('id'),
    ownWritePolicy('id'),
    purposePolicy('login', 'grant', 'demo'),
    maintenancePolicy(),
  ],
)

/** How an account signs in. `value_index` is blind (HMAC); the value itself is sealed. */
export const accountLogin = pgTable(
  'account_login',
  {
    id: uuid().notNull(),
    accountId: uuid().notNull(),
    kind: text().notNull(),
    valueIndex: text().notNull(),
    valueSealed: text().notNull(),
    /** What may be shown, such as 138****1234; empty for WeChat. */
    masked: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: 'account_login_pk', columns: [t.id] }),
    unique('account_login_value_key').on(t.kind, t.valueIndex),
    // One phone a person; WeChat logins may be several (a second WeChat account on the same phone).
    uniqueIndex('account_login_phone_key')
      .on(t.accountId)
      .where(sql`kind = 'phone'`),
    index('account_login_account_idx').on(t.accountId),
    foreignKey({ name: 'account_login_account_fk', columns: [t.accountId], foreignColumns: [account.id] }),
    check('account_login_kind_check', sql`${t.kind} IN ('phone', 'wechat')`),
    ownPolicy(),
    purposePolicy('login', 'grant', 'demo'),
    // The reveal is of phones; WeChat ids are nobody's to see.
    purposeReadSomePolicy('reveal', sql`kind = 'phone'`),
    // Whom WeChat is asked to tell; phones have no part in it.
    purposeReadSomePolicy('delivery', sql`kind = 'wechat'`),
    maintenancePolicy(),
  ],
)

/** A sign-in code on its way: single use, five tries, five minutes. */
export const smsChallenge = pgTable(
  'sms_challenge',
  {
    id: uuid().notNull(),
    phoneIndex: text().notNull(),
    phoneSealed: text().notNull(),
    codeDigest: text().notNull(),
    triesLeft: integer().notNull(),
    createdAt: createdAt(),
    expiresAt: instant().notNull(),
    consumedAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'sms_challenge_pk', columns: [t.id] }),
    index('sms_challenge_expires_idx').on(t.expiresAt),
    check('sms_challenge_tries_check', sql`${t.triesLeft} >= 0`),
    purposePolicy('login'),
    maintenancePolicy(),
  ],
)

/** One signed-in device; its refresh tokens are the family that dies together. */
export const session = pgTable(
  'session',
  {
    id: uuid().notNull(),
    accountId: uuid().notNull(),
    deviceId: text().notNull(),
    platform: text().notNull(),
    deviceLabel: text().notNull(),
    createdAt: createdAt(),
    lastUsedAt: createdAt(),
    /** When its holder last proved with a code to hold the phone, too. */
    steppedUpAt: instant(),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ name: 'session_pk', columns: [t.id] }),
    index('session_account_idx').on(t.accountId, t.lastUsedAt, t.id),
    foreignKey({ name: 'session_account_fk', columns: [t.accountId], foreignColumns: [account.id] }),
    check('session_platform_check', sql`${t.platform} IN ('weapp', 'h5')`),
    ownPolicy(),
    ownWritePolicy(),
    purposePolicy('login', 'demo'),
    maintenancePolicy(),
  ],
)

export const refreshToken = pgTable(
  'refresh_token',
  {
    digest: text().notNull(),
    sessionId: uuid().notNull(),
    createdAt: createdAt(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
    /** The token this one was traded for; set together with `used_at`. */
    successorDigest: text(),
  },
  (t) => [
    primaryKey({ name: 'refresh_token_pk', columns: [t.digest] }),
    index('refresh_token_session_idx').on(t.sessionId),
    foreignKey({ name: 'refresh_token_session_fk', columns: [t.sessionId], foreignColumns: [session.id] }),
    purposePolicy('login', 'demo'),
    maintenancePolicy(),
  ],
)

/** Counters of limits that hold across processes, such as codes per phone and hour. Keys are digests. */
export const rateWindow = pgTable(
  'rate_window',
  {
    bucket: text().notNull(),
    subject: text().notNull(),
    windowStart: instant().notNull(),
    count: integer().notNull(),
  },
  (t) => [
    primaryKey({ name: 'rate_window_pk', columns: [t.bucket, t.subject, t.windowStart] }),
    index('rate_window_start_idx').on(t.windowStart),
    purposePolicy('login', 'sweep'),
    maintenancePolicy(),
  ],
)

/** A person as one community knows them; made by the first residence or role there. */
export const member = pgTable(
  'member',
  {
    communityId: uuid().notNull(),
    accountId: uuid().notNull(),
    nickname: text().notNull(),
    phoneMasked: text().notNull(),
    /** The day from which they are of age, as they said: their 18th birthday, or the day they said it had been. */
    grownOn: date(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: 'member_pk', columns: [t.communityId, t.accountId] }),
    index('member_account_idx').on(t.accountId),
    foreignKey({ name: 'member_community_fk', columns: [t.communityId], foreignColumns: [community.id] }),
    foreignKey({ name: 'member_account_fk', columns: [t.accountId], foreignColumns: [account.id] }),
    communityPolicy(),
    ownPolicy(),
    ownWritePolicy(),
    maintenancePolicy(),
  ],
)
