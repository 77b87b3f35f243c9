import { leafOf, nextHead, originOf } from '@liren/shared/votes.audit'
import { fromBase64url, toBase64url } from '@liren/shared/votes.bytes'
import type { Json } from '@liren/shared/votes.canonical'
import type { LogKind } from '@liren/shared/votes.log'
import type { PageQuery } from '@liren/shared/page'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db } from '../../platform/db/context.ts'
import { pageFrom, textPositionOf } from '../../platform/http/cursor.ts'
import * as store from './votes.log.store.ts'
import { stampLater } from './votes.stamps.service.ts'

/** What is to be written down. `at` is what the clock said once the decision's row was locked. */
export interface NewEntry {
  kind: LogKind
  at: Date
  body: Record<string, Json>
  actorId: string | null
  sealed?: string
}

/**
 * Appends entries to the log of a decision, in their order: each with its next seq, its leaf, and the head it brings.
 * Whoever calls holds the decision's row; should two ever come at once, `vote_log_pk` lets one through.
 */
export async function appendAll(db: Db, at: store.LogAt, entries: readonly NewEntry[]): Promise<store.LogRow[]> {
  const last = await store.lastEntry(db, at)
  const of = { community: at.communityId, decision: at.decisionId }
  let head = last ? fromBase64url(last.head) : originOf(of)
  const rows = entries.map((entry, place) => {
    const { kind, body } = entry
    const seq = (last?.seq ?? 0) + 1 + place
    const leaf = leafOf({ ...of, seq, kind, at: entry.at.toISOString(), body })
    head = nextHead(head, leaf)
    const row = { seq, kind, at: entry.at, body, leaf: toBase64url(leaf), head: toBase64url(head) }
    return { ...row, sealed: entry.sealed ?? null, actorId: entry.actorId }
  })
  const [first, ...more] = rows
  if (first && more.length === 0) await store.insertEntry(db, at, first)
  else if (first) await store.insertEntries(db, at, rows)
  await stampLater(db, at, rows)
  return rows.map(({ sealed: _sealed, actorId: _actor, ...row }) => row)
}

/** Appends one entry (`appendAll`). */
export async function append(db: Db, at: store.LogAt, entry: NewEntry): Promise<store.LogRow> {
  const [row] = await appendAll(db, at, [entry])
  if (!row) throw new Error('an entry of the log was not written')
  return row
}

/** A person's mark in one decision: tells two apart, and tells nobody who they are. */
export const markOf = (vault: Vault, decisionId: string, accountId: string): string =>
  vault.blindIndex('voter', `${decisionId} ${accountId}`)

/** After which number a page of numbered things goes on. A cursor that we did not make begins anew. */
export function placeIn(query: PageQuery): number {
  const [text = '0'] = textPositionOf(query) ?? []
  return /^\d{1,9}$/.test(text) ? Number(text) : 0
}

/** The log as everybody may read it, from its beginning. */
export async function logOf(db: Db, at: store.LogAt, query: PageQuery) {
  const rows = await store.pageOfLog(db, at, placeIn(query), query.limit + 1)
  return pageFrom(
    rows,
    query.limit,
    (row) => [String(row.seq), at.decisionId],
    (row) => ({ ...row, at: row.at.toISOString() }),
  )
}
