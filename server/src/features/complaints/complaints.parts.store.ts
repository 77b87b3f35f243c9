import type { ComplaintParty, ComplaintState, ComplaintStep, ProposalKind } from '@liren/shared/complaints'
import type { Role } from '@liren/shared/roles'
import { and, asc, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import type { Db, Hot } from '../../platform/db/context.ts'
import { complaintPicture, complaintProposal, complaintRating } from './complaints.parts.tables.ts'
import { complaintRung, complaintStep } from './complaints.tables.ts'

export interface ComplaintAt {
  communityId: string
  complaintId: string
}

/** Writes a step down; of two that follow the same one the second is refused by its key. */
export async function insertStep(db: Db, row: typeof complaintStep.$inferInsert): Promise<void> {
  await db.orm.insert(complaintStep).values(row)
}

export interface TakenStep {
  seq: number
  step: ComplaintStep
  state: ComplaintState
  party: ComplaintParty
  actorId: string | null
  actorName: string | null
  actorRole: Role | null
  isOnBehalf: boolean
  note: string | null
  facts: Record<string, string>
  at: Date
  /** Whom an ASSIGN put in charge. */
  worker: string | null
}

const stepsStatement: Hot = {
  name: 'complaint_steps',
  text: `SELECT s.seq, s.step, s.state, s.party, s.actor_id AS "actorId", m.nickname AS "actorName",
      s.actor_role AS "actorRole", s.is_on_behalf AS "isOnBehalf", s.note, s.facts, s.at,
      (SELECT w.nickname FROM member w WHERE w.community_id = $1 AND w.account_id = (s.facts ->> 'workerId')::uuid) AS worker
    FROM complaint_step s LEFT JOIN member m ON m.community_id = $1 AND m.account_id = s.actor_id
    WHERE s.community_id = $1 AND s.complaint_id = $2 ORDER BY s.seq LIMIT $3`,
}

/** More steps than any matter will have. */
const mostSteps = 500

/** Every step of a matter, the first first. */
export const stepsOf = (db: Db, { communityId, complaintId }: ComplaintAt): Promise<TakenStep[]> =>
  db.hot<TakenStep>(stepsStatement, [communityId, complaintId, mostSteps])

/** Writes down that a rung was climbed: once, whoever tries; false when it was before. */
export async function insertRung(db: Db, row: typeof complaintRung.$inferInsert): Promise<boolean> {
  const rows = await db.orm.insert(complaintRung).values(row).onConflictDoNothing().returning({ at: complaintRung.at })
  return rows.length === 1
}

const ofComplaint = ({ communityId, complaintId }: ComplaintAt) =>
  and(eq(complaintProposal.communityId, communityId), eq(complaintProposal.complaintId, complaintId))
const isOpen = and(isNull(complaintProposal.answeredAt), isNull(complaintProposal.lapsedAt))
/** Open, or a cost that was declined: until another one takes its place, or it is taken back. */
const stands = and(
  isNull(complaintProposal.lapsedAt),
  or(
    isNull(complaintProposal.answeredAt),
    and(eq(complaintProposal.kind, 'cost'), eq(complaintProposal.isAccepted, false)),
  ),
)

export type ProposalRow = typeof complaintProposal.$inferSelect

/** The same of one that was read. */
export const isStanding = ({ kind, isAccepted, lapsedAt }: ProposalRow): boolean =>
  lapsedAt === null && (isAccepted === null || (kind === 'cost' && !isAccepted))

/** What was proposed in a matter, the first first. */
export const proposalsOf = (db: Db, at: ComplaintAt): Promise<ProposalRow[]> =>
  db.orm
    .select()
    .from(complaintProposal)
    .where(ofComplaint(at))
    .orderBy(asc(complaintProposal.proposedAt), asc(complaintProposal.id))
    .limit(mostSteps)

/** What waits for an answer in a matter, and a cost that was declined. */
export const standingProposals = (db: Db, at: ComplaintAt): Promise<ProposalRow[]> =>
  db.orm
    .select()
    .from(complaintProposal)
    .where(and(ofComplaint(at), stands))

export async function insertProposal(db: Db, row: typeof complaintProposal.$inferInsert): Promise<void> {
  await db.orm.insert(complaintProposal).values(row)
}

/** Answers the open proposal of a kind. */
export async function answerProposal(
  db: Db,
  at: ComplaintAt,
  { kind, ...answer }: { kind: ProposalKind; isAccepted: boolean; answeredBy: string; answeredAt: Date },
): Promise<void> {
  await db.orm
    .update(complaintProposal)
    .set(answer)
    .where(and(ofComplaint(at), isOpen, eq(complaintProposal.kind, kind)))
}

/** Notes that the other side of an open proposal was heard. */
export async function hearProposal(db: Db, at: ComplaintAt, kind: ProposalKind, heardAt: Date): Promise<void> {
  await db.orm
    .update(complaintProposal)
    .set({ heardAt })
    .where(and(ofComplaint(at), isOpen, eq(complaintProposal.kind, kind)))
}

/** Lets what stands of these kinds lapse: the matter has moved on. */
export async function lapseProposals(
  db: Db,
  at: ComplaintAt,
  kinds: readonly ProposalKind[],
  now: Date,
): Promise<void> {
  if (kinds.length === 0) return
  await db.orm
    .update(complaintProposal)
    .set({ lapsedAt: now })
    .where(and(ofComplaint(at), stands, inArray(complaintProposal.kind, [...kinds])))
}

const visitsStatement: Hot = {
  name: 'complaint_visits_past',
  text: `SELECT complaint_id AS id FROM complaint_proposal
    WHERE community_id = $1 AND kind = 'visit' AND answered_at IS NULL AND lapsed_at IS NULL AND until <= (SELECT app.now())
    ORDER BY until LIMIT $2`,
}

/** Matters with a visit that nobody answered while there was time. */
export async function visitsPast(db: Db, communityId: string, limit: number): Promise<string[]> {
  return (await db.hot<{ id: string }>(visitsStatement, [communityId, limit])).map(({ id }) => id)
}

type NewRating = typeof complaintRating.$inferInsert

/** Writes down what an author said who was rung back; what is there already, the key refuses. */
export async function insertNotedRating(db: Db, row: NewRating & { notedBy: string }): Promise<void> {
  await db.orm.insert(complaintRating).values(row)
}

/** Rates, in the place of what somebody else wrote down and nobody appealed; false when it was rated before. */
export async function insertRating(db: Db, row: NewRating): Promise<boolean> {
  const { isSolved, satisfaction, words, ratedBy, ratedAt } = row
  const { communityId, complaintId, round, notedBy, appealedAt } = complaintRating
  const rows = await db.orm
    .insert(complaintRating)
    .values(row)
    .onConflictDoUpdate({
      target: [communityId, complaintId, round],
      set: { isSolved, satisfaction, words, ratedBy, ratedAt, notedBy: null },
      setWhere: and(isNotNull(notedBy), isNull(appealedAt)),
    })
    .returning({ round })
  return rows.length === 1
}

const ofRating = ({ communityId, complaintId }: ComplaintAt, round: number) =>
  and(
    eq(complaintRating.communityId, communityId),
    eq(complaintRating.complaintId, complaintId),
    eq(complaintRating.round, round),
  )

/** Notes that a rating was appealed, or that it does not count. */
export async function markRating(
  db: Db,
  at: ComplaintAt,
  round: number,
  mark: { appealedAt: Date } | { setAsideAt: Date },
): Promise<void> {
  await db.orm.update(complaintRating).set(mark).where(ofRating(at, round))
}

/** What the author said of the outcome, this time; null when nothing. */
export async function readRating(db: Db, at: ComplaintAt, round: number) {
  const [row] = await db.orm.select().from(complaintRating).where(ofRating(at, round))
  return row ?? null
}

const ofMatter = ({ communityId, complaintId }: ComplaintAt) =>
  and(eq(complaintPicture.communityId, communityId), eq(complaintPicture.complaintId, complaintId))

/** The pictures of a matter, in the order of its steps. */
export const picturesOf = (db: Db, at: ComplaintAt) =>
  db.orm
    .select()
    .from(complaintPicture)
    .where(and(ofMatter(at), isNull(complaintPicture.callId)))
    .orderBy(asc(complaintPicture.seq), asc(complaintPicture.slot))
    .limit(mostSteps)

/** The pictures shown on these calls, in the order of what was said. */
export const picturesOfCalls = (db: Db, communityId: string, callIds: string[]) =>
  db.orm
    .select()
    .from(complaintPicture)
    .where(and(eq(complaintPicture.communityId, communityId), inArray(complaintPicture.callId, callIds)))
    .orderBy(asc(complaintPicture.seq), asc(complaintPicture.slot))
    .limit(mostSteps)

export async function readPicture(db: Db, at: ComplaintAt, id: string) {
  const [row] = await db.orm
    .select()
    .from(complaintPicture)
    .where(and(ofMatter(at), eq(complaintPicture.id, id)))
  return row ?? null
}

export const insertPicture = (db: Db, row: typeof complaintPicture.$inferInsert) =>
  db.orm.insert(complaintPicture).values(row)

const countStatement: Hot = {
  name: 'complaint_pictures_unused_of',
  text: `SELECT count(*)::int AS n FROM complaint_picture
    WHERE community_id = $1 AND uploaded_by = $2 AND complaint_id IS NULL`,
}

/** How many pictures of a person no step shows yet. */
export async function countUnused(db: Db, communityId: string, accountId: string): Promise<number> {
  const [row] = await db.hot<{ n: number }>(countStatement, [communityId, accountId])
  return row?.n ?? 0
}

const useStatement: Hot = {
  name: 'complaint_pictures_use',
  text: `UPDATE complaint_picture p SET complaint_id = $3, call_id = $4, seq = $5, slot = u.slot
    FROM unnest($6::uuid[]) WITH ORDINALITY AS u(id, slot)
    WHERE p.community_id = $1 AND p.uploaded_by = $2 AND p.complaint_id IS NULL AND p.id = u.id RETURNING p.id`,
}

/** Shows pictures of a person in a step, or on a call, in this order; false unless all of them are theirs and unused. */
export async function showPictures(
  db: Db,
  { communityId, complaintId }: ComplaintAt,
  { callId, seq, by, ids }: { callId: string | null; seq: number; by: string; ids: readonly string[] },
): Promise<boolean> {
  if (ids.length === 0) return true
  const rows = await db.hot(useStatement, [communityId, by, complaintId, callId, seq, ids])
  return rows.length === ids.length
}

/** Deletes pictures; returns the keys they were stored under. */
export async function deletePictures(db: Db, communityId: string, ids: readonly string[]): Promise<string[]> {
  const rows = await db.orm
    .delete(complaintPicture)
    .where(and(eq(complaintPicture.communityId, communityId), inArray(complaintPicture.id, [...ids])))
    .returning({ fileKey: complaintPicture.fileKey, previewKey: complaintPicture.previewKey })
  return rows.flatMap(({ fileKey, previewKey }) => [fileKey, previewKey])
}

const unusedStatement: Hot = {
  name: 'complaint_pictures_unused',
  text: `SELECT community_id AS "communityId", id FROM complaint_picture
    WHERE complaint_id IS NULL AND created_at < (SELECT app.now()) - make_interval(hours => $1) LIMIT $2`,
}

/** Pictures uploaded so many hours ago that no step shows; in the purpose `sweep`. */
export const unusedPictures = (db: Db, hours: number, limit: number) =>
  db.hot<{ communityId: string; id: string }>(unusedStatement, [hours, limit])

const keptStatement: Hot = {
  name: 'complaint_pictures_kept',
  text: `SELECT file_key AS key FROM complaint_picture WHERE file_key = ANY($1)
    UNION ALL SELECT preview_key FROM complaint_picture WHERE preview_key = ANY($1)`,
}

/** Those of these keys that a picture is stored under; in the purpose `sweep`. */
export async function pictureKeysKept(db: Db, keys: string[]): Promise<string[]> {
  return (await db.hot<{ key: string }>(keptStatement, [keys])).map(({ key }) => key)
}
