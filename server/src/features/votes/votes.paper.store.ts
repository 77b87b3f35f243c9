import { and, eq } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import { votePaper, votePaperReading } from './votes.channels.tables.ts'
import type { LogAt } from './votes.log.store.ts'
import type { RollAt } from './votes.roll.store.ts'

const unreadStatement: Hot = {
  name: 'vote_papers_unread',
  text: `SELECT count(*)::int AS n FROM vote_paper WHERE community_id = $1 AND decision_id = $2 AND status = 'received'`,
}

/** How many papers came back and have not been opened and entered yet. */
export async function papersUnread(db: Db, at: LogAt): Promise<number> {
  const [row] = await db.hot<{ n: number }>(unreadStatement, [at.communityId, at.decisionId])
  return row?.n ?? 0
}

const withPaperStatement: Hot = {
  name: 'vote_heads_with_paper',
  text: `SELECT head_id AS id FROM vote_paper
    WHERE community_id = $1 AND decision_id = $2 AND head_id = ANY($3) AND status IN ('received', 'opened')`,
}

/** Which of these heads have sent a paper back. */
export async function headsWithPaper(db: Db, at: LogAt, headIds: readonly string[]): Promise<Set<string>> {
  const rows = await db.hot<{ id: string }>(withPaperStatement, [at.communityId, at.decisionId, headIds])
  return new Set(rows.map(({ id }) => id))
}

export interface PaperRow {
  number: number
  headId: string
  pseudonym: string
  status: 'issued' | 'replaced' | 'received' | 'opened'
  receivedSeq: number | null
  receivedAt: Date | null
  unitLabels: string[]
  readings: { recorderId: string; nickname: string; readingSealed: string | null }[]
}

const papersText = `SELECT p.number, p.head_id AS "headId", h.pseudonym, p.status, p.received_seq AS "receivedSeq",
    p.received_at AS "receivedAt",
    (SELECT json_agg(b.name || ' ' || e.name || ' ' || u.label ORDER BY b.ordinal, e.ordinal, u.label)
      FROM vote_head_unit v
      JOIN unit u ON u.community_id = v.community_id AND u.id = v.unit_id
      JOIN entrance e ON e.community_id = u.community_id AND e.id = u.entrance_id
      JOIN building b ON b.community_id = e.community_id AND b.id = e.building_id
      WHERE v.community_id = p.community_id AND v.head_id = p.head_id) AS "unitLabels",
    coalesce((SELECT json_agg(json_build_object('recorderId', r.recorder_id, 'nickname', m.nickname,
        'readingSealed', r.reading_sealed) ORDER BY r.ordinal)
      FROM vote_paper_reading r JOIN member m ON m.community_id = r.community_id AND m.account_id = r.recorder_id
      WHERE r.community_id = p.community_id AND r.decision_id = p.decision_id AND r.number = p.number), '[]') AS readings
  FROM vote_paper p JOIN vote_head h ON h.community_id = p.community_id AND h.id = p.head_id
  WHERE p.community_id = $1 AND p.decision_id = $2`

// JSON has no instants; the driver gives the column itself as one.
const listStatement: Hot = {
  name: 'vote_papers',
  text: `${papersText} AND p.number > $3 ORDER BY p.number LIMIT $4`,
}

/** Papers by number. */
export const listPapers = (db: Db, at: LogAt, after: number, limit: number): Promise<PaperRow[]> =>
  db.hot<PaperRow>(listStatement, [at.communityId, at.decisionId, after, limit])

const oneStatement: Hot = { name: 'vote_paper_read', text: `${papersText} AND p.number = $3` }

/** One paper, or null. */
export async function readPaper(db: Db, at: LogAt, number: number): Promise<PaperRow | null> {
  const [row] = await db.hot<PaperRow>(oneStatement, [at.communityId, at.decisionId, number])
  return row ?? null
}

const at3 = (at: LogAt, number: number) =>
  and(eq(votePaper.communityId, at.communityId), eq(votePaper.decisionId, at.decisionId), eq(votePaper.number, number))

/** Notes the entry of a paper's receipt. */
export async function markReceived(db: Db, at: LogAt, number: number, { seq, at: when }: { seq: number; at: Date }) {
  const set = { status: 'received' as const, receivedSeq: seq, receivedAt: when }
  await db.orm.update(votePaper).set(set).where(at3(at, number))
}

/** Notes that a paper is open and in the log; what its recorders read is there, sealed, and gone from here. */
export async function markOpened(db: Db, at: LogAt, number: number, seq: number): Promise<void> {
  await db.orm.update(votePaper).set({ status: 'opened', openedSeq: seq }).where(at3(at, number))
  const { communityId, decisionId } = at
  await db.orm
    .update(votePaperReading)
    .set({ readingSealed: null })
    .where(
      and(
        eq(votePaperReading.communityId, communityId),
        eq(votePaperReading.decisionId, decisionId),
        eq(votePaperReading.number, number),
      ),
    )
}

export const insertReading = (db: Db, row: typeof votePaperReading.$inferInsert) =>
  db.orm.insert(votePaperReading).values(row)

const toIssueStatement: Hot = {
  name: 'vote_papers_to_issue',
  text: `SELECT h.id AS "headId", p.number AS "oldNumber", coalesce(p.status = 'issued', true) AS "mayIssue",
      (SELECT json_agg(b.name || ' ' || e.name || ' ' || u.label ORDER BY b.ordinal, e.ordinal, u.label)
        FROM vote_head_unit v
        JOIN unit u ON u.community_id = v.community_id AND u.id = v.unit_id
        JOIN entrance e ON e.community_id = u.community_id AND e.id = u.entrance_id
        JOIN building b ON b.community_id = e.community_id AND b.id = e.building_id
        WHERE v.community_id = h.community_id AND v.head_id = h.id) AS "unitLabels",
      h.area_centiares::float8 AS "areaCentiares"
    FROM vote_head h
    LEFT JOIN vote_paper p ON p.community_id = h.community_id AND p.decision_id = h.decision_id AND p.head_id = h.id
      AND p.status <> 'replaced'
    WHERE h.community_id = $1 AND h.id IN (SELECT head_id FROM vote_head_unit
      WHERE community_id = $1 AND decision_id = $2 AND freeze_no = $3 AND building_id = $4
        AND ($5::uuid IS NULL OR unit_id = $5))
    ORDER BY h.position`,
}

export interface ToIssue {
  headId: string
  oldNumber: number | null
  mayIssue: boolean
  unitLabels: string[]
  areaCentiares: number
}

/** Heads of a building, or of one unit, with the paper that is out for them. */
export const papersToIssue = (db: Db, at: RollAt, buildingId: string, unitId: string | null): Promise<ToIssue[]> =>
  db.hot<ToIssue>(toIssueStatement, [at.communityId, at.decisionId, at.freeze, buildingId, unitId])

const replaceStatement: Hot = {
  name: 'vote_papers_replace',
  text: `UPDATE vote_paper SET status = 'replaced'
    WHERE community_id = $1 AND decision_id = $2 AND head_id = ANY($3) AND status = 'issued'`,
}

const issueStatement: Hot = {
  name: 'vote_papers_issue',
  text: `INSERT INTO vote_paper (community_id, decision_id, number, head_id, status, issued_by)
    SELECT $1, $2, n.last + h.at, h.id, 'issued', $4
    FROM unnest($3::uuid[]) WITH ORDINALITY AS h(id, at),
      (SELECT coalesce(max(number), 0) AS last FROM vote_paper WHERE community_id = $1 AND decision_id = $2) n
    RETURNING number, head_id AS "headId"`,
}

/** Gives each head a paper with a new number; those that were out for them are void. */
export async function issuePapers(
  db: Db,
  at: LogAt,
  headIds: readonly string[],
  by: string,
): Promise<{ number: number; headId: string }[]> {
  await db.hot(replaceStatement, [at.communityId, at.decisionId, headIds])
  return db.hot(issueStatement, [at.communityId, at.decisionId, headIds, by])
}
