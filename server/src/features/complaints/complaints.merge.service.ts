import { similarHours } from '@liren/shared/complaints'
import type { ComplaintRow as RowView } from '@liren/shared/complaints.views'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { gramsOfText } from '../announcements/announcements.grams.rules.ts'
import { mergedInto } from './complaints.people.store.ts'
import * as store from './complaints.merge.store.ts'
import { noTies, officesOf, sightOf } from './complaints.policy.ts'
import { holderIn } from './complaints.rules.ts'
import { expectSeen } from './complaints.seen.service.ts'
import { isSimilar } from './complaints.similar.rules.ts'
import { lockComplaint, readComplaint, type ComplaintRow } from './complaints.store.ts'
import { presentRows } from './complaints.view.service.ts'

const mostFound = 10
const hourMillis = 3_600_000

/** Whether one matter can go on with another as far as that other one says: it is open, seen by the actor, and no dispute. */
const isMergeable = (actor: CommunityActor, row: ComplaintRow, into: ComplaintRow): boolean =>
  into.id !== row.id &&
  holderIn(into.state) !== null &&
  into.category !== 'dispute' &&
  sightOf(actor, into, noTies) !== null

/**
 * The matter that another one is to go on with: open, not merged itself; and nothing goes on with the other one. Whoever
 * changes it comes after, so that it is open still when this is written down.
 */
export async function expectMergeable(db: Db, actor: CommunityActor, row: ComplaintRow, intoId: string): Promise<void> {
  if (intoId !== row.id) await lockComplaint(db, row.communityId, intoId)
  const into = await readComplaint(db, row.communityId, intoId)
  const hasOwn = (await mergedInto(db, row.communityId, row.id)).length > 0
  if (!into || hasOwn || row.category === 'dispute' || !isMergeable(actor, row, into))
    throw new DomainError('complaint_merge_wrong')
}

const idIn = (text: string): string | null =>
  /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/i.exec(text)?.[0].toLowerCase() ?? null

/**
 * Matters with which one may go on, of those that whoever handles it sees: those of the same sort and place reported about
 * the same time in similar words, or the one that is named by its number or its address.
 */
export async function mergeableWith(
  db: Db,
  actor: CommunityActor,
  id: string,
  { number }: { number?: string | undefined },
): Promise<{ items: RowView[] }> {
  const { row } = await expectSeen(db, actor, id)
  if (officesOf(actor, row).length === 0) throw new DomainError('forbidden')
  const { communityId } = actor
  const grams = gramsOfText(row.text)
  const found =
    number === undefined
      ? (await store.listAround(db, row, similarHours * hourMillis)).filter(({ text }) =>
          isSimilar(grams, gramsOfText(text)),
        )
      : await store.listNumbered(db, communityId, { id: idIn(number), number: number.trim() })
  const shown = found.filter((other) => isMergeable(actor, row, other)).slice(0, mostFound)
  const views = await presentRows(db, actor, shown, (other) => sightOf(actor, other, noTies))
  return { items: shown.flatMap((other) => views.get(other.id) ?? []) }
}
