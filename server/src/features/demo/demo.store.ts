import { asc, eq } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import { account } from '../identity/identity.tables.ts'
import { street } from '../neighbourhood/neighbourhood.tables.ts'
import { demoPerson } from './demo.tables.ts'

export const insertPerson = (db: Db, row: typeof demoPerson.$inferInsert) =>
  db.orm.insert(demoPerson).values(row).onConflictDoNothing()

/** The people one may enter as, in the order to show them. */
export const listPeople = (db: Db) =>
  db.orm
    .select({ person: demoPerson, nickname: account.nickname })
    .from(demoPerson)
    .innerJoin(account, eq(account.id, demoPerson.accountId))
    .orderBy(asc(demoPerson.ordinal))

export const findPerson = async (db: Db, accountId: string) =>
  (await db.orm.select().from(demoPerson).where(eq(demoPerson.accountId, accountId)))[0] ?? null

interface ClockRow {
  now: Date
  advanced_seconds: number
}
const clockStatement: Hot = {
  name: 'clock',
  text: 'SELECT app.now() AS now, extract(epoch FROM advanced)::int AS advanced_seconds FROM app.clock',
}
const advanceStatement: Hot = { name: 'clock_advance', text: 'SELECT app.advance_clock($1)' }

export async function readClock(db: Db): Promise<ClockRow> {
  const [row] = await db.hot<ClockRow>(clockStatement, [])
  if (!row) throw new Error('the clock has no row')
  return row
}

/** Moves the clock forward; the database refuses where it may not be moved. */
export async function advance(db: Db, seconds: number): Promise<void> {
  await db.hot(advanceStatement, [seconds])
}

export async function readFirstStreet(db: Db): Promise<string | null> {
  const [row] = await db.orm.select({ id: street.id }).from(street).orderBy(asc(street.createdAt)).limit(1)
  return row?.id ?? null
}

const beginStatement: Hot = { name: 'clock_begin', text: 'SELECT app.begin_clock($1)' }

/** Sets a clock that nobody moved yet back by so many seconds. */
export async function begin(db: Db, seconds: number): Promise<void> {
  await db.hot(beginStatement, [seconds])
}
