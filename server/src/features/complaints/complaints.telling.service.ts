import { rungs, type ComplaintParty, type ComplaintStep } from '@liren/shared/complaints'
import type { Db } from '../../platform/db/context.ts'
import { tell } from '../messages/messages.service.ts'
import { holdersOf } from '../roles/roles.service.ts'
import { concernedBy } from './complaints.people.store.ts'
import { excerptOf } from './complaints.excerpt.rules.ts'
import { tellStreet } from './complaints.officers.service.ts'
import type { ComplaintRow } from './complaints.store.ts'
import { toldOf, type Told } from './complaints.telling.rules.ts'

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
  const matter = { communityId, subjectId, occasion, title: excerptOf(row.text, titleLetters) }
  // Nobody else can confirm, or answer for the author.
  const isForAuthor = step === 'REMIND' || step === 'APPEAL_RATING'
  const others = told.reporter && !isForAuthor ? await concernedBy(db, communityId, subjectId) : []
  const authors = told.reporter ? [row.reporterId, row.enteredBy, ...others] : []
  const moved = [...new Set(authors.filter((one) => one !== null && one !== actorId))] as string[]
  const kind = step === 'REMIND' ? 'complaint_due' : 'complaint_moved'
  await tell(db, { ...matter, kind, sender: row.officeLabel ?? row.placeLabel }, moved)
  const committee = told.committee ? await holdersOf(db, communityId, { role: 'committee', scopeId: communityId }) : []
  const staff = new Set([...(await officeOf(db, row, told.office)), ...committee])
  for (const one of [...moved, row.reporterId, actorId]) if (one !== null) staff.delete(one)
  await tell(db, { ...matter, kind: told.kind, sender: row.placeLabel }, [...staff])
  if (told.street && row.category !== 'dispute')
    await tellStreet(db, { ...matter, kind: 'matter_climbed', aboutId: subjectId }, [
      ...moved,
      ...staff,
      row.reporterId,
    ])
}
