import { fromBase64url } from '@liren/shared/votes.bytes'
import type { LogKind } from '@liren/shared/votes.log'
import type pg from 'pg'
import { withContext, type Db } from '../../platform/db/context.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import type { SignerPort } from '../../platform/signer/signer.ts'
import type { TimestampPort } from '../../platform/timestamp/timestamp.ts'
import type { LogAt } from './votes.log.store.ts'
import { insertStamp, readStamps } from './votes.stamps.store.ts'

/** Entries after which an authority apart from us says when the log stood there. */
const stamped: readonly LogKind[] = ['close', 'count']

/** Has those of these entries stamped that are, once they are committed. */
export async function stampLater(db: Db, at: LogAt, rows: readonly { seq: number; kind: LogKind }[]): Promise<void> {
  for (const { seq, kind } of rows)
    if (stamped.includes(kind))
      await enqueue(db, 'stamp_vote', `${at.decisionId}:${String(seq)}`, { ...at, seq: String(seq) })
}

export interface StampDeps {
  pool: pg.Pool
  signer: SignerPort
  /** Null where no authority is set. */
  timestamps: TimestampPort | null
}

/** Job: has the signed head right after an entry stamped, and keeps the token. Failing, it is tried again by the queue. */
export async function stampEntry(
  { pool, signer, timestamps }: StampDeps,
  { communityId, decisionId, seq }: LogAt & { seq: number },
): Promise<void> {
  if (!timestamps) return
  const at = { communityId, decisionId }
  const known = await withContext(pool, { communityId }, (db) => readStamps(db, at, seq))
  if (known.some((one) => one.seq === seq)) return
  const { head } = await signer.headAt({ community: communityId, decision: decisionId }, seq)
  const { token, at: when } = await timestamps.stamp(fromBase64url(head))
  const row = { seq, head, token: token.toString('base64url'), at: when }
  await withContext(pool, { communityId }, (db) => insertStamp(db, at, row))
}
