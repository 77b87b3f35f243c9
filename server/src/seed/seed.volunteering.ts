import { demo } from '@liren/shared/demo'
import { identity } from '@liren/shared/identity'
import { pointsProposals } from '@liren/shared/points.proposals'
import { pointsShop } from '@liren/shared/points.shop'
import { volunteering, type Activity } from '@liren/shared/volunteering'
import { attendance } from '@liren/shared/volunteering.attendance'
import type { SeedClient } from './seed.client.ts'
import type { Enter } from './seed.people.ts'
import type { PlacesMade } from './seed.places.ts'
import * as plan from './seed.volunteering.plan.ts'

const quarterMs = 900_000
const hourMs = 3_600_000

export interface VolunteeringSeed {
  root: SeedClient
  enter: Enter
  places: PlacesMade
  /** Neighbours who join, by phone. */
  phones: readonly string[]
}

const clockOf = async (root: SeedClient): Promise<number> => Date.parse((await root.call(demo.overview, '', {})).now)

/** Moves the clock on to an instant; where it is later already it stays. */
async function moveOn(root: SeedClient, to: number): Promise<void> {
  const seconds = Math.ceil((to - (await clockOf(root))) / 1_000)
  if (seconds > 0) await root.call(demo.advanceClock, '', { body: { seconds } })
}

type ActivityPlan = typeof plan.comingActivity

/** Approves a proposal; told where it is, so that the other estate's feed stays its own. */
async function approve({ enter, places }: VolunteeringSeed, name: string, activityId: string): Promise<Activity> {
  const { communityId, estates } = places
  const audience = [{ type: 'place' as const, kind: 'estate' as const, placeId: estates[1]?.id ?? '' }]
  const signature = { role: 'committee' as const, scopeId: communityId }
  const at = { params: { communityId, activityId }, body: { audience, signature } }
  return (await enter('沈书记')).call(volunteering.approve, `approve_${name}`, at)
}

/** Proposes an activity, unless that was done before a crash, and has it approved. */
async function openActivity(seed: VolunteeringSeed, name: string, of: ActivityPlan, inMs: number): Promise<Activity> {
  const { communityId } = seed.places
  const params = { communityId }
  const committee = await seed.enter('沈书记')
  for (const state of ['proposed', 'published'] as const) {
    const { items } = await committee.call(volunteering.activities, '', { params, query: { state } })
    const found = items.find(({ title }) => title === of.title)
    if (found && state === 'proposed') return approve(seed, name, found.id)
    if (found) return committee.call(volunteering.activity, '', { params: { communityId, activityId: found.id } })
  }
  const begins = Math.ceil(((await clockOf(seed.root)) + inMs) / quarterMs) * quarterMs
  const { title, body, tags, place, capacity } = of
  const startsAt = new Date(begins).toISOString()
  const endsAt = new Date(begins + 2 * hourMs).toISOString()
  const draft = { title, body, tags, shifts: [{ place, startsAt, endsAt, capacity }] }
  const made = await (
    await seed.enter('王秀英')
  ).call(volunteering.propose, `activity_${name}`, { params, body: draft })
  return approve(seed, name, made.id)
}

async function join(seed: VolunteeringSeed, client: SeedClient, shiftId: string, step: string): Promise<void> {
  const at = { params: { communityId: seed.places.communityId, shiftId } }
  const { mine } = await client.call(volunteering.shift, '', at)
  if (mine === null) await client.call(volunteering.signUp, step, { ...at, body: { isOfAge: true } })
}

/** An activity with a shift to come, which some have joined. */
async function openComing(seed: VolunteeringSeed): Promise<void> {
  const { shifts } = await openActivity(seed, 'coming', plan.comingActivity, 72 * hourMs)
  for (const [n, phone] of seed.phones.slice(0, 4).entries())
    await join(seed, await seed.root.enter(phone), shifts[0]?.id ?? '', `join_coming_${String(n)}`)
}

/** Checks somebody in or out by the code that the organiser shows; who has done so does not again. */
async function scan(seed: VolunteeringSeed, shiftId: string, nickname: string, direction: 'in' | 'out'): Promise<void> {
  const { communityId } = seed.places
  const [head, client] = [await seed.enter('王秀英'), await seed.enter(nickname)]
  const at = { params: { communityId, shiftId } }
  const { mine } = await client.call(volunteering.shift, '', at)
  if (mine === null || (direction === 'in' ? mine.inAt : mine.outAt) !== null) return
  const { code } = await head.call(attendance.code, '', { params: { communityId, shiftId, direction } })
  const device = `demo_seed_phone_of_${String(plan.openings.findIndex((one) => one.nickname === nickname))}`
  await client.call(attendance.scan, `scan_${direction}_${device.slice(-1)}`, { ...at, body: { code, device } })
}

/** So many days before today it was: its hours are on display for some days more. */
export const pastDay = 4

/** An activity that is over, lived through by the demo's clock: joined, scanned in and out, confirmed, credited. */
export async function livePast(seed: VolunteeringSeed): Promise<void> {
  const { communityId } = seed.places
  const { shifts } = await openActivity(seed, 'past', plan.pastActivity, hourMs)
  const [shift] = shifts
  if (!shift) throw new Error('filling the demo: an activity without a shift')
  // Lived through before a crash.
  if ((await clockOf(seed.root)) > Date.parse(shift.endsAt)) return
  const people = plan.openings.map(({ nickname }) => nickname)
  if ((await clockOf(seed.root)) < Date.parse(shift.startsAt))
    for (const [n, nickname] of people.entries())
      await join(seed, await seed.enter(nickname), shift.id, `join_past_${String(n)}`)
  await moveOn(seed.root, Date.parse(shift.startsAt))
  for (const nickname of people) await scan(seed, shift.id, nickname, 'in')
  await moveOn(seed.root, Date.parse(shift.startsAt) + 115 * 60_000)
  for (const nickname of people) await scan(seed, shift.id, nickname, 'out')
  const head = await seed.enter('王秀英')
  const { items } = await head.call(attendance.roster, '', { params: { communityId, shiftId: shift.id } })
  for (const { signupId, abilities } of items)
    if (abilities.confirm)
      await head.call(attendance.confirm, `confirm_${signupId.slice(-12)}`, {
        params: { communityId, shiftId: shift.id, signupId },
      })
}

/** Hours and points taken over from a paper book, proposed by one and approved by another. */
async function takeOver(seed: VolunteeringSeed): Promise<void> {
  const { communityId } = seed.places
  const lines = []
  for (const { nickname, minutes, points } of plan.openings) {
    const me = await (await seed.enter(nickname)).call(identity.me, '', {})
    const residenceId = me.memberships[0]?.homes[0]?.residenceId ?? ''
    lines.push({ residenceId, minutes, points })
  }
  const body = { kind: 'opening' as const, reason: plan.openingReason, lines }
  const head = await seed.enter('王秀英')
  const { id } = await head.call(pointsProposals.propose, 'opening', { params: { communityId }, body })
  const params = { communityId, proposalId: id }
  await (await seed.enter('沈书记')).call(pointsProposals.approve, 'opening_approve', { params })
}

/** What points buy, with its stock. */
async function fillShop(seed: VolunteeringSeed): Promise<void> {
  const { communityId } = seed.places
  const committee = await seed.enter('沈书记')
  const params = { communityId }
  const { id: merchantId } = await committee.call(pointsShop.addMerchant, 'merchant', { params, body: plan.desk })
  for (const [n, { stock, ...item }] of plan.goods.entries()) {
    const { id } = await committee.call(pointsShop.addItem, `item_${String(n)}`, {
      params,
      body: { ...item, merchantId },
    })
    await committee.call(pointsShop.changeStock, `stock_${String(n)}`, {
      params: { communityId, itemId: id },
      body: { change: stock, reason: plan.stockReason },
    })
  }
}

/** What volunteers find: a shift to come, what they have, and what it buys. */
export async function fillVolunteering(seed: VolunteeringSeed): Promise<void> {
  await openComing(seed)
  await takeOver(seed)
  await fillShop(seed)
}
