import type pg from 'pg'
import { withContext } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { IdentityDeps } from '../identity/identity.deps.ts'
import { openSession, type Device } from '../identity/identity.sessions.service.ts'
import { advance, findPerson, listPeople, readClock } from './demo.store.ts'

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
      people: people.map(({ person, nickname }) => ({
        accountId: person.accountId,
        nickname,
        part: { 'zh-CN': person.partZh, en: person.partEn },
      })),
    }
  })
}

/** Opens a session as one of the demo people; nobody else can be entered as. */
export function enterAs(deps: IdentityDeps, accountId: string, device: Device) {
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
