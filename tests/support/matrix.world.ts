import { announcements, type Announcement, type Audience } from '@liren/shared/announcements'
import type { Session } from '@liren/shared/identity'
import { identity } from '@liren/shared/identity'
import { messages } from '@liren/shared/messages'
import { neighbourhood } from '@liren/shared/neighbourhood'
import { newPhone, testDevice, type TestApp } from './app.ts'
import { noticeBody, toCommunity } from './busy.world.ts'
import {
  composers,
  createActors,
  endGrant,
  isComposer,
  scopeOf,
  signedIn,
  type Actor,
  type Composer,
  type Sessions,
} from './matrix.actors.ts'
import { createBinding, type MatrixBinding } from './matrix.binding.ts'
import { createComplaints, type MatrixComplaints } from './matrix.complaints.ts'
import { createLife, type MatrixLife } from './matrix.life.ts'
import { createPoints, type MatrixPoints } from './matrix.points.ts'
import { askRisky, askUnder, letAsk, type MatrixQuestions } from './matrix.questions.ts'
import { registerObjects, type RegisterObjects } from './matrix.register.ts'
import { createShop, type MatrixShop } from './matrix.shop.ts'
import { createVolunteering, type MatrixVolunteering } from './matrix.volunteering.ts'
import { plantChannels, voteObjects, type VoteObjects } from './matrix.votes.ts'
import { createWorld, entranceAt, publishNotice, unitAt, type World } from './world.ts'

/** An id of nothing. */
export const nowhere = '01890000-0000-7000-8000-000000000000'

/** Everything the rows of the matrix speak of. */
export interface Matrix {
  here: World
  there: World
  sessions: Sessions
  /** The draft an actor wrote: of composers and the former head; else the committee's. */
  draftOf(actor: Actor): Announcement
  /** A draft that this actor did not write. */
  foreignDraft(actor: Actor): Announcement
  /** The published notice of a composer, to everybody in the place they look after. */
  noticeOf(actor: Actor): Announcement
  discarded: string
  /** By the building head, to building 1: where owner and tenant live. */
  toBuilding: Announcement
  /** By the committee, to all building heads. */
  toHeads: Announcement
  theirNotice: Announcement
  theirDraft: Announcement
  grants: { head: string; committee: string; street: string; ended: string; theirs: string }
  residences: { live: string; ended: string; theirs: string }
  /** The newest message in an actor's inbox, or of nobody. */
  messageOf(actor: Actor): string
  theirMessage: string
  endedSession: string
  challenge: { challengeId: string; code: string }
  /** A code to an actor's own phone. */
  stepUpOf(actor: Actor): { challengeId: string; code: string }
  usedChallenge: { challengeId: string; code: string }
  demoPerson: string
  /** A unit of each community that the developer has not sold. */
  unsoldIn(world: World): string
  register: { here: RegisterObjects; there: RegisterObjects }
  binding: MatrixBinding
  life: MatrixLife
  votes: { here: VoteObjects; there: VoteObjects }
  questions: MatrixQuestions
  complaints: MatrixComplaints
  points: MatrixPoints
  volunteering: MatrixVolunteering
  shop: MatrixShop
}

export const sessionOf = (m: Matrix, actor: Actor): Session | undefined =>
  actor === 'stranger' ? undefined : m.sessions[actor]

export const signatureOf = (world: World, composer: Composer) => {
  const { role, scopeId } = scopeOf(world, composer)
  return { role, scopeId }
}

/** Everybody at the place a composer looks after. */
export function ownAudience(world: World, composer: Composer): Audience {
  const { kind, scopeId } = scopeOf(world, composer)
  // A column has no people of its own: its host speaks to everybody.
  if (kind === 'column') return toCommunity(world.communityId)
  return [{ type: 'place', kind, placeId: scopeId, ownersOnly: false }]
}

/** What an actor would write: in an own role where there is one, else pretending to be the building head. */
export function noticeBy(world: World, actor: Actor) {
  const composer = isComposer(actor) ? actor : 'building_head'
  return { audience: ownAudience(world, composer), signature: signatureOf(world, composer) }
}

export const draftBody = (world: World, actor: Actor) => ({
  title: '停水通知',
  body: noticeBody(),
  ...noticeBy(world, actor),
})

const write = (test: TestApp, world: World, as: Session, body: ReturnType<typeof draftBody>) =>
  test.call(announcements.create, { params: { communityId: world.communityId }, body }, { as })

async function first(test: TestApp, text: string, values: string[]): Promise<string> {
  const { rows } = await test.admin.query<{ id: string }>(text, values)
  if (!rows[0]) throw new Error(`nothing there: ${text}`)
  return rows[0].id
}

async function challengeOf(test: TestApp, phone: string) {
  const { challengeId, demoCode } = await test.call(identity.sendSmsCode, {
    body: { phone, deviceId: testDevice().id },
  })
  return { challengeId, code: demoCode ?? '' }
}

export async function createMatrix(test: TestApp): Promise<Matrix> {
  const here = await createWorld(test)
  const there = await createWorld(test)
  const { sessions, formerHeadGrant, endedGrant } = await createActors(test, here, there)
  const { communityId } = here
  const votes = {
    here: await voteObjects(test, here, sessions),
    there: await voteObjects(test, there, { owner: sessions.otherOwner }),
  }
  await plantChannels(test, here, votes.here)
  await plantChannels(test, there, votes.there)

  const drafts = new Map<Actor, Announcement>()
  const notices = new Map<Actor, Announcement>()
  for (const composer of composers) {
    drafts.set(composer, await write(test, here, sessions[composer], draftBody(here, composer)))
    notices.set(composer, await publishNotice(test, sessions[composer], communityId, noticeBy(here, composer)))
  }
  drafts.set('formerHead', await write(test, here, sessions.formerHead, draftBody(here, 'building_head')))
  await endGrant(test, here, formerHeadGrant)

  const gone = await write(test, here, sessions.committee, draftBody(here, 'committee'))
  const params = { communityId, announcementId: gone.id }
  await test.call(announcements.discard, { params }, { as: sessions.committee })
  const toHeads = await publishNotice(test, sessions.committee, communityId, {
    audience: [{ type: 'role', role: 'building_head' }],
    signature: signatureOf(here, 'committee'),
  })
  const theirNotice = await publishNotice(test, there.committee, there.communityId, noticeBy(there, 'committee'))
  const theirDraft = await write(test, there, there.committee, draftBody(there, 'committee'))
  const life = await createLife(test, here, sessions)
  const complaints = await createComplaints(test, here, there, sessions)
  await test.runJobs()

  const heldBy = 'SELECT id FROM role_grant WHERE community_id = $1 AND account_id = $2'
  const livesAs = 'SELECT id FROM residence WHERE community_id = $1 AND account_id = $2'
  const endedSession = await test.signIn(newPhone())
  await test.call(identity.signOut, { body: { everywhere: false } }, { as: endedSession })
  const usedChallenge = await challengeOf(test, newPhone())
  await test.call(identity.signInWithSms, { body: { ...usedChallenge, device: testDevice() } })
  await test.admin.query(`INSERT INTO demo_person VALUES ($1, 1, '业主', 'Owner')`, [sessions.owner.accountId])

  const inboxes = new Map<Actor, string>()
  for (const actor of ['owner', 'tenant', 'formerHead', ...composers] as const) {
    const inbox = await test.call(messages.inbox, { params: { communityId } }, { as: sessions[actor] })
    if (inbox.items[0]) inboxes.set(actor, inbox.items[0].id)
  }
  const register = {
    here: await registerObjects(test, here, sessions.committee),
    there: await registerObjects(test, there, sessions.otherCommittee),
  }
  const binding = await createBinding(test, here, there, sessions)
  // The owner and the committees have stepped up, for longer than any test of the matrix takes.
  await test.admin.query(`UPDATE session SET stepped_up_at = app.now() + interval '1 day' WHERE id = ANY($1)`, [
    [sessions.owner, sessions.committee, sessions.otherCommittee].map(({ sessionId }) => sessionId),
  ])
  const unsold = new Map<World, string>()
  for (const world of [here, there]) {
    const at = { communityId: world.communityId, entranceId: entranceAt(world, 1, 1) }
    const body = { units: [{ label: '901', saleState: 'unsold' as const }] }
    const { ids } = await test.call(neighbourhood.createUnits, { params: at, body }, { as: world.committee })
    unsold.set(world, ids[0] ?? nowhere)
  }
  const stepUps = new Map<Actor, { challengeId: string; code: string }>()
  for (const actor of signedIn) {
    const body = { deviceId: testDevice().id }
    const sent = await test.call(identity.sendStepUpCode, { body }, { as: sessions[actor] })
    stepUps.set(actor, { challengeId: sent.challengeId, code: sent.demoCode ?? '' })
  }
  const got = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('the matrix lacks something it speaks of')
    return value
  }
  for (const world of [here, there]) await letAsk(test, world)
  const underHeads = got(notices.get('building_head'))
  const questions = {
    version: 1,
    waiting: await askUnder(test, here, underHeads, { as: sessions.owner }),
    shown: await askUnder(test, here, underHeads, { as: sessions.owner, showAs: sessions.building_head }),
    risky: await askRisky(test, here, underHeads, { as: sessions.owner }),
    theirs: await askUnder(test, there, theirNotice, { as: sessions.otherOwner, showAs: sessions.otherCommittee }),
  }
  const residences = {
    live: await first(test, livesAs, [communityId, sessions.tenant.accountId]),
    ended: await first(test, livesAs, [communityId, sessions.endedResident.accountId]),
    theirs: await first(test, livesAs, [there.communityId, sessions.otherOwner.accountId]),
  }
  return {
    here,
    there,
    sessions,
    draftOf: (actor) => got(drafts.get(actor) ?? drafts.get('committee')),
    foreignDraft: (actor) => got(drafts.get(actor === 'property_staff' ? 'committee' : 'property_staff')),
    noticeOf: (actor) => got(notices.get(actor) ?? notices.get('committee')),
    discarded: gone.id,
    toBuilding: got(notices.get('building_head')),
    toHeads,
    theirNotice,
    theirDraft,
    grants: {
      head: await first(test, heldBy, [communityId, sessions.building_head.accountId]),
      committee: await first(test, heldBy, [communityId, sessions.committee.accountId]),
      street: await first(test, 'SELECT id FROM role_grant_above WHERE account_id = $1', [sessions.street.accountId]),
      ended: endedGrant,
      theirs: await first(test, heldBy, [there.communityId, there.committee.accountId]),
    },
    residences,
    points: await createPoints(test, here, there, { sessions, residences }),
    shop: await createShop(test, here, there, sessions),
    volunteering: await createVolunteering(test, here, there, sessions),
    messageOf: (actor) => inboxes.get(actor) ?? nowhere,
    theirMessage: await first(test, 'SELECT id FROM message WHERE community_id = $1 AND account_id = $2', [
      there.communityId,
      sessions.otherOwner.accountId,
    ]),
    endedSession: endedSession.sessionId,
    challenge: await challengeOf(test, newPhone()),
    usedChallenge,
    stepUpOf: (actor) => stepUps.get(actor) ?? usedChallenge,
    demoPerson: sessions.owner.accountId,
    unsoldIn: (world) => got(unsold.get(world)),
    register,
    binding,
    life,
    votes,
    questions,
    complaints,
  }
}

/** Used where a row needs some unit of a world. */
export const someUnit = (world: World) => unitAt(world, 1, 1)
