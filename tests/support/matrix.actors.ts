import type { Session } from '@liren/shared/identity'
import { identity } from '@liren/shared/identity'
import { rolesApi } from '@liren/shared/roles'
import { officersApi } from '@liren/shared/roles.officers'
import { newPhone, type TestApp } from './app.ts'
import { buildingAt, unitAt, type World } from './world.ts'

/** Everybody who may knock, most of them tied to one community. */
export const actors = [
  'stranger',
  'signedOut',
  'nobody',
  'endedResident',
  'revokedHead',
  'expiredCommittee',
  'otherCommittee',
  'otherOwner',
  'owner',
  'tenant',
  'formerHead',
  'building_head',
  'grid_worker',
  'owners_committee',
  'property_staff',
  'column_host',
  'points_desk',
  'committee',
  'street',
  'department',
  'operator',
] as const
export type Actor = (typeof actors)[number]

/** Without a live session. */
export const outside = ['stranger', 'signedOut'] as const satisfies Actor[]
export const signedIn = actors.filter(
  (actor): actor is Exclude<Actor, (typeof outside)[number]> => !(outside as readonly Actor[]).includes(actor),
)
/** The only ones of their committees. */
export const committees = ['committee', 'otherCommittee'] as const satisfies Actor[]
/** Who has just entered a code sent to their own phone. */
export const steppedUp: readonly Actor[] = ['owner', ...committees]
export const notSteppedUp = signedIn.filter((actor) => !steppedUp.includes(actor))
/** Signed in, and nothing to this community (any more). */
export const unrelated: readonly Actor[] = [
  'nobody',
  'endedResident',
  'revokedHead',
  'expiredCommittee',
  'otherCommittee',
  'otherOwner',
]
/** The two who belong to the other community; the operator, too, may look in there. */
export const theirs: readonly Actor[] = ['otherCommittee', 'otherOwner']
/** Who lives here; the former head lives next door to the other two. */
export const residents = ['owner', 'tenant', 'formerHead'] as const satisfies Actor[]
/** Who posts notices, each from a place of their own. */
export const composers = [
  'building_head',
  'grid_worker',
  'owners_committee',
  'property_staff',
  'column_host',
  'committee',
] as const satisfies Actor[]
export type Composer = (typeof composers)[number]
/** Who holds an office inside the community. */
export const serving = [...composers, 'points_desk'] as const satisfies Actor[]
/** Who lives or serves here. */
export const members = [...residents, ...serving] as const satisfies Actor[]

export const isComposer = (actor: Actor): actor is Composer => (composers as readonly Actor[]).includes(actor)

/** Where each composer holds the role. */
export function scopeOf(
  world: World,
  composer: Composer,
): { role: Composer; kind: 'building' | 'grid' | 'estate' | 'community' | 'column'; scopeId: string } {
  const scopes = {
    building_head: { kind: 'building', scopeId: buildingAt(world, 0) },
    grid_worker: { kind: 'grid', scopeId: world.gridId },
    owners_committee: { kind: 'estate', scopeId: world.estateId },
    property_staff: { kind: 'estate', scopeId: world.estateId },
    column_host: { kind: 'column', scopeId: world.columns.police },
    committee: { kind: 'community', scopeId: world.communityId },
  } as const
  return { role: composer, ...scopes[composer] }
}

export type Sessions = Record<Exclude<Actor, 'stranger'>, Session>

async function above(test: TestApp, world: World, role: 'street' | 'department'): Promise<Session> {
  const phone = newPhone()
  const body = { phone, nickname: '街道', role, scopeKind: 'street' as const, scopeId: world.streetId }
  await test.call(rolesApi.grantAbove, { body }, { as: world.operator })
  return test.signIn(phone)
}

async function endedResident(test: TestApp, world: World): Promise<Session> {
  const phone = newPhone()
  const params = { communityId: world.communityId }
  const body = { phone, nickname: '搬走了', unitId: unitAt(world, 0, 1), relation: 'tenant' as const }
  const { id } = await test.call(rolesApi.placeResident, { params, body }, { as: world.committee })
  const session = await test.signIn(phone)
  await test.call(rolesApi.endResidence, { params: { ...params, residenceId: id } }, { as: world.committee })
  return session
}

/** Somebody who holds, or held, a role that is granted now, with the grant to end it by. */
export async function grantedHead(
  test: TestApp,
  world: World,
): Promise<{ session: Session; grantId: string; phone: string }> {
  const phone = newPhone()
  const scopeId = buildingAt(world, 0)
  const body = { phone, nickname: '楼组长', role: 'building_head' as const, scopeKind: 'building' as const, scopeId }
  const params = { communityId: world.communityId }
  const { id } = await test.call(rolesApi.grant, { params, body }, { as: world.committee })
  return { session: await test.signIn(phone), grantId: id, phone }
}

export const endGrant = (test: TestApp, world: World, grantId: string) =>
  test.call(
    officersApi.revoke,
    { params: { communityId: world.communityId, grantId }, body: { reason: '任期结束' } },
    { as: world.committee },
  )

async function expiredCommittee(test: TestApp, world: World): Promise<Session> {
  const phone = newPhone()
  const { communityId, operator } = world
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString()
  const scope = { scopeKind: 'community' as const, scopeId: communityId, expiresAt }
  const body = { phone, nickname: '届满', role: 'committee' as const, ...scope }
  await test.call(rolesApi.grant, { params: { communityId }, body }, { as: operator })
  await test.advance(7_200)
  return test.signIn(phone)
}

/** Signs everybody in. The former head still holds the role: whoever calls this ends it when drafts are written. */
export async function createActors(test: TestApp, here: World, there: World) {
  const signedOut = await test.signIn(newPhone())
  await test.call(identity.signOut, { body: { everywhere: false } }, { as: signedOut })
  const revoked = await grantedHead(test, here)
  await endGrant(test, here, revoked.grantId)
  const former = await grantedHead(test, here)
  const home = { unitId: unitAt(here, 1, 0), relation: 'owner' as const }
  await test.call(
    rolesApi.placeResident,
    { params: { communityId: here.communityId }, body: { phone: former.phone, nickname: '卸任', ...home } },
    { as: here.committee },
  )
  const grant = async (role: Exclude<Composer, 'committee'>) => {
    const { kind, scopeId } = scopeOf(here, role)
    return here.grant(role, kind, scopeId)
  }
  const sessions: Sessions = {
    signedOut,
    nobody: await test.signIn(newPhone()),
    endedResident: await endedResident(test, here),
    revokedHead: revoked.session,
    expiredCommittee: await expiredCommittee(test, here),
    otherCommittee: there.committee,
    otherOwner: await there.resident(unitAt(there, 0, 0)),
    owner: await here.resident(unitAt(here, 0, 0)),
    tenant: await here.resident(unitAt(here, 0, 0, 1), 'tenant'),
    formerHead: former.session,
    building_head: await grant('building_head'),
    grid_worker: await grant('grid_worker'),
    owners_committee: await grant('owners_committee'),
    property_staff: await grant('property_staff'),
    column_host: await grant('column_host'),
    points_desk: await here.grant('points_desk', 'community', here.communityId),
    committee: here.committee,
    street: await above(test, here, 'street'),
    department: await above(test, here, 'department'),
    operator: here.operator,
  }
  return { sessions, formerHeadGrant: former.grantId, endedGrant: revoked.grantId }
}
