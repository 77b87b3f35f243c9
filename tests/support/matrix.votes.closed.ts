import type { Session } from '@liren/shared/identity'
import { keyText } from '@liren/shared/votes.key'
import { votesResults } from '@liren/shared/votes.results'
import type { Decision } from '@liren/shared/votes.views'
import type { TestApp } from './app.ts'
import type { World } from './world.ts'

/** Decisions after their close, for the rows that speak of papers, counts and results. */
export interface ClosedVotes {
  /** With paper 1, which nobody has read, and paper 2, on which two recorders differ. */
  withPapers: string
  uncounted: { id: string; key: string }
  /** Published; an objection was found right, so that it is to be counted again. */
  counted: { id: string; key: string; version: number }
}

/** `make` opens a decision, whose key is `secret`; `as` organises and counts. */
export async function closedVotes(
  test: TestApp,
  world: World,
  { make, as, secret }: { make: () => Promise<Decision>; as: Session; secret: Uint8Array },
): Promise<ClosedVotes> {
  const { communityId, committee } = world
  const over = async () => {
    const { id } = await make()
    await test.admin.query(`UPDATE vote_decision SET closes_at = app.now() - interval '1 minute' WHERE id = $1`, [id])
    return { id, key: keyText(id, secret) }
  }
  const [withPapers, uncounted, counted] = [await over(), await over(), await over()]
  await test.admin.query(
    `INSERT INTO vote_paper (community_id, decision_id, number, head_id, status, issued_by, received_seq, received_at)
      SELECT h.community_id, h.decision_id, h.position + 1, h.id, 'received', $2, h.position + 1, app.now()
      FROM vote_head h WHERE h.decision_id = $1 AND h.position < 2`,
    [withPapers.id, as.accountId],
  )
  await test.admin.query(
    `INSERT INTO vote_paper_reading (community_id, decision_id, number, ordinal, recorder_id)
      VALUES ($1, $2, 2, 1, $3), ($1, $2, 2, 2, $4)`,
    [communityId, withPapers.id, as.accountId, committee.accountId],
  )
  const params = { communityId, decisionId: counted.id }
  const { version } = await test.call(votesResults.count, { params, body: { version: 1, key: counted.key } }, { as })
  await test.admin.query(`UPDATE vote_decision SET state = 'OBJECTION', published_at = app.now() WHERE id = $1`, [
    counted.id,
  ])
  await test.admin.query(
    `INSERT INTO vote_remark (community_id, id, decision_id, kind, body, created_by, created_at, answer, is_upheld,
        answered_by, answered_at)
      VALUES ($1, gen_random_uuid(), $2, 'result', '请复核', $3, app.now(), '同意', true, $3, app.now())`,
    [communityId, counted.id, as.accountId],
  )
  return { withPapers: withPapers.id, uncounted, counted: { ...counted, version } }
}
