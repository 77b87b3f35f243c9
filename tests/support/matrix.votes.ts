import { neighbourhood } from '@liren/shared/neighbourhood'
import { votesCasting } from '@liren/shared/votes.casting'
import { votes } from '@liren/shared/votes.decisions'
import { votesDocuments } from '@liren/shared/votes.documents'
import { votesProxies } from '@liren/shared/votes.proxies'
import type { Session } from '@liren/shared/identity'
import type { DecisionDraft } from '@liren/shared/votes.views'
import type { TestApp } from './app.ts'
import { closedVotes, type ClosedVotes } from './matrix.votes.closed.ts'
import { askForOne, demandObjects, plantCoOwner, type DemandObjects } from './matrix.votes.demands.ts'
import { electionObjects, type ElectionObjects } from './matrix.votes.elections.ts'
import { smallPdf } from './pdf.ts'
import { somePicture } from './pictures.ts'
import { signerBehind } from './signer.ts'
import { plantOwner } from './slips.ts'
import { plainVotePolicy, twoQuestions, walk, type Walked } from './votes.world.ts'
import type { World } from './world.ts'

/** What the rows of votes speak of: an estate of its own, with three flats of the owner, and decisions in every state. */
export interface VoteObjects {
  estateId: string
  buildingId: string
  unitIds: string[]
  draftBody: DecisionDraft
  draft: { id: string; version: number }
  review: string
  frozen: string
  open: string
  /** The owner's heads in the open decision: one that has not voted, and one that has. */
  headId: string
  votedHeadId: string
  /** A proxy of a third head. */
  proxyId: string
  groupId: string
  /** Documents that the decisions name, by kind. */
  documents: { pdf: string; picture: string }
  /** Of this community alone. */
  over: ClosedVotes | null
  remark: { decisionId: string; id: string }
  election: ElectionObjects
  demand: DemandObjects
  /** A head of the frozen decision that the owner shares with a co-owner. */
  shared: { headId: string; coOwnerId: string }
}

/** A sealed ballot as long as those of the two questions are; what is in it nobody can tell. */
export const sealedBallot = { commitment: 'c'.repeat(43), sealed: 'A'.repeat(427) }

/** An estate with three flats of three owners, all of whom are this person. */
async function ownEstate(test: TestApp, world: World, person: Session) {
  const { communityId, committee: as } = world
  const params = { communityId }
  const { id: estateId } = await test.call(neighbourhood.createEstate, { params, body: { name: '表决苑' } }, { as })
  const building = { params: { communityId, estateId }, body: { name: '7幢', ordinal: 7 } }
  const { id: buildingId } = await test.call(neighbourhood.createBuilding, building, { as })
  const entrance = { params: { communityId, buildingId }, body: { name: '1单元', ordinal: 1 } }
  const { id: entranceId } = await test.call(neighbourhood.createEntrance, entrance, { as })
  const flats = ['701', '702', '703'].map((label) => ({ label, areaCentiares: 80_00 }))
  const units = { params: { communityId, entranceId }, body: { units: flats } }
  const { ids: unitIds } = await test.call(neighbourhood.createUnits, units, { as })
  for (const unitId of unitIds) {
    const ownerId = await plantOwner(test, { ...world, estateId }, unitId, null)
    await test.admin.query(
      `INSERT INTO residence (community_id, id, unit_id, account_id, relation, created_by, verified_at, verification,
        owner_id) VALUES ($1, gen_random_uuid(), $2, $3, 'owner', $4, app.now(), 'deed', $5)`,
      [communityId, unitId, person.accountId, as.accountId, ownerId],
    )
  }
  return { estateId, buildingId, unitIds }
}

async function organiserOf(test: TestApp, world: World, estateId: string, known?: Session): Promise<Session> {
  if (!known) return world.grant('owners_committee', 'estate', estateId)
  await test.admin.query(
    `INSERT INTO role_grant (community_id, id, account_id, role, scope_kind, scope_id, granted_by)
      VALUES ($1, gen_random_uuid(), $2, 'owners_committee', 'estate', $3, $4)`,
    [world.communityId, known.accountId, estateId, world.committee.accountId],
  )
  return known
}

/** A PDF and a picture, as who organises uploads them. */
async function namedDocuments(test: TestApp, communityId: string, estateId: string, as: Session) {
  const params = { communityId, estateId }
  const put = async (name: string, bytes: Buffer) =>
    (await test.call(votesDocuments.attach, { params }, { as, file: { name, bytes } })).id
  return { pdf: await put('预算.pdf', smallPdf()), picture: await put('现场.png', await somePicture()) }
}

export async function voteObjects(
  test: TestApp,
  world: World,
  { owner, owners_committee: known }: { owner: Session; owners_committee?: Session },
): Promise<VoteObjects> {
  const { communityId } = world
  const { estateId, buildingId, unitIds } = await ownEstate(test, world, owner)
  const as = await organiserOf(test, world, estateId, known)
  const documents = await namedDocuments(test, communityId, estateId, as)
  const coOwnerId = await plantCoOwner(test, world, estateId, unitIds[0] ?? '')
  const draftBody: DecisionDraft = {
    ...{ estateId, title: '两件事', text: '请表决。', scope: { kind: 'estate' }, isTemporary: false },
    organiser: { kind: 'OWNERS_COMMITTEE', groupId: null },
    policy: plainVotePolicy,
    motions: twoQuestions.map((motion) => ({ ...motion, attachmentIds: [documents.pdf, documents.picture] })),
  }
  const key = new Uint8Array(32).fill(9)
  const make = (to: Walked) => walk(test, { communityId, as, draft: draftBody, key, isBackdated: true }, to)
  await test.admin.query(`UPDATE session SET stepped_up_at = app.now() + interval '90 days' WHERE id = $1`, [
    owner.sessionId,
  ])
  const open = await make('OPEN')
  const params = { communityId, decisionId: open.id }
  const heads = (await test.call(votesCasting.myHeads, { params }, { as: owner })).items
  const [headId = '', votedHeadId = '', proxiedHeadId = ''] = heads.map((head) => head.headId)
  await test.call(votesCasting.cast, { params, body: { headId: votedHeadId, ...sealedBallot } }, { as: owner })
  const granting = { params, body: { headId: proxiedHeadId, agentPhone: '13900139000', ...sealedBallot } }
  const { id: proxyId } = await test.call(votesProxies.grantProxy, granting, { as: owner })
  // Whoever else is to have entered a code of late is named by the matrix.
  await test.admin.query('UPDATE session SET stepped_up_at = NULL WHERE id = $1', [owner.sessionId])
  // The other community is only looked into: what it has needs no more states.
  const frozen = known ? await make('ROLL_FROZEN') : open
  if (known) {
    const again = { version: frozen.version, move: { step: 'FREEZE' as const, reason: '更正' } }
    await test.call(votes.step, { params: { communityId, decisionId: frozen.id }, body: again }, { as })
  }
  const review = await make('REVIEW')
  const draft = known ? await make('DRAFT') : review
  const elsewhere = { ...draftBody, policy: { ...plainVotePolicy, legalMode: 'OFFICIAL_EXTERNAL' as const } }
  const makeElsewhere = () => walk(test, { communityId, as, draft: elsewhere, key }, 'ROLL_FROZEN')
  const over = known
    ? await closedVotes(test, world, { make: () => make('OPEN'), makeElsewhere, as, secret: key })
    : null
  // The committee's own phone is the one the proxy names.
  await test.admin.query(
    `UPDATE vote_proxy SET agent_index = (SELECT value_index FROM account_login WHERE account_id = $2 AND kind = 'phone')
      WHERE id = $1`,
    [proxyId, world.committee.accountId],
  )
  const group = {
    kind: 'REELECTION_GROUP' as const,
    name: '换届小组',
    members: [] as { phone: string; nickname: string }[],
  }
  for (const at of [1, 2]) group.members.push({ phone: `1380013800${String(at)}`, nickname: `组员${String(at)}` })
  const comment = {
    params: { communityId, decisionId: review.id },
    body: { kind: 'review' as const, text: '有一点意见。' },
  }
  const named = { params: { communityId, estateId }, body: group }
  return {
    ...{ estateId, buildingId, unitIds, draftBody, open: open.id, frozen: frozen.id, review: review.id },
    draft: { id: draft.id, version: draft.version },
    over,
    documents,
    ...{ headId, votedHeadId, proxyId },
    shared: await askForOne(test, world, frozen.id, coOwnerId),
    demand: await demandObjects(test, world, { estateId, as, owner }),
    election: await electionObjects(test, world, { as, owner, draft: draftBody, unitIds }),
    groupId: (await test.call(votes.nameGroup, named, { as: world.committee })).id,
    remark: { decisionId: review.id, id: (await test.call(votes.remark, comment, { as: world.committee })).id },
  }
}

/** Rows of what else a vote may have: a candidate, and a paper that one recorder has read. */
export async function plantChannels(test: TestApp, world: World, { open, review, headId }: VoteObjects): Promise<void> {
  const values = [world.communityId, open, headId, world.committee.accountId]
  const plant = (text: string, some: unknown[]) => test.admin.query(text, some)
  await (await signerBehind(test.database, test.folder)).sweep()
  await plant(
    `INSERT INTO vote_halt (community_id, decision_id, kind, from_seq, to_seq, at) VALUES ($1, $2, 'missing', 7, 9, app.now())`,
    [world.communityId, review],
  )
  await plant(
    `INSERT INTO vote_candidate (community_id, id, motion_id, number, name, statement)
      SELECT community_id, gen_random_uuid(), id, 1, '张三', '愿意服务' FROM vote_motion
      WHERE community_id = $1 AND decision_id = $2 LIMIT 1`,
    values.slice(0, 2),
  )
  await plant(
    `INSERT INTO vote_paper (community_id, decision_id, number, head_id, status, issued_by)
      VALUES ($1, $2, 1, $3, 'issued', $4)`,
    values,
  )
  await plant(
    `INSERT INTO vote_paper_reading (community_id, decision_id, number, ordinal, recorder_id) VALUES ($1, $2, 1, 1, $3)`,
    [values[0], values[1], values[3]],
  )
  await plant(
    `INSERT INTO vote_delivery (community_id, decision_id, head_id, kind, seq, at, recorded_by)
      VALUES ($1, $2, $3, 'SIGNED_RECEIPT', 1, app.now(), $4)`,
    values,
  )
  await plant(
    `INSERT INTO vote_stamp (community_id, decision_id, seq, head, token, at) VALUES ($1, $2, 1, 'head', 'token', app.now())`,
    values.slice(0, 2),
  )
}
