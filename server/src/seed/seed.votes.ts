import { demo } from '@liren/shared/demo'
import { identity } from '@liren/shared/identity'
import { commitmentOf } from '@liren/shared/votes.audit'
import { fromBase64url, toBase64url } from '@liren/shared/votes.bytes'
import { votesCasting } from '@liren/shared/votes.casting'
import { votes, type StepDraft } from '@liren/shared/votes.decisions'
import { keyText } from '@liren/shared/votes.key'
import type { DecisionState } from '@liren/shared/votes'
import { votesResults } from '@liren/shared/votes.results'
import { publicKeyOf, sealBallot } from '@liren/shared/votes.sealing'
import type { Decision } from '@liren/shared/votes.views'
import { createHash } from 'node:crypto'
import { demoVoteKey } from '../config.demo.ts'
import type { SeedClient } from './seed.client.ts'
import type { DemoEvent } from './seed.complaints.ts'
import type { PlacesMade } from './seed.places.ts'
import { pastVote, presentVote, type VotePlan } from './seed.votes.plan.ts'

const daySeconds = 86_400

/** What the demo's votes need: who runs them, who votes, and the clock. */
export interface VotesSeed {
  root: SeedClient
  places: PlacesMade
  organiser: SeedClient
  /** Signs an owner in by phone. */
  enter: (phone: string) => Promise<SeedClient>
  phones: readonly string[]
  runJobs: () => Promise<void>
  /** What else happens on its day while the votes run. */
  events: Set<DemoEvent>
}

/** Moves the clock on to so many days before today, through every day on which something else happens. */
async function moveTo(seed: VotesSeed, daysAgo: number): Promise<void> {
  const due = [...seed.events].filter(({ day }) => day > daysAgo).toSorted((a, b) => b.day - a.day)
  let today: number | null = null
  for (const event of due) {
    if (event.day !== today) await advanceTo(seed, event.day)
    today = event.day
    await event.happen()
    seed.events.delete(event)
  }
  await advanceTo(seed, daysAgo)
}

/** Where it is later already the clock stays. */
async function advanceTo({ root, runJobs }: VotesSeed, daysAgo: number): Promise<void> {
  // What was to be told by then is told by then.
  await runJobs()
  const { advancedSeconds } = await root.call(demo.overview, '', {})
  // A minute more, so that what was announced for a moment has begun.
  const seconds = -daysAgo * daySeconds - advancedSeconds + (daysAgo === 0 ? 0 : 60)
  if (seconds > 0) await root.call(demo.advanceClock, '', { body: { seconds } })
}

/** The moment so many days before today, by the demo's clock. */
async function momentAt({ root }: VotesSeed, daysAgo: number): Promise<string> {
  const { now, advancedSeconds } = await root.call(demo.overview, '', {})
  const today = Date.parse(now) - advancedSeconds * 1000
  return new Date(today - daysAgo * daySeconds * 1000).toISOString()
}

/** A secret of the demo made from where in the plan it stands, so that a filling cut off goes on with the same. */
const secretOf = (name: string): Uint8Array =>
  new Uint8Array(createHash('sha256').update(`liren demo ${name}`).digest())

/** Enough of an id to tell it apart in the name of a step. */
const shortOf = (id: string): string => id.slice(-12)

const at = (seed: VotesSeed, decisionId: string) => ({
  params: { communityId: seed.places.communityId, decisionId },
})

/** Takes a step from the state it belongs to; one that was taken before a crash is not taken again. */
async function stepFrom(seed: VotesSeed, id: string, from: DecisionState, move: StepDraft): Promise<Decision> {
  const found = await seed.organiser.call(votes.detail, '', at(seed, id))
  if (found.state !== from) return found
  const step = `${shortOf(id)}_${move.step}_${String(found.version)}`
  return seed.organiser.call(votes.step, step, { ...at(seed, id), body: { version: found.version, move } })
}

async function announce(seed: VotesSeed, name: string, plan: VotePlan): Promise<string> {
  const { communityId, estates } = seed.places
  const estateId = estates[0]?.id ?? ''
  const { items } = await seed.organiser.call(votes.presets, '', {})
  const [preset] = items
  if (!preset) throw new Error('filling the demo: there is no policy to vote by')
  const { title, text, motions } = plan
  const { id } = await seed.organiser.call(votes.create, `vote_${name}`, {
    params: { communityId },
    body: {
      ...{ estateId, title, text, motions, isTemporary: false, scope: { kind: 'estate' }, policy: preset.policy },
      organiser: { kind: 'OWNERS_COMMITTEE', groupId: null },
    },
  })
  await stepFrom(seed, id, 'DRAFT', { step: 'SUBMIT' })
  const [opensAt, closesAt] = [await momentAt(seed, plan.opens), await momentAt(seed, plan.closes)]
  await stepFrom(seed, id, 'REVIEW', { step: 'NOTIFY', opensAt, closesAt })
  await stepFrom(seed, id, 'NOTICED', { step: 'FREEZE', reason: null })
  return id
}

/** Owners vote on their phones: after a fresh code, sealed as every phone seals. */
async function vote(seed: VotesSeed, id: string, plan: VotePlan): Promise<void> {
  const publicKey = toBase64url(publicKeyOf(fromBase64url(demoVoteKey)))
  const keptBy = ['业委会保险柜', '居委会档案室']
  const decision = await stepFrom(seed, id, 'ROLL_FROZEN', { step: 'OPEN', publicKey, keptBy })
  const asked = decision.motions.map(({ number, candidates }) => ({ number, candidates: candidates.length }))
  for (const [n, phone] of seed.phones.slice(0, plan.voters).entries()) {
    const voter = await seed.enter(phone)
    const { items } = await voter.call(votesCasting.myHeads, '', at(seed, id))
    const head = items.find(({ abilities }) => abilities.cast)
    if (!head) continue
    const sent = await voter.call(identity.sendStepUpCode, '', { body: { deviceId: `demo_seed_${phone}` } })
    const code = { challengeId: sent.challengeId, code: sent.demoCode ?? '' }
    await voter.call(identity.stepUp, '', { body: code })
    const { headId, pseudonym } = head
    const choices = plan.said(n)
    const salt = secretOf(`salt ${id} ${headId}`)
    const ballot = { decision: id, pseudonym, choices, salt }
    const sealing = { ...ballot, asked, once: secretOf(`once ${id} ${headId}`) }
    const body = {
      headId,
      commitment: toBase64url(commitmentOf(ballot)),
      sealed: sealBallot({ ...sealing, publicKey: fromBase64url(publicKey) }),
    }
    await voter.call(votesCasting.cast, `${shortOf(id)}_${shortOf(headId)}`, { ...at(seed, id), body })
  }
}

async function count(seed: VotesSeed, id: string): Promise<void> {
  const { version, countedAt } = await seed.organiser.call(votes.detail, '', at(seed, id))
  const body = { version, key: keyText(id, fromBase64url(demoVoteKey)) }
  if (countedAt === null) await seed.organiser.call(votesResults.count, '', { ...at(seed, id), body })
  await stepFrom(seed, id, 'COUNTED', { step: 'PUBLISH' })
}

/**
 * Two decisions of the first estate, lived through before the doors open: one is final, in the other people vote. Every
 * step, ballot and count goes through the product's own API, at its own time by the demo's clock.
 */
export async function holdVotes(seed: VotesSeed): Promise<void> {
  const past = await announce(seed, 'past', pastVote)
  await moveTo(seed, pastVote.opens)
  await vote(seed, past, pastVote)
  const present = await announce(seed, 'present', presentVote)
  await moveTo(seed, pastVote.closes)
  await count(seed, past)
  await moveTo(seed, presentVote.opens)
  await stepFrom(seed, past, 'OBJECTION', { step: 'FINALISE' })
  await vote(seed, present, presentVote)
  await moveTo(seed, 0)
  await seed.runJobs()
}
