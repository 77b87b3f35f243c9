import { and, eq } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import { account, accountLogin } from './identity.tables.ts'

export type LoginKind = 'phone' | 'wechat'

/** Who signs in with this value, or null; the login is held, so that the account is not deleted meanwhile. */
export async function accountOfLogin(db: Db, kind: LoginKind, valueIndex: string): Promise<string | null> {
  const [row] = await db.orm
    .select({ accountId: accountLogin.accountId })
    .from(accountLogin)
    .where(and(eq(accountLogin.kind, kind), eq(accountLogin.valueIndex, valueIndex)))
    .for('share')
  return row?.accountId ?? null
}

const loginsStatement: Hot = {
  name: 'account_logins_of',
  text: `SELECT value_index AS "valueIndex", account_id AS "accountId" FROM account_login
    WHERE kind = $1 AND value_index = ANY($2)`,
}

/** Who signs in with each of these values. */
export const accountsOfLogins = (db: Db, kind: LoginKind, valueIndexes: readonly string[]) =>
  db.hot<{ valueIndex: string; accountId: string }>(loginsStatement, [kind, valueIndexes])

export async function insertAccount(db: Db, id: string, nickname: string): Promise<void> {
  await db.orm.insert(account).values({ id, nickname, locale: 'zh-CN' })
}

export interface NewLogin {
  id: string
  accountId: string
  kind: LoginKind
  valueIndex: string
  valueSealed: string
  masked: string
}

/** Ties a way of signing in to an account; false when somebody already signs in with it. */
export async function insertLogin(db: Db, login: NewLogin): Promise<boolean> {
  const rows = await db.orm
    .insert(accountLogin)
    .values(login)
    .onConflictDoNothing({ target: [accountLogin.kind, accountLogin.valueIndex] })
    .returning({ id: accountLogin.id })
  return rows.length === 1
}

const accountStatement: Hot = {
  name: 'account_with_logins',
  text: `SELECT nickname, locale, (SELECT coalesce(json_agg(json_build_object('kind', kind, 'masked', masked)), '[]')
      FROM account_login WHERE account_id = $1) AS logins FROM account WHERE id = $1`,
}

interface AccountRow {
  nickname: string
  locale: string
  logins: { kind: LoginKind; masked: string }[]
}

/** The account's own row and how it signs in; null when there is none. */
export async function readAccount(db: Db, id: string): Promise<AccountRow | null> {
  const [row] = await db.hot<AccountRow>(accountStatement, [id])
  return row ?? null
}

/** The phone an account signs in with, sealed and blind; null for one without. */
export async function readPhone(db: Db, accountId: string) {
  const [row] = await db.orm
    .select()
    .from(accountLogin)
    .where(and(eq(accountLogin.accountId, accountId), eq(accountLogin.kind, 'phone')))
  return row ?? null
}

export async function updateAccount(db: Db, id: string, set: { nickname?: string; locale?: string }): Promise<void> {
  await db.orm.update(account).set(set).where(eq(account.id, id))
}

const wechatStatement: Hot = {
  name: 'account_login_wechat',
  text: `SELECT DISTINCT ON (account_id) id, account_id AS "accountId", value_sealed AS sealed FROM account_login
    WHERE kind = 'wechat' AND account_id = ANY($1) ORDER BY account_id, created_at DESC, id DESC`,
}

/** How each of these accounts last came by WeChat, sealed. Runs in purpose `delivery` or in the person's own context. */
export const readWechats = (db: Db, accountIds: string[]) =>
  db.hot<{ id: string; accountId: string; sealed: string }>(wechatStatement, [accountIds])

/** Moves a WeChat login to another account (the phone that WeChat vouches for is known there). */
export async function moveLogin(db: Db, kind: LoginKind, from: string, to: string): Promise<void> {
  await db.orm
    .update(accountLogin)
    .set({ accountId: to })
    .where(and(eq(accountLogin.kind, kind), eq(accountLogin.accountId, from)))
}

/** Lets go of the phone an account had; the number is free for whoever proves to hold it. */
export async function deletePhone(db: Db, accountId: string): Promise<void> {
  await db.orm.delete(accountLogin).where(and(eq(accountLogin.kind, 'phone'), eq(accountLogin.accountId, accountId)))
}

/** Lets go of every way an account signs in. */
export async function deleteLogins(db: Db, accountId: string): Promise<void> {
  await db.orm.delete(accountLogin).where(eq(accountLogin.accountId, accountId))
}
