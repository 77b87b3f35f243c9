import type { LogOf } from '@liren/shared/votes.audit'
import type { SignedHead, SignerKey } from '@liren/shared/votes.heads'
import type { Db, Hot } from '../../platform/db/context.ts'
import type { CommittedEntry, Halt } from './signing.rules.ts'

const nextStatement: Hot = {
  name: 'signing_next',
  text: `SELECT seq, leaf, head FROM vote_log WHERE community_id = $1 AND decision_id = $2 AND seq > $3
    ORDER BY seq LIMIT $4`,
}

/** Committed entries after one of them, in their order. */
export const entriesAfter = (db: Db, of: LogOf, after: number, limit: number): Promise<CommittedEntry[]> =>
  db.hot<CommittedEntry>(nextStatement, [of.community, of.decision, after, limit])

/** A log by its last committed entry, and how far its public signed head says that it was signed. */
export interface Standing extends LogOf {
  last: number
  lastHead: string
  published: number
}

const standingOf = (where: string): string => `
  SELECT d.community_id AS community, d.id AS decision, l.seq AS last, l.head AS "lastHead",
    coalesce(s.size, 0) AS published
  FROM vote_decision d
  JOIN LATERAL (SELECT seq, head FROM vote_log WHERE community_id = d.community_id AND decision_id = d.id
    ORDER BY seq DESC LIMIT 1) l ON true
  LEFT JOIN vote_signed_head s ON s.community_id = d.community_id AND s.decision_id = d.id
  WHERE NOT EXISTS (SELECT FROM vote_halt h WHERE h.community_id = d.community_id AND h.decision_id = d.id)
  ${where}`

const oneStatement: Hot = { name: 'signing_one', text: standingOf('AND d.community_id = $1 AND d.id = $2') }

/** Where one log stands; null when it is empty, unknown or halted. */
export async function standing(db: Db, of: LogOf): Promise<Standing | null> {
  const [row] = await db.hot<Standing>(oneStatement, [of.community, of.decision])
  return row ?? null
}

const allStatement: Hot = {
  name: 'signing_all',
  text: standingOf(`AND (d.community_id, d.id) > ($1, $2) ORDER BY d.community_id, d.id LIMIT $3`),
}

/** Logs by their ids, page by page. */
export const standings = (db: Db, after: LogOf, limit: number): Promise<Standing[]> =>
  db.hot<Standing>(allStatement, [after.community, after.decision, limit])

const haltStatement: Hot = {
  name: 'signing_halt',
  text: `INSERT INTO vote_halt (community_id, decision_id, kind, from_seq, to_seq, at)
    VALUES ($1, $2, $3, $4, $5, app.now()) ON CONFLICT DO NOTHING`,
}

export const insertHalt = (db: Db, of: LogOf, { kind, fromSeq, toSeq }: Halt): Promise<unknown> =>
  db.hot(haltStatement, [of.community, of.decision, kind, fromSeq, toSeq])

const findHaltStatement: Hot = {
  name: 'signing_find_halt',
  text: 'SELECT kind, from_seq AS "fromSeq", to_seq AS "toSeq" FROM vote_halt WHERE community_id = $1 AND decision_id = $2',
}

export async function findHalt(db: Db, of: LogOf): Promise<Halt | null> {
  const [row] = await db.hot<Halt>(findHaltStatement, [of.community, of.decision])
  return row ?? null
}

const publishStatement: Hot = {
  name: 'signing_publish',
  text: `INSERT INTO vote_signed_head (community_id, decision_id, size, at, leaf, head, root, key_id, signature)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    ON CONFLICT (community_id, decision_id) DO UPDATE SET size = excluded.size, at = excluded.at, leaf = excluded.leaf,
      head = excluded.head, root = excluded.root, key_id = excluded.key_id, signature = excluded.signature
    WHERE vote_signed_head.size < excluded.size`,
}

/** Writes the newest head down for everybody. */
export const publishHead = (db: Db, of: LogOf, head: SignedHead): Promise<unknown> =>
  db.hot(publishStatement, [
    ...[of.community, of.decision, head.size, head.at, head.leaf, head.head, head.root, head.key, head.signature],
  ])

const keyStatement: Hot = {
  name: 'signing_key',
  text: `INSERT INTO signer_key (id, public_key, valid_from, previous, signature, endorsement)
    VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
}

export const insertKey = (db: Db, one: SignerKey): Promise<unknown> =>
  db.hot(keyStatement, [one.key, one.publicKey, one.from, one.previous, one.signature, one.endorsement])

const publishedStatement: Hot = {
  name: 'signing_published',
  text: `SELECT size, at, leaf, head, root, key_id AS key, signature FROM vote_signed_head
    WHERE community_id = $1 AND decision_id = $2`,
}

export async function readPublished(db: Db, of: LogOf): Promise<SignedHead | null> {
  const [row] = await db.hot<Omit<SignedHead, 'at'> & { at: Date }>(publishedStatement, [of.community, of.decision])
  return row ? { ...row, at: row.at.toISOString() } : null
}

const keysStatement: Hot = {
  name: 'signing_keys',
  text: `SELECT id AS key, public_key AS "publicKey", valid_from AS "from", previous, signature, endorsement
    FROM signer_key ORDER BY valid_from, id`,
}

export const readSignerKeys = async (db: Db): Promise<SignerKey[]> =>
  (await db.hot<Omit<SignerKey, 'from'> & { from: Date }>(keysStatement, [])).map((row) => ({
    ...row,
    from: row.from.toISOString(),
  }))
