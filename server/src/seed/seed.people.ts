import { rolesApi } from '@liren/shared/roles'
import type { SeedClient } from './seed.client.ts'
import { targetAt, unitAt, type PlacesMade } from './seed.places.ts'
import { demoPhone, neighbour, people, type PersonPlan } from './seed.plan.ts'
import type { OwnerPlan } from './seed.register.ts'

const phoneOf = (person: PersonPlan): string => demoPhone(people.indexOf(person))

/** The person of the plan who holds a role at this level. */
export function holderAt(level: 'platform' | 'street' | 'community', role?: string): PersonPlan {
  const found = people.find((person) => person.role?.at === level && (!role || person.role.role === role))
  if (!found) throw new Error(`the demo plan has nobody at ${level}`)
  return found
}

/** Signs a person of the plan in by name; whoever is in already is not sent another code. */
export type Enter = (nickname: string) => Promise<SeedClient>

export function enterOnce(root: SeedClient): Enter {
  const entered = new Map<string, Promise<SeedClient>>()
  return (nickname) => {
    const client = entered.get(nickname) ?? root.enter(demoPhone(people.findIndex((one) => one.nickname === nickname)))
    entered.set(nickname, client)
    return client
  }
}

/** Street and department officers, named by the operator. */
export async function grantAbove(operator: SeedClient, streetId: string): Promise<void> {
  for (const person of people.filter((one) => one.role?.at === 'street')) {
    const { nickname, role } = person
    if (!role) continue
    const department = role.department ?? null
    const office = { role: role.role, scopeKind: 'street', scopeId: streetId, department } as const
    const body = { phone: phoneOf(person), nickname, ...office }
    await operator.call(rolesApi.grantAbove, `above_${String(people.indexOf(person))}`, { body })
  }
}

/** The committee, named by the street. */
export async function grantCommittee(street: SeedClient, communityId: string): Promise<void> {
  const person = holderAt('community', 'committee')
  const scope = { role: 'committee', scopeKind: 'community', scopeId: communityId } as const
  const body = { phone: phoneOf(person), nickname: person.nickname, ...scope }
  await street.call(rolesApi.grant, 'committee', { params: { communityId }, body })
}

/** Everybody else of the plan: roles and homes, by the committee. Returns the units that are taken. */
export async function settlePeople(committee: SeedClient, places: PlacesMade): Promise<Set<string>> {
  const params = { communityId: places.communityId }
  const taken = new Set<string>()
  for (const [n, person] of people.entries()) {
    const { nickname, role, home } = person
    const who = { phone: phoneOf(person), nickname }
    if (role && role.at !== 'platform' && role.at !== 'street' && role.role !== 'committee') {
      const { kind, placeId } = targetAt(places, role.at)
      const body = { ...who, role: role.role, scopeKind: kind, scopeId: placeId }
      await committee.call(rolesApi.grant, `role_${n}`, { params, body })
    }
    if (home) {
      const unitId = unitAt(places, home.at)
      taken.add(unitId)
      const body = { ...who, unitId, relation: home.relation }
      await committee.call(rolesApi.placeResident, `home_${n}`, { params, body })
    }
  }
  return taken
}

/** The flats that invented neighbours live in, in their order; every seventh stays empty. */
const flatsOfNeighbours = (places: PlacesMade, taken: ReadonlySet<string>): string[] =>
  places.estates
    .flatMap((estate) => estate.buildings.flatMap((b) => b.entrances.flatMap((entrance) => entrance.units)))
    .filter((unitId, n) => !taken.has(unitId) && n % 7 !== 6)

/**
 * Who owns what in the first estate: those who live in their own flat; what is let belongs to the owner before it. First
 * come the invented ones, who vote before visitors do.
 */
export function ownersOf(
  places: PlacesMade,
  taken: ReadonlySet<string>,
  doors: ReadonlyMap<string, string>,
): OwnerPlan[] {
  const owners: OwnerPlan[] = []
  for (const [n, unitId] of flatsOfNeighbours(places, taken).entries()) {
    const door = doors.get(unitId)
    if (door === undefined) continue
    const { nickname: name, relation } = neighbour(n)
    const last = owners.at(-1)
    if (relation === 'owner') owners.push({ name, phone: demoPhone(people.length + n), doors: [door] })
    else last?.doors.push(door)
  }
  const named = people.flatMap((person): OwnerPlan[] => {
    const { nickname: name, home } = person
    const door = home?.relation === 'owner' ? doors.get(unitAt(places, home.at)) : undefined
    return door === undefined ? [] : [{ name, phone: phoneOf(person), doors: [door] }]
  })
  return [...owners, ...named]
}

/** Invented neighbours for the other flats; every seventh stays empty. Returns their phones. */
export async function settleNeighbours(
  committee: SeedClient,
  places: PlacesMade,
  taken: ReadonlySet<string>,
  firstPhone: number,
  onSettled: (done: number, all: number) => void,
): Promise<string[]> {
  const params = { communityId: places.communityId }
  const units = flatsOfNeighbours(places, taken)
  const phones: string[] = []
  for (const [n, unitId] of units.entries()) {
    const phone = demoPhone(firstPhone + n)
    await committee.call(rolesApi.placeResident, `neighbour_${n}`, { params, body: { phone, unitId, ...neighbour(n) } })
    phones.push(phone)
    onSettled(n + 1, units.length)
  }
  return phones
}
