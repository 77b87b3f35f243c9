import type { Session } from '@liren/shared/identity'
import { pointsApi } from '@liren/shared/points'
import { pointsProposals } from '@liren/shared/points.proposals'
import { newPhone, type TestApp } from './app.ts'
import { newcomersBook, openingsIn } from './opening.ts'
import { rolesApi } from '@liren/shared/roles'
import { buildingAt, unitAt, type World } from './world.ts'

/** Somebody of a community, with the residence by which the committee names them. */
export interface Neighbour {
  as: Session
  residenceId: string
}

/** Lets somebody move in and signs them in. */
export async function neighbour(test: TestApp, world: World, nickname = '陈阿姨'): Promise<Neighbour> {
  const phone = newPhone()
  const body = { phone, nickname, unitId: unitAt(world, 0, 0), relation: 'tenant' as const }
  const params = { communityId: world.communityId }
  const { id } = await test.call(rolesApi.placeResident, { params, body }, { as: world.committee })
  return { as: await test.signIn(phone), residenceId: id }
}

/** A building head, who may propose what the committee decides. */
export const proposer = (world: World): Promise<Session> =>
  world.grant('building_head', 'building', buildingAt(world, 0))

/** A second member of the committee. */
export async function colleague(test: TestApp, world: World): Promise<Session> {
  const phone = newPhone()
  const scope = { role: 'committee' as const, scopeKind: 'community' as const, scopeId: world.communityId }
  const params = { communityId: world.communityId }
  await test.call(rolesApi.grant, { params, body: { phone, nickname: '李主任', ...scope } }, { as: world.operator })
  return test.signIn(phone)
}

type Line = { residenceId: string; minutes: number; points: number }

export const propose = (test: TestApp, world: World, as: Session, kind: 'manual' | 'opening', lines: Line[]) =>
  test.call(
    pointsProposals.propose,
    { params: { communityId: world.communityId }, body: { kind, reason: '照料独居老人，漏记', lines } },
    { as },
  )

export const approve = (test: TestApp, world: World, proposalId: string, as = world.committee) =>
  test.call(pointsProposals.approve, { params: { communityId: world.communityId, proposalId } }, { as })

export const proposeReversal = (test: TestApp, world: World, as: Session, journalId: string) =>
  test.call(
    pointsProposals.propose,
    { params: { communityId: world.communityId }, body: { kind: 'reversal', reason: '记错了人', journalId } },
    { as },
  )

export const statement = (test: TestApp, world: World, as: Session, of: 'points' | 'minutes' | 'debt' = 'points') =>
  test.call(pointsApi.statement, { params: { communityId: world.communityId }, query: { of } }, { as })

export const balance = (test: TestApp, world: World, as: Session) =>
  test.call(pointsApi.mine, { params: { communityId: world.communityId } }, { as })

/** Credits by hand, with two people, and returns the journal. */
export async function credit(
  test: TestApp,
  world: World,
  by: Session,
  to: Neighbour,
  { minutes = 60, points = 10 }: { minutes?: number; points?: number } = {},
): Promise<string> {
  const { id } = await propose(test, world, by, 'manual', [{ residenceId: to.residenceId, minutes, points }])
  await approve(test, world, id)
  const { items } = await statement(test, world, to.as, points > 0 ? 'points' : 'minutes')
  const [entry] = items
  if (!entry) throw new Error('nothing was credited')
  return entry.journalId
}

/** Throws what is wrong with the ledger of any community: nothing, ever. */
export async function auditLedger(test: TestApp): Promise<void> {
  const { rows } = await test.admin.query<{ fault: string }>('SELECT * FROM ledger_audit')
  if (rows.length > 0) throw new Error(`the ledger is wrong: ${JSON.stringify(rows)}`)
}

export const termsWith = (change: object) => ({
  pointsPerHour: 10,
  capPointsPerShift: 80,
  capPointsPerDay: 100,
  refundGraceDays: 0,
  lotMonths: null,
  grants: { suggestion: 0, snap: 0, meeting: 0 },
  pickUpDays: 7,
  starHours: [100, 300, 600, 1_000, 1_500],
  displayDays: 7,
  certificate: { responsible: null, contact: null },
  ...change,
})

/** A row in every table of the ledger. */
export async function fillLedger(test: TestApp, world: World): Promise<void> {
  const by = await proposer(world)
  const journalId = await credit(test, world, by, await neighbour(test, world))
  const { id } = await proposeReversal(test, world, by, journalId)
  await approve(test, world, id)
  await openingsIn(test, world).sign(await newcomersBook(test, world))
  const params = { communityId: world.communityId }
  await test.call(
    pointsApi.setSettings,
    { params, body: { version: 0, terms: termsWith({}) } },
    { as: world.committee },
  )
}
