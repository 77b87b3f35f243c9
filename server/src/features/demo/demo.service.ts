import type pg from 'pg'
import type { Vault } from '../../platform/crypto/vault.ts'
import { withContext } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import { accountOfPhone } from '../identity/identity.accounts.service.ts'
import type { IdentityDeps } from '../identity/identity.deps.ts'
import { openSession, type Device } from '../identity/identity.sessions.service.ts'
import { demoVoteKey } from '../../config.demo.ts'
import { advance, begin, findPerson, insertPerson, listPeople, readClock, readFirstStreet } from './demo.store.ts'

/** Entering as somebody needs what signing in needs. */
export type DemoDeps = IdentityDeps

const clockReply = (row: { now: Date; advanced_seconds: number }) => ({
  now: row.now.toISOString(),
  advancedSeconds: row.advanced_seconds,
})

/** The demo's clock and its people. */
export function overview(pool: pg.Pool) {
  return withContext(pool, { purpose: 'demo' }, async (db) => {
    const clock = await readClock(db)
    const people = await listPeople(db)
    return {
      ...clockReply(clock),
      voteKey: demoVoteKey,
      people: people.map(({ person, nickname }) => ({
        accountId: person.accountId,
        nickname,
        part: { 'zh-CN': person.partZh, en: person.partEn },
      })),
    }
  })
}

/** Opens a session as one of the demo people; nobody else can be entered as. */
export function enterAs(deps: DemoDeps, accountId: string, device: Device) {
  return withContext(deps.pool, { purpose: 'demo' }, async (db) => {
    if (!(await findPerson(db, accountId))) throw new DomainError('not_found')
    return openSession(deps, db, { accountId, isNewAccount: false }, device)
  })
}

/** Moves the one clock forward; everything that depends on time follows. */
export function advanceClock(pool: pg.Pool, seconds: number) {
  return withContext(pool, { purpose: 'demo' }, async (db) => {
    await advance(db, seconds)
    return clockReply(await readClock(db))
  })
}

/** Whether the demo has been filled: its people are shown last. */
export const isFilled = (pool: pg.Pool): Promise<boolean> =>
  withContext(pool, { purpose: 'demo' }, async (db) => (await listPeople(db)).length > 0)

/** Lets newcomers enter as the account of a phone. */
export function showPerson(
  pool: pg.Pool,
  vault: Vault,
  phone: string,
  ordinal: number,
  part: { zh: string; en: string },
): Promise<void> {
  return withContext(pool, { purpose: 'demo' }, async (db) => {
    const accountId = await accountOfPhone(db, vault, phone)
    if (!accountId) throw new DomainError('not_found')
    await insertPerson(db, { accountId, ordinal, partZh: part.zh, partEn: part.en })
  })
}

/** The first street of the demo, or null before it is filled. */
export const firstStreet = (pool: pg.Pool): Promise<string | null> =>
  withContext(pool, { purpose: 'demo' }, (db) => readFirstStreet(db))

/** Has a demo that is about to be filled begin so many days ago. */
export const beginBefore = (pool: pg.Pool, days: number): Promise<void> =>
  withContext(pool, { purpose: 'demo' }, (db) => begin(db, days * 86_400))
