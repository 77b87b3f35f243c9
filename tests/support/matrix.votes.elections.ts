import type { Session } from '@liren/shared/identity'
import { votesCandidacies, type CandidacyDraft } from '@liren/shared/votes.candidacies'
import { votes } from '@liren/shared/votes.decisions'
import type { DecisionDraft } from '@liren/shared/votes.views'
import type { TestApp } from './app.ts'
import type { World } from './world.ts'

/** Elections before their notice, for the rows that speak of candidates. */
export interface ElectionObjects {
  /** Asks for candidates; a flat of the owner is proposed. */
  calling: string
  proposalId: string
  /** Its candidate agreed in writing, was checked and is objected to; its list is to be displayed anew. */
  listed: string
  candidacyId: string
  objectionId: string
  unitId: string
}

/** `as` organises; the owner owns all of the units. */
export async function electionObjects(
  test: TestApp,
  { communityId }: World,
  { as, owner, draft, unitIds }: { as: Session; owner: Session; draft: DecisionDraft; unitIds: string[] },
): Promise<ElectionObjects> {
  const [unitId = '', proposed = ''] = unitIds
  const motions: DecisionDraft['motions'] = [
    { kind: 'election', title: '选举', text: '选一名委员。', attachmentIds: [], seats: 1, candidates: [] },
  ]
  const made = async () =>
    (await test.call(votes.create, { params: { communityId }, body: { ...draft, motions } }, { as })).id
  const [calling, listed] = [await made(), await made()]
  const params = (decisionId: string) => ({ communityId, decisionId })
  const { rows } = await test.admin.query<{ until: Date }>(`SELECT app.now() + interval '30 days' AS until`)
  const nominateUntil = rows[0]?.until.toISOString() ?? ''
  await test.call(votesCandidacies.call, { params: params(calling), body: { nominateUntil } }, { as })
  const propose: CandidacyDraft = { kind: 'propose', flat: { unitId: proposed }, statement: '热心人' }
  const asked = await test.call(votesCandidacies.nominate, { params: params(calling), body: propose }, { as: owner })
  const written: CandidacyDraft = { kind: 'written', flat: { unitId }, name: '张三', statement: '愿意服务' }
  const noted = await test.call(votesCandidacies.nominate, { params: params(listed), body: written }, { as })
  const candidacyId = noted.candidacies[0]?.id ?? ''
  const checks = noted.bars.map((bar) => ({ bar, holds: false, reason: null }))
  await test.call(votesCandidacies.check, { params: { ...params(listed), candidacyId }, body: { checks } }, { as })
  await test.admin.query(
    `INSERT INTO vote_election (community_id, decision_id, displayed_at, display_number, list_hash)
      VALUES ($1, $2, app.now(), 1, 'another list')`,
    [communityId, listed],
  )
  // Somebody else's, so that the owner may object, too.
  const { rows: objections } = await test.admin.query<{ id: string }>(
    `INSERT INTO vote_candidacy_objection (community_id, id, candidacy_id, kind, body, created_by, created_at)
      VALUES ($1, gen_random_uuid(), $2, 'candidate', '有异议。', $3, app.now()) RETURNING id`,
    [communityId, candidacyId, as.accountId],
  )
  const objectionId = objections[0]?.id ?? ''
  return { calling, proposalId: asked.candidacies[0]?.id ?? '', listed, candidacyId, objectionId, unitId }
}
