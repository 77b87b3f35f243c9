import { neighbourhood } from '@liren/shared/neighbourhood'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { sweepComplaints } from '../features/complaints/complaints.clock.service.ts'
import { sweepCalls } from '../features/complaints/complaints.whistle.clock.service.ts'
import { beginBefore, firstStreet, isFilled, showPerson } from '../features/demo/demo.service.ts'
import { appointOperator } from '../features/roles/roles.service.ts'
import type { Vault } from '../platform/crypto/vault.ts'
import { publishBoard } from './seed.board.ts'
import { callEvents } from './seed.calls.ts'
import { SeedClient } from './seed.client.ts'
import { complaintEvents } from './seed.complaints.ts'
import { openBoard } from './seed.columns.ts'
import { publishNotices, readSome } from './seed.notices.ts'
import {
  enterOnce,
  grantAbove,
  grantCommittee,
  holderAt,
  ownersOf,
  settleNeighbours,
  settlePeople,
} from './seed.people.ts'
import { fillPlaces } from './seed.places.ts'
import { demoPhone, estates, people } from './seed.plan.ts'
import { doorsOf, importOwners } from './seed.register.ts'
import { holdVotes } from './seed.votes.ts'
import { fillVolunteering, livePast, pastDay } from './seed.volunteering.ts'
import { demoDays } from './seed.votes.plan.ts'

export interface SeedDeps {
  app: FastifyInstance
  pool: pg.Pool
  vault: Vault
  /** Does the jobs that are due, once; without it the demo is filled without owners' votes and complaints. */
  runJobs?: () => Promise<void>
}

/**
 * Fills an empty demo with a small living district, through the product's own API; does nothing when it is filled.
 * One cut off by a crash goes on where it stopped.
 */
export async function fillDemo({ app, pool, vault, runJobs }: SeedDeps, say: (line: string) => void): Promise<void> {
  if (await isFilled(pool)) return
  say('Filling the demo with a district of 120 flats, through the API …')
  // A demo that begins has a month behind it: time enough for a decision from its notice to its result.
  if (runJobs && (await firstStreet(pool)) === null) await beginBefore(pool, demoDays)
  const root = new SeedClient(app, 'first')
  const operator = holderAt('platform')
  const operatorPhone = demoPhone(people.indexOf(operator))
  await appointOperator(pool, vault, { phone: operatorPhone, nickname: operator.nickname })
  const { communityId, streetId } = await openCommunity(await root.enter(operatorPhone))
  await grantAbove(await root.enter(operatorPhone), streetId)
  await grantCommittee(await root.enter(demoPhone(people.indexOf(holderAt('street', 'street')))), communityId)
  const enter = enterOnce(root)
  const committee = await enter(holderAt('community', 'committee').nickname)
  const places = await fillPlaces(committee, communityId, estates)
  const taken = await settlePeople(committee, places)
  const phones = await settleNeighbours(committee, places, taken, people.length, () => undefined)
  const volunteering = { root, enter, places, phones: phones.slice(20, 40) }
  if (runJobs) {
    const owners = ownersOf(places, taken, doorsOf(places))
    await importOwners(committee, places, owners, runJobs)
    const voters = new Map<string, Promise<SeedClient>>()
    // What time does is done at every stop, as it is done every few seconds while the product runs.
    const passTime = async () => {
      await runJobs()
      await sweepComplaints(pool)
      await sweepCalls(pool)
    }
    const seed = { root, committee, enter, places }
    const events = [...(await complaintEvents(seed)), ...callEvents(seed)]
    await holdVotes({
      ...{ root, places, runJobs: passTime, organiser: await enter('顾明远') },
      ...{ phones: owners.map(({ phone }) => phone) },
      events: new Set([...events, { day: pastDay, happen: () => livePast(volunteering) }]),
      enter: (phone) => {
        const client = voters.get(phone) ?? root.enter(phone)
        voters.set(phone, client)
        return client
      },
    })
  }
  await openBoard(root, committee, communityId)
  await fillVolunteering(volunteering)
  await publishBoard(enter, places)
  await publishNotices(enter, places)
  await readSome(root, communityId, phones.slice(0, 60))
  for (const [ordinal, { part }] of people.entries()) await showPerson(pool, vault, demoPhone(ordinal), ordinal, part)
  await root.leave()
}

async function openCommunity(operator: SeedClient): Promise<{ streetId: string; communityId: string }> {
  const district = await operator.call(neighbourhood.createDistrict, 'district', {
    body: { name: '梧桐区', code: '990101' },
  })
  const street = await operator.call(neighbourhood.createStreet, 'street', {
    params: { districtId: district.id },
    body: { name: '里仁街道', code: '990101001' },
  })
  const community = await operator.call(neighbourhood.createCommunity, 'community', {
    params: { streetId: street.id },
    body: { name: '枫林社区', code: '990101001001' },
  })
  return { streetId: street.id, communityId: community.id }
}
