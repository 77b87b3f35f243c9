import type { Designation } from '@liren/shared/votes.designations'
import type { Vault } from '../../platform/crypto/vault.ts'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { tell } from '../messages/messages.service.ts'
import { ownersOfUnits } from '../register/register.owners.service.ts'
import { ballotsOfHeads } from './votes.ballots.store.ts'
import { standingsOf, type Standing } from './votes.casters.service.ts'
import { refuseSecond } from './votes.casting.service.ts'
import { designatedOf } from './votes.designations.rules.ts'
import { readDesignations, saveDesignation } from './votes.designations.store.ts'
import { isCastHere } from './votes.eligibility.rules.ts'
import { boundOwners } from './votes.people.store.ts'
import { lapseProxy } from './votes.proxies.lapsing.service.ts'
import { expectVisible } from './votes.service.ts'
import type { DecisionRow } from './votes.store.ts'
import { stateAt } from './votes.view.service.ts'

type OfHead = { decisionId: string; headId: string }

async function expectStanding(db: Db, actor: CommunityActor, row: DecisionRow, headId: string): Promise<Standing> {
  const standing = (await standingsOf(db, actor, row)).find(({ head }) => head.id === headId)
  if (!standing) throw new DomainError('not_found')
  return standing
}

const isAsked = ({ policy }: DecisionRow, { ownerKeys }: Standing): boolean =>
  policy.coOwnerRule === 'DESIGNATED' && isCastHere(policy.legalMode) && ownerKeys.length > 1

/** From the freeze until the close people are named; before there is no head, and after nobody casts. */
const isTime = (row: DecisionRow, now: Date): boolean => ['ROLL_FROZEN', 'OPEN', 'EXTENDED'].includes(stateAt(row, now))

async function present(db: Db, row: DecisionRow, standing: Standing): Promise<Designation> {
  const { head, ownerKeys, mine, unitIds } = standing
  const namings = await readDesignations(db, row.communityId, [head.id])
  const owners = [...(await ownersOfUnits(db, row.communityId, unitIds)).values()].flat()
  const [ballot] = await ballotsOfHeads(db, { communityId: row.communityId, decisionId: row.id }, [head.id])
  const may = isAsked(row, standing) && isTime(row, await readClock(db)) && !ballot && mine.length > 0
  return {
    isAsked: isAsked(row, standing),
    owners: ownerKeys.map((ownerId) => ({
      ownerId,
      nameMasked: owners.find(({ id }) => id === ownerId)?.nameMasked ?? '',
      isMe: mine.includes(ownerId),
      namedId: namings.find((one) => one.ownerId === ownerId)?.namedId ?? null,
    })),
    designatedId: designatedOf(ownerKeys, namings),
    abilities: {
      name: may,
      revoke: may && namings.some(({ ownerId, namedId }) => mine.includes(ownerId) && namedId !== null),
    },
  }
}

/** Whom the co-owners of a head of the actor have named. */
export async function designationFor(
  db: Db,
  actor: CommunityActor,
  { decisionId, headId }: OfHead,
): Promise<Designation> {
  const row = await expectVisible(db, actor, decisionId)
  return present(db, row, await expectStanding(db, actor, row, headId))
}

/**
 * Names a co-owner for the actor's own share, or takes that back with null. Until a ballot of the head is in; a proxy that
 * whoever was named before had granted ends with it.
 */
export async function designate(
  db: Db,
  vault: Vault,
  actor: CommunityActor,
  { decisionId, headId }: OfHead,
  namedId: string | null,
): Promise<Designation> {
  const { communityId, accountId } = actor
  const row = await expectVisible(db, actor, decisionId, true)
  const now = await readClock(db)
  if (!isTime(row, now)) throw new DomainError(row.freeze === 0 ? 'vote_not_open' : 'vote_closed')
  const standing = await expectStanding(db, actor, row, headId)
  const { head, ownerKeys, mine, unitIds } = standing
  const isTheirs = isAsked(row, standing) && mine.length > 0
  if (!isTheirs || (namedId !== null && !ownerKeys.includes(namedId))) throw new DomainError('vote_not_entitled')
  const [ballot] = await ballotsOfHeads(db, { communityId, decisionId }, [headId])
  if (ballot) refuseSecond(ballot)
  const before = designatedOf(ownerKeys, await readDesignations(db, communityId, [headId]))
  for (const ownerId of mine) await saveDesignation(db, { communityId, headId, ownerId, namedId, accountId, at: now })
  const after = designatedOf(ownerKeys, await readDesignations(db, communityId, [headId]))
  if (before !== null && after !== before) await lapseProxy(db, vault, { row, now }, head, accountId)
  const others = (await boundOwners(db, communityId, unitIds)).filter((id) => id !== accountId)
  const matter = { communityId, kind: 'vote_designated' as const, subjectId: decisionId, sender: row.title }
  if (namedId !== null) await tell(db, { ...matter, title: '共有人已推选代表投票的人，请您也来确认' }, others)
  return present(db, row, standing)
}
