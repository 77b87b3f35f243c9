import type { z } from 'zod'
import type { votes } from '@liren/shared/votes.decisions'
import { uuidv7 } from 'uuidv7'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { placesOf } from '../neighbourhood/neighbourhood.service.ts'
import { memberFor } from '../roles/roles.members.service.ts'
import type { MotionRow } from './votes.agenda.store.ts'
import * as store from './votes.groups.store.ts'
import { entriesOfKinds } from './votes.log.store.ts'
import { mayCount, mayRecount, type Hands } from './votes.organisers.rules.ts'
import { boundOwners, committeeMembers, nomineesOf } from './votes.people.store.ts'
import { committeeEstates, reviewsVotes } from './votes.policy.ts'
import type { Party } from './votes.steps.rules.ts'
import type { DecisionRow } from './votes.store.ts'

/** As whom the actor may run decisions. */
export const hatsOf = (db: Db, actor: CommunityActor): Promise<store.Hat[]> =>
  store.readHats(db, actor.communityId, actor.accountId, committeeEstates(actor))

type GroupDraft = z.output<(typeof votes.nameGroup)['body']>

/** Confirms a group that organises; its members are known in the community from now on. */
export async function nameGroup(
  db: Db,
  vault: Vault,
  actor: CommunityActor,
  estateId: string,
  { kind, name, members }: GroupDraft,
): Promise<{ id: string }> {
  const { communityId, accountId } = actor
  if ((await placesOf(db, communityId, [estateId])).get(estateId)?.kind !== 'estate') throw new DomainError('not_found')
  const accountIds: string[] = []
  for (const person of members) accountIds.push(await memberFor(db, vault, actor, person))
  const id = uuidv7()
  await store.insertGroup(db, { communityId, id, estateId, kind, name, createdBy: accountId }, [...new Set(accountIds)])
  return { id }
}

/** The groups of a community, as the residents' committee sees them. */
export async function groupsOf(db: Db, actor: CommunityActor) {
  const rows = await store.readGroups(db, actor.communityId)
  return rows.map(({ members, createdAt, endedAt, ...row }) => ({
    ...row,
    members: members.map(({ nickname, phoneMasked }) => ({ nickname, phoneMasked })),
    createdAt: createdAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  }))
}

/** Ends a group. */
export async function endGroup(db: Db, actor: CommunityActor, groupId: string): Promise<void> {
  if (!(await store.endGroup(db, actor.communityId, groupId))) throw new DomainError('not_found')
}

/** Whose hands touch the ballots of a decision, by account. */
async function handsOf(db: Db, row: DecisionRow, agenda: readonly MotionRow[]): Promise<Hands> {
  const { communityId, id: decisionId } = row
  const units = agenda.flatMap(({ candidates }) => candidates.flatMap(({ unitId }) => unitId ?? []))
  const committee = await committeeMembers(db, communityId, row.estateId)
  const nominees = await nomineesOf(db, communityId, decisionId)
  const counted = await entriesOfKinds(db, { communityId, decisionId }, ['count'])
  return {
    candidates: [...(await boundOwners(db, communityId, units)), ...nominees],
    incumbents: agenda.some(({ kind }) => kind === 'election') ? committee : [],
    committee,
    counters: counted.flatMap(({ actorId }) => actorId ?? []),
  }
}

/** What the actor is in a decision. */
export interface Part {
  parties: Party[]
  isOrganiser: boolean
  /** Records papers and counts: who organises, or the residents' committee, unless barred. */
  mayCount: boolean
  mayRecount: boolean
}

/** Who the actor is to a decision: what they may do follows from it. */
export async function partOf(
  db: Db,
  actor: CommunityActor,
  row: DecisionRow,
  agenda: readonly MotionRow[],
): Promise<Part> {
  const hats = await hatsOf(db, actor)
  const isOrganiser = hats.some(
    (hat) => hat.estateId === row.estateId && hat.kind === row.organiserKind && hat.groupId === row.groupId,
  )
  const isCommittee = reviewsVotes(actor)
  const hands = isOrganiser || isCommittee ? await handsOf(db, row, agenda) : null
  const counts = hands !== null && mayCount(actor.accountId, hands)
  return {
    isOrganiser,
    mayCount: counts,
    mayRecount: hands !== null && mayRecount(actor.accountId, hands),
    parties: [
      ...(isOrganiser ? (['ORGANISER'] as const) : []),
      ...(counts ? (['COUNTER'] as const) : []),
      ...(isCommittee ? (['RESIDENTS_COMMITTEE'] as const) : []),
      ...(actor.above.some(({ role }) => role === 'street') ? (['STREET'] as const) : []),
    ],
  }
}
