import { rungs, type ComplaintParty, type ComplaintStep } from '@liren/shared/complaints'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { tell, tellNow, type MessageKind } from '../messages/messages.service.ts'
import { placesEver } from '../neighbourhood/neighbourhood.service.ts'
import { chiefsOf, holdersOf, nicknameOf } from '../roles/roles.service.ts'
import { concernedBy } from './complaints.people.store.ts'
import { excerptOf } from './complaints.excerpt.rules.ts'
import { tellStreet } from './complaints.officers.service.ts'
import { placeAfar } from './complaints.place.service.ts'
import type { ComplaintRow } from './complaints.store.ts'
import {
  byRinging,
  forAuthorAlone,
  kindForAuthor,
  nowWith,
  outsideOf,
  titleAfar,
  toldOf,
  type Hearer,
  type Told,
} from './complaints.telling.rules.ts'

const titleLetters = 30

/** Who has a matter: the one in charge, or whoever holds the office; where it lies with the committee, that. */
export async function officeOf(db: Db, row: ComplaintRow, office: Told['office']): Promise<string[]> {
  if (office === null) return []
  const isOnDesk = row.deskRole !== null && row.deskScopeId !== null
  const [role, scopeId] = isOnDesk ? [row.deskRole, row.deskScopeId] : [row.officeRole, row.officeScopeId]
  if (role === null || scopeId === null) return []
  const isInCharge = row.isHandled && role === row.officeRole && scopeId === row.officeScopeId
  const inCharge = isInCharge && row.handlerId !== null ? [row.handlerId] : []
  if (office === 'in_charge' && isInCharge) return inCharge
  return [...inCharge, ...(await holdersOf(db, row.communityId, { role, scopeId }))]
}

/** The heads of the grid in which a matter is; of what is between two neighbours they are not told. */
async function headsOfGrid(db: Db, { communityId, buildingId, category }: ComplaintRow): Promise<string[]> {
  if (buildingId === null || category === 'dispute') return []
  const gridId = (await placesEver(db, communityId, [buildingId])).get(buildingId)?.gridId
  return gridId ? chiefsOf(db, communityId, gridId) : []
}

/** What is laid into inboxes. */
type Words = Parameters<typeof tellNow>[1]

/** Lays it into inboxes, and has those with credit told in WeChat, too, both in the transaction of what happened. */
export async function tellPeople(
  db: Db,
  words: Words,
  people: readonly string[],
  how: ReturnType<typeof outsideOf>,
  since: Date,
): Promise<void> {
  await (how === null ? tell(db, words, people) : tellNow(db, words, people, { ...how, since }))
}

/** Lays into the inboxes of those concerned what has just been done with a matter; not of who did it. */
export async function tellStep(
  db: Db,
  row: ComplaintRow,
  { step, party, actorId, now }: { step: ComplaintStep; party: ComplaintParty; actorId: string | null; now: Date },
): Promise<void> {
  const { communityId, id: subjectId, seq: occasion, urgency } = row
  const isWithCommittee = row.deskRole === 'committee'
  const rung = rungs[row.rung - 1] ?? null
  const isForAuthor = party === 'REPORTER' && actorId !== row.reporterId
  const told = toldOf(step, { party, isForAuthor, isWithCommittee, rung })
  const done = new Set([actorId])
  // Whoever has just sent it has the phone in hand.
  const isAtOnce = party === 'RULE' && row.enteredBy === null
  const lay = async (
    kind: MessageKind,
    people: readonly (string | null)[],
    words: { title: string; sender: string },
    hearer: Hearer,
  ) => {
    const left = new Set(people.filter((one): one is string => one !== null && !done.has(one)))
    for (const one of left) done.add(one)
    const how = outsideOf(step, hearer, { urgency, isClimb: step === 'CLIMB', isAtOnce })
    await tellPeople(db, { communityId, subjectId, occasion, kind, ...words }, [...left], how, now)
  }
  const title = excerptOf(row.text, titleLetters)
  const place = await placeAfar(db, row)
  const afar = { title: titleAfar(row.category), sender: place }
  if (told.reporter) {
    const kind = kindForAuthor(step)
    const isPlaced = kind === 'complaint_sent' && row.officeLabel !== null
    const name = isPlaced && row.handlerId !== null ? await nicknameOf(db, communityId, row.handlerId) : null
    const isByName = isForAuthor || byRinging.includes(step)
    const doer = isByName && actorId !== null ? await nicknameOf(db, communityId, actorId) : null
    const office = isPlaced ? nowWith(row.officeLabel ?? '', name, row.dueAt) : row.officeLabel
    const from = doer === null ? office : nowWith(isForAuthor ? '代您办理' : '居委会回访', doer, null)
    await lay(kind, [row.reporterId, row.enteredBy], { title, sender: from ?? row.placeLabel }, 'author')
    const tied = isForAuthor || forAuthorAlone.includes(step) ? [] : await concernedBy(db, communityId, subjectId)
    const seen = row.shownAt === null ? afar.title : title
    await lay(kind, tied, { title: seen, sender: from ?? place }, 'follower')
  }
  done.add(row.reporterId)
  const committee = told.committee ? await holdersOf(db, communityId, { role: 'committee', scopeId: communityId }) : []
  const grid = told.grid ? await headsOfGrid(db, row) : []
  const staff = [...(await officeOf(db, row, told.office)), ...committee, ...grid]
  // What its mediator alone may read is told to others in no words of it.
  const isClosed = row.category === 'dispute' && row.isHandled
  const near = staff.filter((one) => !isClosed || one === row.handlerId)
  await lay(told.kind, near, { title, sender: row.placeLabel }, 'staff')
  await lay(told.kind, staff, afar, 'staff')
  if (told.street && row.category !== 'dispute') {
    const matter = { communityId, subjectId, occasion, title, kind: 'matter_climbed', aboutId: subjectId } as const
    await tellStreet(
      db,
      matter,
      [...done].filter((one) => one !== null),
    )
  }
}

/** Tells somebody that they were let into a dispute. */
export async function tellGuest(db: Db, row: ComplaintRow, guest: string): Promise<void> {
  const { communityId, id: subjectId, seq: occasion, urgency } = row
  const words = { title: titleAfar(row.category), sender: row.officeLabel ?? (await placeAfar(db, row)) }
  const how = outsideOf('NOTE', 'follower', { urgency, isClimb: false })
  const matter = { communityId, subjectId, occasion, kind: 'complaint_moved' as const }
  await tellPeople(db, { ...matter, ...words }, [guest], how, await readClock(db))
}
