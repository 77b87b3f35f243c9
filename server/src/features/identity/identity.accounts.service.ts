import { maskPhone } from '@liren/shared/primitives'
import { uuidv7 } from 'uuidv7'
import type { IndexKind } from '../../platform/crypto/keyed.digests.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db } from '../../platform/db/context.ts'
import {
  accountOfLogin,
  accountsOfLogins,
  insertAccount,
  insertLogin,
  readAccount,
  readPhone,
  readWechats,
  type LoginKind,
} from './identity.accounts.store.ts'

const indexKinds: Record<LoginKind, IndexKind> = { phone: 'phone', wechat: 'openid' }

/** Ties a phone or WeChat id to an account: blind index to find it, sealed value to read it. False when taken. */
export async function attachLogin(
  db: Db,
  vault: Vault,
  accountId: string,
  kind: LoginKind,
  value: string,
): Promise<boolean> {
  const id = uuidv7()
  return insertLogin(db, {
    id,
    accountId,
    kind,
    valueIndex: vault.blindIndex(indexKinds[kind], value),
    valueSealed: vault.seal(value, { table: 'account_login', column: 'value_sealed', row: id }),
    masked: kind === 'phone' ? maskPhone(value) : '',
  })
}

/** Who signs in with this phone, or null. */
export const accountOfPhone = (db: Db, vault: Vault, phone: string): Promise<string | null> =>
  accountOfLogin(db, 'phone', vault.blindIndex('phone', phone))

/** Who signs in with each of these phones, as far as somebody does. Runs in purpose `login` or `grant`. */
export async function accountsOfPhones(db: Db, vault: Vault, phones: readonly string[]): Promise<Map<string, string>> {
  const byIndex = new Map(phones.map((phone) => [vault.blindIndex('phone', phone), phone]))
  const rows = await accountsOfLogins(db, 'phone', [...byIndex.keys()])
  return new Map(rows.map(({ valueIndex, accountId }) => [byIndex.get(valueIndex) ?? '', accountId]))
}

/** The phone of an account in the clear, or null. Runs in the person's own context or in purpose `login` or `reveal`. */
export async function phoneOfAccount(db: Db, vault: Vault, accountId: string): Promise<string | null> {
  const row = await readPhone(db, accountId)
  return row && vault.open(row.valueSealed, { table: 'account_login', column: 'value_sealed', row: row.id })
}

/** Who these accounts are to WeChat, as far as they sign in with it. Needs purpose `delivery`. */
export async function wechatIdsOf(db: Db, vault: Vault, accountIds: string[]): Promise<Map<string, string>> {
  if (accountIds.length === 0) return new Map()
  const rows = await readWechats(db, accountIds)
  return new Map(
    rows.map(({ id, accountId, sealed }) => [
      accountId,
      vault.open(sealed, { table: 'account_login', column: 'value_sealed', row: id }),
    ]),
  )
}

/** Whether the person signs in with WeChat. Runs in the person's own context. */
export const hasWechat = async (db: Db, accountId: string): Promise<boolean> =>
  (await readWechats(db, [accountId])).length > 0

/** The name an account goes by. Runs in the person's own context. */
export const nicknameOfAccount = async (db: Db, accountId: string): Promise<string> =>
  (await readAccount(db, accountId))?.nickname ?? ''

/** What may be shown and compared of an account's own phone; for an account without one, nothing. */
export async function blindPhoneOf(db: Db, accountId: string): Promise<{ index: string | null; masked: string }> {
  const row = await readPhone(db, accountId)
  return { index: row?.valueIndex ?? null, masked: row?.masked ?? '' }
}

/** The account that signs in with this value, made now if there is none. Runs in purpose `login` or `grant`. */
export async function accountFor(
  db: Db,
  vault: Vault,
  kind: LoginKind,
  value: string,
  nickname: string,
): Promise<{ accountId: string; isNewAccount: boolean }> {
  const known = await accountOfLogin(db, kind, vault.blindIndex(indexKinds[kind], value))
  if (known) return { accountId: known, isNewAccount: false }
  const accountId = uuidv7()
  await insertAccount(db, accountId, nickname)
  if (await attachLogin(db, vault, accountId, kind, value)) return { accountId, isNewAccount: true }
  // Somebody else signed up with the same value a moment ago: theirs it is; ours stays empty and unused.
  const winner = await accountOfLogin(db, kind, vault.blindIndex(indexKinds[kind], value))
  if (!winner) throw new Error('a login vanished while it was read')
  return { accountId: winner, isNewAccount: false }
}
