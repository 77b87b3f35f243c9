import { rungs, type ComplaintParty, type ComplaintStep } from '@liren/shared/complaints'
import type { Db } from '../../platform/db/context.ts'
import { tell, type MessageKind } from '../messages/messages.service.ts'
import { holdersOf } from '../roles/roles.service.ts'
import { concernedBy } from './complaints.people.store.ts'
import { excerptOf } from './complaints.excerpt.rules.ts'
import { tellStreet } from './complaints.officers.service.ts'
import { placeAfar } from './complaints.place.service.ts'
import type { ComplaintRow } from './complaints.store.ts'
import { titleAfar, toldOf, type Told } from './complaints.telling.rules.ts'

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

/** Lays into the inboxes of those concerned what has just been done with a matter; not of who did it. */
export async function tellStep(
  db: Db,
  row: ComplaintRow,
  { step, party, actorId }: { step: ComplaintStep; party: ComplaintParty; actorId: string | null },
): Promise<void> {
  const { communityId, id: subjectId, seq: occasion } = row
  const isWithCommittee = row.deskRole === 'committee'
  const rung = rungs[row.rung - 1] ?? null
  const told = toldOf(step, { party, isWithCommittee, rung })
  const done = new Set([actorId])
  const lay = async (
    kind: MessageKind,
    people: readonly (string | null)[],
    words: { title: string; sender: string },
  ) => {
    const left = people.filter((one): one is string => one !== null && !done.has(one))
    for (const one of left) done.add(one)
    await tell(db, { communityId, subjectId, occasion, kind, ...words }, [...new Set(left)])
  }
  const title = excerptOf(row.text, titleLetters)
  const place = await placeAfar(db, row)
  const afar = { title: titleAfar(row.category), sender: place }
  // Nobody else can confirm, or answer for the author.
  const isForAuthor = step === 'REMIND' || step === 'APPEAL_RATING'
  const kind = step === 'REMIND' ? 'complaint_due' : 'complaint_moved'
  if (told.reporter) {
    await lay(kind, [row.reporterId, row.enteredBy], { title, sender: row.officeLabel ?? row.placeLabel })
    const tied = isForAuthor ? [] : await concernedBy(db, communityId, subjectId)
    const seen = row.shownAt === null ? afar.title : title
    await lay(kind, tied, { title: seen, sender: row.officeLabel ?? place })
  }
  done.add(row.reporterId)
  const committee = told.committee ? await holdersOf(db, communityId, { role: 'committee', scopeId: communityId }) : []
  const staff = [...(await officeOf(db, row, told.office)), ...committee]
  // What its mediator alone may read is told to others in no words of it.
  const isClosed = row.category === 'dispute' && row.isHandled
  const near = staff.filter((one) => !isClosed || one === row.handlerId)
  await lay(told.kind, near, { title, sender: row.placeLabel })
  await lay(told.kind, staff, afar)
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
  const { communityId, id: subjectId, seq: occasion } = row
  const words = { title: titleAfar(row.category), sender: row.officeLabel ?? (await placeAfar(db, row)) }
  await tell(db, { communityId, subjectId, occasion, kind: 'complaint_moved', ...words }, [guest])
}
