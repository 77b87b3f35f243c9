import type { Weight } from '@liren/shared/votes.matters'
import { uuidv7 } from 'uuidv7'
import type { Db } from '../../platform/db/context.ts'
import { tell } from '../messages/messages.service.ts'
import { replaceAgenda } from './votes.agenda.store.ts'
import { presets } from './votes.cities.rules.ts'
import * as store from './votes.demands.store.ts'
import { append } from './votes.log.service.ts'
import { committeeMembers } from './votes.people.store.ts'
import { policyFrom } from './votes.presets.rules.ts'
import { insertDecision } from './votes.store.ts'

/** What a draft says of the demand that opened it. */
const words = ({ title, body }: store.DemandRow, joined: Weight, total: Weight): string =>
  `${String(joined.heads)} 户业主（全体 ${String(total.heads)} 户）依《物业管理条例》第十三条联名要求召开业主大会会议，表决：${title}。\n${body}`

/**
 * Opens the draft of a demand that a fifth has joined, for the owners' committee to prepare; where there is none the demand
 * goes to the residents' committee. A demand opens one draft: `vote_decision_demand_key`.
 */
export async function openDraft(
  db: Db,
  row: store.DemandRow,
  { joined, total }: { joined: Weight; total: Weight },
  now: Date,
): Promise<'OWNERS_COMMITTEE' | 'RESIDENTS_COMMITTEE'> {
  const { communityId, estateId, title, body, matter } = row
  const committee = await committeeMembers(db, communityId, estateId)
  const [plain] = presets
  if (committee.length === 0 || !plain) return 'RESIDENTS_COMMITTEE'
  const id = uuidv7()
  const policy = (await store.newestPolicy(db, communityId, estateId)) ?? policyFrom(plain)
  await insertDecision(db, {
    ...{ communityId, id, estateId, title, policy, organiserKind: 'OWNERS_COMMITTEE', groupId: null, state: 'DRAFT' },
    ...{ body: words(row, joined, total), scope: { kind: 'estate' }, isTemporary: true, demandId: row.id },
    createdBy: row.startedBy,
  })
  const isElection = matter === 'COMMITTEE_ELECTION'
  const seats = isElection ? policy.election.minMembers : null
  await replaceAgenda(db, communityId, id, [
    {
      ...{ communityId, id: uuidv7(), decisionId: id, number: 1, kind: isElection ? 'election' : 'question', matter },
      ...{ title, body, attachmentIds: [], seats },
    },
  ])
  const told = { act: 'DEMANDED', to: 'DRAFT', actor: null, reason: null, demand: row.id, heads: joined.heads }
  const entry = { kind: 'transition' as const, at: now, body: { ...told, of: total.heads }, actorId: null }
  await append(db, { communityId, decisionId: id }, entry)
  return 'OWNERS_COMMITTEE'
}

/** Tells both committees, and whoever joined, that a fifth has been reached. */
export async function tellOfDemand(
  db: Db,
  { communityId, id, estateId, title }: store.DemandRow,
  addressedTo: 'OWNERS_COMMITTEE' | 'RESIDENTS_COMMITTEE',
  joined: readonly string[],
): Promise<void> {
  const owners = addressedTo === 'OWNERS_COMMITTEE' ? await committeeMembers(db, communityId, estateId) : []
  const residents = await store.residentsCommittee(db, communityId)
  const matter = { communityId, kind: 'vote_demand' as const, subjectId: id, sender: title }
  const people = [...new Set([...owners, ...residents, ...joined])]
  await tell(db, { ...matter, title: '已有 20% 以上业主联名要求召开业主大会' }, people)
}
