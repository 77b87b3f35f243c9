import type { LogOf } from '@liren/shared/votes.audit'
import { fromBase64url, toBase64url } from '@liren/shared/votes.bytes'
import type { SignedHead } from '@liren/shared/votes.heads'
import { headBytes } from '@liren/shared/votes.signed'
import type pg from 'pg'
import { readClock } from '../../platform/db/clock.ts'
import { withContext, type Db } from '../../platform/db/context.ts'
import { appendHeads, headsFile, readHead, readHeadsAfter, readLeaves, readSoFar } from './signing.heads.store.ts'
import { readKeys, type SignerKeys } from './signing.keys.store.ts'
import {
  continues,
  extended,
  missingAfter,
  toSign,
  type CommittedEntry,
  type Halt,
  type SignedSoFar,
} from './signing.rules.ts'
import * as store from './signing.store.ts'

/** What the signer answers: the head, or why it goes no further with this log, or that there is no such entry. */
export type Answer = { head: SignedHead } | { halt: Halt } | { unknown: true }

export interface Signer {
  /** The signed head of one size of a log; signs what was committed up to there. */
  headAt(of: LogOf, size: number): Promise<Answer>
  /** Heads that were signed, of the sizes after one; it signs nothing. */
  headsAfter(of: LogOf, after: number, limit: number): Promise<SignedHead[]>
  /** Signs what was committed meanwhile, writes the newest heads down for everybody, and finds what is gone. */
  sweep(): Promise<void>
  /** Waits until nothing is being signed. */
  idle(): Promise<void>
}

/** How many entries are signed and flushed at once, and how many logs are read at once. */
const page = 500
const beforeAll: LogOf = {
  community: '00000000-0000-0000-0000-000000000000',
  decision: '00000000-0000-0000-0000-000000000000',
}

interface SignerDeps {
  pool: pg.Pool
  keys: SignerKeys
}

/** One log, with how far it was signed; who comes while it is being signed waits for that. */
class SignedLog {
  busy: Promise<Halt | null> | null = null
  so: SignedSoFar
  readonly of: LogOf
  readonly file: string
  private readonly deps: SignerDeps

  constructor(deps: SignerDeps, log: { of: LogOf; file: string; so: SignedSoFar }) {
    this.deps = deps
    this.of = log.of
    this.file = log.file
    this.so = log.so
  }

  private read<T>(work: (db: Db) => Promise<T>): Promise<T> {
    return withContext(this.deps.pool, { purpose: 'signer' }, work)
  }

  /** Signs up to the last committed entry; gives why it stopped, if it did. */
  signUp(): Promise<Halt | null> {
    this.busy ??= this.catchUp().finally(() => {
      this.busy = null
    })
    return this.busy
  }

  private async catchUp(): Promise<Halt | null> {
    for (;;) {
      const { earlier, standing, rows, now } = await this.read(async (db) => ({
        earlier: await store.findHalt(db, this.of),
        standing: await store.standing(db, this.of),
        rows: await store.entriesAfter(db, this.of, this.so.size, page),
        now: await readClock(db),
      }))
      if (earlier) return earlier
      if (!standing) return null
      const found = (await this.faultOf(standing)) ?? (await this.sign(rows, now))
      if (found) {
        await this.read((db) => store.insertHalt(db, this.of, found))
        return found
      }
      if (rows.length < page) return null
    }
  }

  /** What speaks against going on, as the database is now. */
  private async faultOf({ last, lastHead, published }: store.Standing): Promise<Halt | null> {
    const { size, head } = this.so
    // A signer that has lost its memory cannot know what it has promised.
    if (size < published) return { kind: 'signer_lost', fromSeq: size + 1, toSeq: published }
    const missing = missingAfter(last, this.so)
    if (missing) return missing
    return size === last && toBase64url(head) !== lastHead ? this.firstChanged() : null
  }

  private async sign(rows: readonly CommittedEntry[], at: Date): Promise<Halt | null> {
    const { keys } = this.deps
    let { so } = this
    const signed: SignedHead[] = []
    for (const row of rows) {
      if (!continues(so, row)) break
      const leaf = fromBase64url(row.leaf)
      so = extended(so, leaf)
      const head = toSign(so, leaf, at, keys.current.key)
      signed.push({ ...head, signature: keys.sign(headBytes(this.of, head)) })
    }
    if (signed.length > 0) await appendHeads(this.file, signed)
    this.so = so
    return signed.length === rows.length ? null : this.firstChanged()
  }

  /** The first entry that is not the one that was signed; failing that, the one that does not go on from there. */
  private async firstChanged(): Promise<Halt> {
    const signed = await readLeaves(this.file)
    for (let at = 0; at < signed.length; at += page) {
      const rows = await this.read((db) => store.entriesAfter(db, this.of, at, page))
      const changed = rows.findIndex(({ seq, leaf }, n) => seq !== at + n + 1 || (signed[at + n] ?? leaf) !== leaf)
      if (changed >= 0) return { kind: 'changed', fromSeq: at + changed + 1, toSeq: signed.length }
    }
    return { kind: 'changed', fromSeq: signed.length + 1, toSeq: signed.length + 1 }
  }

  /** Writes the newest head down for everybody. */
  async publish(): Promise<void> {
    const newest = await readHead(this.file, this.so.size)
    await this.read((db) => store.publishHead(db, this.of, newest))
  }
}

/**
 * The signer of all logs of a database. Exactly one may run on a folder, which is its memory: it signs only what extends
 * what it has signed, and flushes before it answers (`integrity.md` 2).
 */
export async function createSigner({ pool, dir }: { pool: pg.Pool; dir: string }): Promise<Signer> {
  const keys = readKeys(dir, new Date())
  await withContext(pool, { purpose: 'signer' }, async (db) => {
    for (const one of keys.certificates) await store.insertKey(db, one)
  })
  const logs = new Map<string, Promise<SignedLog>>()

  function logOf({ community, decision }: LogOf): Promise<SignedLog> {
    const of = { community, decision }
    const file = headsFile(dir, of)
    const known = logs.get(file)
    if (known) return known
    const opening = readSoFar(file, of).then((so) => new SignedLog({ pool, keys }, { of, file, so }))
    logs.set(file, opening)
    opening.catch(() => logs.delete(file))
    return opening
  }

  async function settle(standing: store.Standing): Promise<void> {
    const log = await logOf(standing)
    const isDone = standing.published === standing.last && toBase64url(log.so.head) === standing.lastHead
    if (isDone || (await log.signUp())) return
    if (log.so.size > standing.published) await log.publish()
  }

  return {
    async headAt(of, size) {
      const log = await logOf(of)
      // What is being signed may have begun before the entry was committed: then it is asked for once more.
      for (let tries = 0; tries < 2 && log.so.size < size; tries += 1) {
        const halt = await log.signUp()
        if (halt) return { halt }
      }
      return log.so.size >= size ? { head: await readHead(log.file, size) } : { unknown: true }
    },
    async headsAfter(of, after, limit) {
      const log = await logOf(of)
      const left = Math.min(limit, log.so.size - after)
      return left > 0 ? readHeadsAfter(log.file, after, left) : []
    },
    async sweep() {
      let after: LogOf | null = beforeAll
      while (after) {
        const from: LogOf = after
        const rows = await withContext(pool, { purpose: 'signer' }, (db) => store.standings(db, from, page))
        for (const standing of rows) await settle(standing)
        after = rows.length < page ? null : (rows.at(-1) ?? null)
      }
    },
    async idle() {
      for (const opening of logs.values()) await (await opening.catch(() => null))?.busy?.catch(() => null)
    },
  }
}
