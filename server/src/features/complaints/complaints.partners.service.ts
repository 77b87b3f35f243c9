import { mostPartners, type ComplaintPartner } from '@liren/shared/complaints.partners'
import { timingSafeEqual } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { mayRegisterCallback, maySettle } from './complaints.policy.ts'
import * as store from './complaints.partners.store.ts'

const present = ({ id, name, createdAt, shared, callbackUrl }: store.PartnerRow): ComplaintPartner => ({
  ...{ id, name, shared },
  ...{ isCalled: callbackUrl !== null, callbackUrl: null },
  createdAt: createdAt.toISOString(),
})

interface Keyed {
  id: string
  keyNumber: number
}

const secretOf = (vault: Vault, communityId: string, { id, keyNumber }: Keyed): string =>
  vault.blindIndex('partner_key', `${communityId}:${id}:${String(keyNumber)}`)

/** A partner as it is kept for a repetition of the request: without a key. */
type KeptPartner = ComplaintPartner & Keyed

/** A partner with its key, which is computed and never kept: a repetition of the request tells the same one. */
export const withKey = (vault: Vault, communityId: string, { keyNumber, ...partner }: KeptPartner) => ({
  partner,
  key: `${partner.id}.${secretOf(vault, communityId, { id: partner.id, keyNumber })}`,
})

/** The partner whose key this is; `unauthenticated` for any other text. */
export async function partnerOf(db: Db, vault: Vault, communityId: string, key: string): Promise<store.PartnerRow> {
  const [id = '', secret = ''] = key.split('.')
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
  const row = isId ? await store.readPartner(db, communityId, id) : null
  const wanted = Buffer.from(row ? secretOf(vault, communityId, row) : '')
  const given = Buffer.from(secret)
  if (!row || wanted.length !== given.length || !timingSafeEqual(wanted, given))
    throw new DomainError('unauthenticated')
  return row
}

/** The partners of a community; where they are called is between them and the operator. */
export async function partnersFor(db: Db, actor: CommunityActor) {
  const setCallback = mayRegisterCallback(actor)
  const rows = await store.listPartners(db, actor.communityId)
  return {
    items: rows.map((row) => ({ ...present(row), callbackUrl: setCallback ? row.callbackUrl : null })),
    abilities: { edit: maySettle(actor), setCallback },
  }
}

async function expectPartner(db: Db, communityId: string, id: string): Promise<KeptPartner> {
  const row = await store.readPartner(db, communityId, id)
  if (!row) throw new DomainError('not_found')
  return { ...present(row), keyNumber: row.keyNumber }
}

/** Lets a body outside in. */
export async function addPartner(db: Db, { communityId, accountId }: CommunityActor, name: string) {
  if ((await store.listPartners(db, communityId)).length >= mostPartners)
    throw new DomainError('complaint_partners_full')
  const id = uuidv7()
  await store.insertPartner(db, communityId, id, name, accountId)
  return expectPartner(db, communityId, id)
}

/** Gives a partner another key. */
export async function renewPartner(db: Db, { communityId }: CommunityActor, id: string) {
  if (!(await store.renewPartner(db, communityId, id))) throw new DomainError('not_found')
  return expectPartner(db, communityId, id)
}

/** Lets a partner in no longer. */
export async function removePartner(
  db: Db,
  { communityId }: CommunityActor,
  id: string,
): Promise<Record<string, never>> {
  if (!(await store.endPartner(db, communityId, id))) throw new DomainError('not_found')
  return {}
}
