import type { PageQuery } from '@liren/shared/page'
import type { RosterEntry } from '@liren/shared/volunteering.attendance'
import type { Help, HelpRating } from '@liren/shared/volunteering.help'
import { uuidv7 } from 'uuidv7'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, positionOf } from '../../platform/http/cursor.ts'
import { unitBehind } from '../binding/binding.requests.service.ts'
import { settle, tell } from '../messages/messages.service.ts'
import { placesEver } from '../neighbourhood/neighbourhood.service.ts'
import * as store from './volunteering.help.store.ts'
import { mayThankPublicly } from './volunteering.policy.ts'
import { expectOnRoster, mostRecipients, presentAgain } from './volunteering.roster.service.ts'
import { insertThanks } from './volunteering.thanks.store.ts'

interface OnRoster {
  shiftId: string
  signupId: string
}

/**
 * Notes the flat that a credited service was for, and asks who lives there how it was. Whether anybody does, whoever
 * organises does not learn.
 */
export async function nameRecipient(
  db: Db,
  actor: CommunityActor,
  at: OnRoster,
  door: { entranceId: string; unitLabel: string },
): Promise<RosterEntry> {
  const { communityId, accountId } = actor
  const { shift, row, now } = await expectOnRoster(db, actor, at)
  if ((row.minutes ?? 0) === 0) throw new DomainError('thanks_too_early')
  if ((row.recipients ?? []).length >= mostRecipients) throw new DomainError('recipients_full')
  const unitId = await unitBehind(db, { communityId, ...door })
  const id = uuidv7()
  const { signupId } = row
  await store.insertRecipient(db, { communityId, id, signupId, unitId, namedBy: accountId, namedAt: now })
  const matter = { communityId, kind: 'help_received' as const, subjectId: id, title: shift.title }
  await tell(db, { ...matter, sender: row.nickname }, await store.peopleOf(db, communityId, unitId, row.accountId))
  return presentAgain(db, actor, shift, signupId, now)
}

const present = (row: store.HelpRow, labels: ReadonlyMap<string, { label: string }>): Help => ({
  ...{ id: row.id, title: row.title, place: labels.get(row.unitId)?.label ?? '', by: row.by },
  ...{ startsAt: row.startsAt.toISOString(), endsAt: row.endsAt.toISOString() },
  ...{ isSolved: row.isSolved, rating: row.rating, words: row.words, isPublic: row.isPublic === true },
  abilities: { rate: row.isSolved === null && !row.isUnder14 },
})

const labelsOf = (db: Db, { communityId }: CommunityActor, rows: readonly store.HelpRow[]) =>
  placesEver(db, communityId, [...new Set(rows.map(({ unitId }) => unitId))])

/** What was done for the flats the actor lives in, the last noted first. */
export async function helpFor(db: Db, actor: CommunityActor, query: PageQuery) {
  const rows = await store.listHelp(db, actor.communityId, actor.accountId, positionOf(query), query.limit + 1)
  const labels = await labelsOf(db, actor, rows)
  return pageFrom(
    rows,
    query.limit,
    ({ namedAt, id }) => [namedAt, id],
    (row) => present(row, labels),
  )
}

async function expectHelp(db: Db, actor: CommunityActor, id: string): Promise<store.HelpRow> {
  const row = await store.findHelp(db, actor.communityId, actor.accountId, id)
  if (!row) throw new DomainError('not_found')
  return row
}

/**
 * Says whether it was solved, and how the service was, once for the flat. The line goes to who rendered the service;
 * neighbours read it once somebody in office has, too, for what a resident writes was read by nobody before.
 */
export async function rateHelp(
  db: Db,
  actor: CommunityActor,
  id: string,
  { isSolved, rating, words, isPublic }: HelpRating,
): Promise<Help> {
  const { communityId, accountId } = actor
  const { isUnder14, signupId, volunteerId } = await expectHelp(db, actor, id)
  if (isUnder14) throw new DomainError('forbidden')
  if (!(await store.rateRecipient(db, { communityId, id }, accountId, isSolved))) throw new DomainError('thanks_given')
  await insertThanks(db, {
    ...{ communityId, id: uuidv7(), signupId, accountId: volunteerId, givenBy: accountId, rating, words, isPublic },
    ...{ passedBy: isPublic && mayThankPublicly(actor) ? accountId : null, givenAt: await readClock(db) },
  })
  await settle(db, actor, ['help_received'], id)
  const row = await expectHelp(db, actor, id)
  return present(row, await labelsOf(db, actor, [row]))
}

/** Lets a line that was offered to neighbours go on to who is thanked, by somebody in office who has read it. */
export async function passThanks(
  db: Db,
  actor: CommunityActor,
  at: OnRoster & { recipientId: string },
): Promise<RosterEntry> {
  const { shift, row, now } = await expectOnRoster(db, actor, at)
  if (!mayThankPublicly(actor)) throw new DomainError('forbidden')
  if (!(await store.passLine(db, actor.communityId, at, actor.accountId))) throw new DomainError('not_found')
  return presentAgain(db, actor, shift, row.signupId, now)
}

/** What somebody said of services that were for their flat. */
export const tracesOfHelp = store.helpRated
