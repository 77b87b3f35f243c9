import { complaintDispatch, type DispatchRule } from '@liren/shared/complaints.dispatch'
import { complaints } from '@liren/shared/complaints.orders'
import { complaintSettingsApi } from '@liren/shared/complaints.settings'
import { demo } from '@liren/shared/demo'
import { rolesApi } from '@liren/shared/roles'
import type { SeedClient } from './seed.client.ts'
import { complaintPlans, staff, type ComplaintPlan, type StepPlan } from './seed.complaints.plan.ts'
import type { Enter } from './seed.people.ts'
import { targetAt, unitAt, type PlacesMade } from './seed.places.ts'
import { demoPhone } from './seed.plan.ts'

/** Something that happens on its day before today. */
export interface DemoEvent {
  day: number
  happen: () => Promise<void>
}

export interface ComplaintsSeed {
  root: SeedClient
  committee: SeedClient
  enter: Enter
  places: PlacesMade
}

/** Staff of the demo whom nobody may enter as have phones beyond those of its people. */
const staffPhone = (n: number): string => demoPhone(1_100 + n)

const atSpot = ({ places }: ComplaintsSeed, { at }: ComplaintPlan) => {
  const { building, entrance, unit } = at
  if (building !== undefined && entrance !== undefined && unit !== undefined)
    return { kind: 'unit' as const, id: unitAt(places, { ...at, building, entrance, unit }) }
  const { placeId } = targetAt(places, at)
  return building === undefined ? { kind: 'estate' as const, id: placeId } : { kind: 'building' as const, id: placeId }
}

/** Names the property staff; says how matters are handled, and where they go. */
async function settle({ committee, places }: ComplaintsSeed): Promise<void> {
  const params = { communityId: places.communityId }
  for (const [n, { nickname, estate }] of staff.entries()) {
    const scope = { role: 'property_staff', scopeKind: 'estate', scopeId: places.estates[estate]?.id ?? '' } as const
    const body = { phone: staffPhone(n), nickname, ...scope }
    await committee.call(rolesApi.grant, `staff_${n}`, { params, body })
  }
  const settings = await committee.call(complaintSettingsApi.settings, '', { params })
  const body = { version: settings.version, isPublicOn: true, confirmDays: 5, city: 'house' } as const
  if (settings.version === 0) await committee.call(complaintSettingsApi.setSettings, '', { params, body })
  const known = await committee.call(complaintDispatch.rules, '', { params })
  if (known.version > 0) return
  const building = targetAt(places, { estate: 0, building: 2 }).placeId
  const worker = known.offices.flatMap(({ workers }) => workers).find(({ nickname }) => nickname === staff[0].nickname)
  const rules: DispatchRule[] = [
    {
      ...{ name: '枫林苑夜间值班', categories: ['repair_home', 'common_parts', 'safety'], days: 'all' },
      place: { kind: 'estate', id: places.estates[0]?.id ?? '' },
      hours: { fromMinutes: 22 * 60, toMinutes: 6 * 60 },
      to: { role: 'property_staff', scopeId: places.estates[0]?.id ?? '', workerId: worker?.id ?? null },
    },
    {
      ...{ name: '环境卫生先找网格员', categories: ['environment', 'snap'], days: 'all', hours: null },
      place: { kind: 'grid', id: places.gridId },
      to: { role: 'grid_worker', scopeId: places.gridId, workerId: null },
    },
    {
      ...{ name: '3幢的纠纷先找楼组长', categories: ['dispute'], days: 'all', hours: null },
      place: { kind: 'building', id: building },
      to: { role: 'building_head', scopeId: building, workerId: null },
    },
  ]
  await committee.call(complaintDispatch.setRules, '', { params, body: { version: 0, rules } })
}

/**
 * What is complained of in the demo, and what becomes of it, day by day. The days are walked through by whoever moves the
 * clock; nothing but the product's own API is used, so that limits, warnings and closings are those of the product.
 */
export async function complaintEvents(seed: ComplaintsSeed): Promise<DemoEvent[]> {
  await settle(seed)
  const { root, enter, places } = seed
  const params = { communityId: places.communityId }
  const hidden = new Map<string, Promise<SeedClient>>()
  const clientOf = (name: string) => {
    const n = staff.findIndex(({ nickname }) => nickname === name)
    if (n < 0) return enter(name)
    const client = hidden.get(name) ?? root.enter(staffPhone(n))
    hidden.set(name, client)
    return client
  }
  const instantAhead = async () => {
    const now = Date.parse((await root.call(demo.overview, '', {})).now)
    return (days: number) => new Date(now + days * 86_400_000).toISOString()
  }
  return complaintPlans.flatMap((plan, n) => {
    let id = ''
    const report = async () => {
      const { spot, ...body } = plan.report
      const place = { ...atSpot(seed, plan), ...(spot === undefined ? {} : { spot }) }
      const author = await clientOf(plan.by)
      id = (await author.call(complaints.report, `complaint_${n}`, { params, body: { ...body, place } })).id
    }
    const take = async ({ by, body }: StepPlan, at: number) => {
      const actor = await clientOf(by)
      const one = { params: { ...params, complaintId: id } }
      const step = typeof body === 'function' ? body(await instantAhead()) : body
      // What names an instant is another request after a crash: it is asked whether it was taken already.
      if (step !== body) {
        const { steps } = await actor.call(complaints.detail, '', one)
        if (steps.some((taken) => taken.step === step.step)) return
      }
      await actor.call(complaints.take, `complaint_${n}_${at}`, { ...one, body: step })
    }
    return [
      { day: plan.day, happen: report },
      ...plan.steps.map((step, at) => ({ day: step.day, happen: () => take(step, at) })),
    ]
  })
}
