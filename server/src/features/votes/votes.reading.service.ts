import type { PageQuery } from '@liren/shared/page'
import type { MyHead, RollProof } from '@liren/shared/votes.casting'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { myHeads, standingsOf } from './votes.casters.service.ts'
import { logOf } from './votes.log.service.ts'
import { proofOf } from './votes.roll.service.ts'
import { expectVisible } from './votes.service.ts'

/** The actor's own entries of the roll. */
export async function headsFor(db: Db, actor: CommunityActor, decisionId: string): Promise<MyHead[]> {
  return myHeads(db, actor, await expectVisible(db, actor, decisionId))
}

/** What shows that an own entry is in the roll; of other people's there is none. */
export async function proofFor(
  db: Db,
  vault: Vault,
  actor: CommunityActor,
  { decisionId, headId }: { decisionId: string; headId: string },
): Promise<RollProof> {
  const row = await expectVisible(db, actor, decisionId)
  const own = (await standingsOf(db, actor, row)).find(({ head }) => head.id === headId)
  if (!own) throw new DomainError('not_found')
  const at = { communityId: actor.communityId, decisionId, freeze: row.freeze }
  return proofOf(db, vault, at, own.head)
}

/** The log of a decision, from its beginning. */
export async function logFor(db: Db, actor: CommunityActor, decisionId: string, query: PageQuery) {
  await expectVisible(db, actor, decisionId)
  return logOf(db, { communityId: actor.communityId, decisionId }, query)
}
