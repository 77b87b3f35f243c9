import type { HotlineImport } from '@liren/shared/complaints.hotline'
import { readClock } from '../../platform/db/clock.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { placesOf } from '../neighbourhood/neighbourhood.service.ts'
import { memberFor } from '../roles/roles.members.service.ts'
import type { HotlineOrder } from './complaints.hotline.rules.ts'
import { drawImport, hotlineImportFor, isSettled, type HotlineDeps } from './complaints.hotline.service.ts'
import * as store from './complaints.hotline.store.ts'
import { share } from './complaints.outside.store.ts'
import { lockPartner, readPartner, type PartnerRow } from './complaints.partners.store.ts'
import { takeIn } from './complaints.report.service.ts'

/** Whose name the hotline did not write down. */
const somebody = '来电人'

/** Takes in one work order under its number: for whoever rang, who alone confirms that it is solved. */
async function takeOrder(
  db: Db,
  { vault }: HotlineDeps,
  { communityId, accountId }: CommunityActor,
  partner: PartnerRow,
  { number, phone, name, category, place: at, text, isHidden, calledAt, answerBy }: HotlineOrder,
): Promise<void> {
  const place = at && (await placesOf(db, communityId, [at.id])).get(at.id)
  if (!at || !place || number === null || phone === null || category === null)
    throw new DomainError('complaint_import_unsettled')
  const person = { phone, nickname: name ?? somebody }
  const reporterId = await memberFor(db, vault, { communityId, accountId }, person)
  const id = await takeIn(db, {
    ...{ communityId, author: { reporterId }, place },
    draft: {
      ...{ category, hazard: null, columnId: null, text, pictureIds: [], isVisible: false, isHidden },
      place: { kind: at.kind, id: at.id, spot: at.spot },
    },
    facts: {
      ...{ partner: partner.name, number },
      ...(calledAt === null ? {} : { calledAt }),
      ...(answerBy === null ? {} : { answerBy }),
    },
  })
  await share(db, { communityId, partnerId: partner.id }, id, number)
}

/**
 * Takes in what is new in a sheet, all of it or nothing. The partner is held meanwhile: what it sends twice, by sheets or by
 * the API, is one matter.
 */
export async function takeHotlineImport(
  db: Db,
  deps: HotlineDeps,
  actor: CommunityActor,
  id: string,
  version: number,
): Promise<HotlineImport> {
  const { communityId } = actor
  const before = await store.readImport(db, communityId, id)
  if (!before) throw new DomainError('not_found')
  if (before.state !== 'open') throw new DomainError('complaint_import_over')
  await lockPartner(db, communityId, before.partnerId)
  const partner = await readPartner(db, communityId, before.partnerId)
  if (!partner) throw new DomainError('not_found')
  const drawn = await drawImport(db, deps.vault, communityId, id)
  if (drawn.row.state !== 'open') throw new DomainError('complaint_import_over')
  if (drawn.row.version !== version) throw new DomainError('edited_elsewhere')
  if (!isSettled(drawn)) throw new DomainError('complaint_import_unsettled')
  const fresh = drawn.orders.filter(({ outcome }) => outcome === 'fresh')
  for (const order of fresh) await takeOrder(db, deps, actor, partner, order)
  const endedAt = await readClock(db)
  const over = { state: 'taken', taken: fresh.length, sheetSealed: null, answers: {}, endedAt } as const
  if (!(await store.updateImport(db, drawn.row, over))) throw new DomainError('edited_elsewhere')
  return hotlineImportFor(db, deps, actor, id)
}
