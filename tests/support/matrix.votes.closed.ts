import type { Session } from '@liren/shared/identity'
import { keyText } from '@liren/shared/votes.key'
import { votesOfficial } from '@liren/shared/votes.official'
import { votesResults } from '@liren/shared/votes.results'
import type { Decision } from '@liren/shared/votes.views'
import type { TestApp } from './app.ts'
import { plantTie } from './matrix.votes.demands.ts'
import { smallPdf } from './pdf.ts'
import type { World } from './world.ts'

/** Decisions after their close, for the rows that speak of papers, counts and results. */
export interface ClosedVotes {
  /** With paper 1, which nobody has read, and paper 2, on which two recorders differ. */
  withPapers: string
  uncounted: { id: string; key: string; version: number }
  /** Voted on elsewhere, with a file of its official result. */
  elsewhere: { id: string; version: number; fileId: string }
  /** Published; an objection was found right, so that it is to be counted again. */
  counted: { id: string; key: string; version: number }
  /** Counted, with an election whose one seat two candidates are tied for. */
  ties: Record<'lot' | 'runOff', Awaited<ReturnType<typeof plantTie>>>
}

/** A scan of the paper that nobody has read. */
export const scanId = '01890000-0000-7000-8000-00000000005c'

/** `make` opens a decision, whose key is `secret`; `as` organises and counts. */
export async function closedVotes(
  test: TestApp,
  world: World,
  {
    make,
    makeElsewhere,
    as,
    secret,
  }: { make: () => Promise<Decision>; makeElsewhere: () => Promise<Decision>; as: Session; secret: Uint8Array },
): Promise<ClosedVotes> {
  const { communityId, committee } = world
  const over = async () => {
    const { id, version } = await make()
    await test.admin.query(`UPDATE vote_decision SET closes_at = app.now() - interval '1 minute' WHERE id = $1`, [id])
    return { id, version, key: keyText(id, secret) }
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
  // Of paper 1 under an id that the rows know.
  await test.admin.query(
    `INSERT INTO vote_file (community_id, id, estate_id, decision_id, paper_number, use, kind, name, digest, file_key,
        bytes, uploaded_by)
      SELECT d.community_id, CASE n WHEN 1 THEN $3::uuid ELSE gen_random_uuid() END, d.estate_id, d.id, n, 'scan',
        'picture', '选票.jpg', repeat('a', 43), 'votes/' || n, 1, $2
      FROM vote_decision d, generate_series(1, 2) n WHERE d.id = $1`,
    [withPapers.id, as.accountId, scanId],
  )
  const params = { communityId, decisionId: counted.id }
  const { id: _counted, ...counting } = counted
  const { version } = await test.call(votesResults.count, { params, body: counting }, { as })
  await test.admin.query(`UPDATE vote_decision SET state = 'OBJECTION', published_at = app.now() WHERE id = $1`, [
    counted.id,
  ])
  await test.admin.query(
    `INSERT INTO vote_remark (community_id, id, decision_id, kind, body, created_by, created_at, answer, is_upheld,
        answered_by, answered_at)
      VALUES ($1, gen_random_uuid(), $2, 'result', '请复核', $3, app.now(), '同意', true, $3, app.now())`,
    [communityId, counted.id, as.accountId],
  )
  const tied = async (tieBreak: 'LOT' | 'RUN_OFF') => {
    const { id, ...body } = await over()
    const at = { communityId, decisionId: id }
    await test.call(votesResults.count, { params: at, body }, { as })
    return plantTie(test, id, tieBreak)
  }
  const ties = { lot: await tied('LOT'), runOff: await tied('RUN_OFF') }
  const external = await makeElsewhere()
  await test.admin.query(`UPDATE vote_decision SET closes_at = app.now() - interval '1 minute' WHERE id = $1`, [
    external.id,
  ])
  const at = { params: { communityId, decisionId: external.id } }
  const file = { name: '结果.pdf', bytes: smallPdf() }
  const { id: fileId } = await test.call(votesOfficial.officialFile, at, { as, file })
  const elsewhere = { id: external.id, version: external.version, fileId }
  return { ties, withPapers: withPapers.id, elsewhere, uncounted, counted: { ...counted, version } }
}
