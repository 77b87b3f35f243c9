import type { Me, Membership } from '@liren/shared/identity'
import type { PageQuery } from '@liren/shared/page'
import type { HeldRole } from '@liren/shared/roles'
import type { Locale } from '@liren/shared/primitives'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import { belongs, type AccountActor, type CommunityActor, type RoleScope } from '../../platform/http/actor.ts'
import { pageFrom, positionOf } from '../../platform/http/cursor.ts'
import { mayCompose } from '../announcements/announcements.policy.ts'
import { mayHandleSome } from '../complaints/complaints.policy.ts'
import { officeUnreadOf } from '../messages/messages.office.service.ts'
import { unreadOf } from '../messages/messages.service.ts'
import { mayManageNeighbourhood } from '../neighbourhood/neighbourhood.policy.ts'
import { mayKeepRegisters } from '../register/register.policy.ts'
import { labelsAbove, placesOf } from '../neighbourhood/neighbourhood.service.ts'
import { communityActor } from '../roles/roles.actor.service.ts'
import { mayListRoles, mayOpenWorkbench } from '../roles/roles.policy.ts'
import { communitiesOf, nameOfOffice, renameMember } from '../roles/roles.service.ts'
import { readAccount, updateAccount } from './identity.accounts.store.ts'
import { endSessions, listSessions } from './identity.sessions.store.ts'

const withLabels = (roles: RoleScope[], labels: ReadonlyMap<string, string>): HeldRole[] =>
  roles.map(({ role, scopeKind, scopeId, department }) => ({
    ...{ role, scopeKind, scopeId },
    scopeLabel: nameOfOffice(labels.get(scopeId ?? '') ?? '', department),
  }))

async function membershipOf(db: Db, actor: CommunityActor): Promise<Membership | null> {
  const { communityId, homes, roles } = actor
  const ids = [communityId, ...homes.flatMap((home) => [home.unitId, home.estateId]), ...roles.map((r) => r.scopeId)]
  const places = await placesOf(db, communityId, [...new Set(ids.filter((id) => id !== null))])
  const community = places.get(communityId)
  if (!community || !belongs(actor)) return null
  const labels = new Map([...places].map(([id, place]) => [id, place.label]))
  return {
    community: { id: communityId, name: community.label, code: community.code ?? '' },
    homes: homes.map((home) => {
      const estateName = labels.get(home.estateId) ?? ''
      const label = (labels.get(home.unitId) ?? '').slice(estateName.length).trim()
      const { residenceId, unitId, buildingId, estateId, relation, isVerifiedOwner } = home
      return { residenceId, unitId, buildingId, estateId, label, estateName, relation, isVerifiedOwner }
    }),
    roles: withLabels(roles, labels),
    unreadMessages: await unreadOf(db, communityId, actor.accountId),
    abilities: {
      composeAnnouncement: mayCompose(actor),
      openWorkbench: mayOpenWorkbench(actor),
      manageNeighbourhood: mayManageNeighbourhood(actor),
      keepRegister: mayKeepRegisters(actor),
      grantRoles: mayListRoles(actor),
      handleComplaints: mayHandleSome(actor),
    },
  }
}

/** Who the actor is, and in each community where they live or serve, as what. */
export async function whoAmI(db: Db, actor: AccountActor): Promise<Me> {
  const { accountId, sessionId } = actor
  const own = await readAccount(db, accountId)
  if (!own) throw new DomainError('unauthenticated')
  const above = withLabels(
    actor.above,
    await labelsAbove(
      db,
      actor.above.flatMap((held) => held.scopeId ?? []),
    ),
  )
  const unreadOfficeMessages = await officeUnreadOf(db, actor)
  const memberships: Membership[] = []
  for (const communityId of await communitiesOf(db, accountId)) {
    await db.enter({ accountId, communityId })
    const there = await communityActor(db, { sub: accountId, sid: sessionId }, communityId)
    const membership = there ? await membershipOf(db, there) : null
    if (membership) memberships.push(membership)
  }
  return {
    accountId,
    nickname: own.nickname,
    phoneMasked: own.logins.find((login) => login.kind === 'phone')?.masked ?? null,
    hasWechat: own.logins.some((login) => login.kind === 'wechat'),
    locale: own.locale as Locale,
    roles: above,
    unreadOfficeMessages,
    memberships,
  }
}

/** Changes the actor's name, everywhere they are known, or language. */
export async function changeMe(
  db: Db,
  { accountId }: AccountActor,
  patch: { nickname?: string | undefined; locale?: Locale | undefined },
): Promise<void> {
  const set = {
    ...(patch.nickname === undefined ? {} : { nickname: patch.nickname }),
    ...(patch.locale === undefined ? {} : { locale: patch.locale }),
  }
  if (Object.keys(set).length > 0) await updateAccount(db, accountId, set)
  if (patch.nickname !== undefined) await renameMember(db, accountId, patch.nickname)
}

/** Devices on which the actor is signed in, last used first. */
export async function mySessions(db: Db, actor: AccountActor, query: PageQuery) {
  const rows = await listSessions(db, actor.accountId, positionOf(query), query.limit + 1)
  return pageFrom(
    rows,
    query.limit,
    (row) => [row.lastUsedAt, row.id],
    (row) => ({
      id: row.id,
      platform: row.platform as 'weapp' | 'h5',
      deviceLabel: row.deviceLabel,
      createdAt: row.createdAt.toISOString(),
      lastUsedAt: row.lastUsedAt.toISOString(),
      isCurrent: row.id === actor.sessionId,
    }),
  )
}

/** Signs one of the actor's devices out; `not_found` when it is not live or not theirs. */
export async function endMySession(db: Db, actor: AccountActor, sessionId: string): Promise<void> {
  const ended = await endSessions(db, actor.accountId, sessionId)
  if (ended === 0) throw new DomainError('not_found')
}
