import type { open311, Open311Request, Open311Update } from '@liren/shared/open311'
import type { ReplyOf } from '@liren/shared/endpoint'
import type pg from 'pg'
import type { z } from 'zod'
import type { Vault } from '../../platform/crypto/vault.ts'
import { readClock } from '../../platform/db/clock.ts'
import { withContext, type Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import { placesOf } from '../neighbourhood/neighbourhood.service.ts'
import { memberFor } from '../roles/roles.members.service.ts'
import { factsOf } from './complaints.facts.rules.ts'
import { requestOf, updatesIn } from './complaints.outside.rules.ts'
import * as store from './complaints.outside.store.ts'
import { partnerOf } from './complaints.partners.service.ts'
import { lockPartner, type PartnerRow } from './complaints.partners.store.ts'
import { takeIn } from './complaints.report.service.ts'
import { stepRefusal } from './complaints.rules.ts'
import { takeLawful } from './complaints.step.service.ts'
import { lockComplaint, readComplaint } from './complaints.store.ts'

export interface Open311Deps {
  pool: pg.Pool
  vault: Vault
}

interface Asked {
  communityId: string
  key: string
}

type Work<T> = (db: Db, partner: PartnerRow, at: { communityId: string; partnerId: string }) => Promise<T>

/** Does something in the name of the partner whose key it is, in its community. */
const asPartner = <T>({ pool, vault }: Open311Deps, { communityId, key }: Asked, work: Work<T>): Promise<T> =>
  withContext(pool, { communityId }, async (db) => {
    const partner = await partnerOf(db, vault, communityId, key)
    return work(db, partner, { communityId, partnerId: partner.id })
  })

/** Whether the key is one, and nothing else. */
export const expectPartnerKey = (deps: Open311Deps, asked: Asked): Promise<void> =>
  asPartner(deps, asked, () => Promise.resolve())

type Query = z.output<typeof open311.requests.query>
const instantOf = (text: string | undefined): Date | null => (text === undefined ? null : new Date(text))

/** What a partner reported or was handed. */
export const requestsFor = (deps: Open311Deps, asked: Asked, query: Query): Promise<Open311Request[]> =>
  asPartner(deps, asked, async (db, _, at) => {
    const filters = {
      status: query.status ?? null,
      category: query.service_code ?? null,
      from: instantOf(query.start_date),
      to: instantOf(query.end_date),
    }
    const { page, page_size: size } = query
    return (await store.listShared(db, at, filters, { limit: size, offset: (page - 1) * size })).map(requestOf)
  })

async function expectShared(db: Db, at: { communityId: string; partnerId: string }, id: string) {
  const row = await store.readShared(db, at, id)
  if (!row) throw new DomainError('not_found')
  return row
}

/** One of them. */
export const requestFor = (deps: Open311Deps, asked: Asked, id: string): Promise<Open311Request[]> =>
  asPartner(deps, asked, async (db, _, at) => [requestOf(await expectShared(db, at, id))])

/** What happened with one of them. */
export const updatesFor = (deps: Open311Deps, asked: Asked, id: string): Promise<Open311Update[]> =>
  asPartner(deps, asked, async (db, _, at) => {
    await expectShared(db, at, id)
    return updatesIn(id, await store.updatesOf(db, at, id))
  })

type Body = z.output<typeof open311.create.body>

/** Takes in what a partner reports for a resident; the same number again is the same matter. */
export const createFor = (deps: Open311Deps, asked: Asked, body: Body): Promise<ReplyOf<typeof open311.create>> =>
  asPartner(deps, asked, async (db, partner, at) => {
    await lockPartner(db, at.communityId, partner.id)
    const known = await store.idOfExternal(db, at, body.external_id)
    if (known !== null) return [{ service_request_id: known, service_notice: null }]
    const { communityId } = at
    const place = (await placesOf(db, communityId, [body.address_id])).get(body.address_id)
    const kind = place?.kind
    if (
      !place ||
      (kind !== 'unit' && kind !== 'entrance' && kind !== 'building' && kind !== 'estate' && kind !== 'community')
    )
      throw new DomainError('complaint_place_wrong')
    const person = { phone: body.phone, nickname: body.first_name }
    const reporterId = await memberFor(db, deps.vault, { communityId }, person)
    const draft = {
      ...{ category: body.service_code, hazard: null, columnId: null, text: body.description },
      ...{ pictureIds: [], isVisible: false, isHidden: false },
      place: { kind, id: place.id, spot: body.address_string },
    }
    const id = await takeIn(db, { communityId, author: { reporterId }, place, draft, facts: { partner: partner.name } })
    await store.share(db, at, id, body.external_id)
    return [{ service_request_id: id, service_notice: null }]
  })

type Comment = z.output<typeof open311.comment.body>

/** Adds words of a partner to a matter that is open; the same number again adds nothing. */
export const commentFor = (deps: Open311Deps, asked: Asked, id: string, body: Comment): Promise<Open311Update[]> =>
  asPartner(deps, asked, async (db, partner, at) => {
    await expectShared(db, at, id)
    await lockComplaint(db, at.communityId, id)
    const row = await readComplaint(db, at.communityId, id)
    if (!row) throw new DomainError('not_found')
    const now = await readClock(db)
    const isNew = await store.insertNote(db, at, { externalId: body.update_id, complaintId: id, seq: row.seq + 1 })
    if (isNew) {
      const refusal = stepRefusal('NOTE', factsOf(row, [], null), { parties: ['PARTNER'], actorId: null, now })
      if (refusal !== null) throw new DomainError('complaint_step_illegal')
      await takeLawful(db, row, {
        ...{ step: 'NOTE', party: 'PARTNER', actorId: null, actorRole: null, now, note: body.description },
        facts: { partner: partner.name },
      })
    }
    const updates = updatesIn(id, await store.updatesOf(db, at, id))
    return updates.filter(({ update_id }) => update_id === body.update_id)
  })
