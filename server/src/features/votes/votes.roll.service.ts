import { rollLeafOf, type RollEntry } from '@liren/shared/votes.audit'
import { fromBase64url, toBase64url } from '@liren/shared/votes.bytes'
import type { RollProof } from '@liren/shared/votes.casting'
import { inclusionProof, rootOf } from '@liren/shared/votes.tree'
import { createHmac, randomBytes } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import { groupBy } from '../../platform/group.ts'
import { mapInTurns } from '../../platform/turns.ts'
import { treeWithUnits } from '../neighbourhood/neighbourhood.bulk.service.ts'
import { countHeads } from '../register/register.heads.rules.ts'
import { holdRegister, ownershipsOf } from '../register/register.owners.service.ts'
import {
  rollFrom,
  unitsOfRoll,
  type CountedHeads,
  type Roll,
  type RollFault,
  type RollUnit,
} from './votes.roll.rules.ts'
import { headsToCount } from './votes.count.store.ts'
import * as store from './votes.roll.store.ts'
import type { DecisionRow } from './votes.store.ts'

/** Where the seed of the salts is sealed. */
const seedAt = (at: store.RollAt) => ({
  table: 'vote_roll',
  column: 'seed_sealed',
  row: `${at.decisionId} ${String(at.freeze)}`,
})

/** The salt of one entry; from the seed, so that telling one tells no other. */
const saltOf = (seed: string, pseudonym: string): string =>
  createHmac('sha256', Buffer.from(seed, 'base64url')).update(pseudonym).digest('base64url')

/** A roll as it would be frozen now, with the units it is made of. */
export interface Drawn {
  units: Map<string, RollUnit>
  drawn: { roll: Roll } | { fault: RollFault }
  /** As far as can be counted, whatever stands in the way of a freeze. */
  counted: CountedHeads
}

/** The units of an estate with their owners, as the register has them now. */
export async function unitsNow(db: Db, communityId: string, estateId: string): Promise<RollUnit[]> {
  const tree = await treeWithUnits(db, communityId, estateId)
  const owners = groupBy(await ownershipsOf(db, communityId, estateId), ({ unitId }) => unitId)
  const buildingOf = new Map(tree.entrances.map(({ id, buildingId }) => [id, buildingId]))
  return tree.units.map((unit) => ({
    ...unit,
    buildingId: buildingOf.get(unit.entranceId) ?? '',
    ownerKeys: (owners.get(unit.id) ?? []).map(({ ownerId }) => ownerId),
  }))
}

/** Reads the register as it stands, held until the transaction ends, and counts heads and areas. */
export async function drawRoll(db: Db, row: DecisionRow): Promise<Drawn> {
  await holdRegister(db, row.communityId, row.estateId)
  return drawUnheld(db, row)
}

/** The same without holding the register: to look at, not to freeze. */
export async function drawUnheld(db: Db, { communityId, estateId, scope, policy }: DecisionRow): Promise<Drawn> {
  const all = await unitsNow(db, communityId, estateId)
  const units = unitsOfRoll(all, scope, policy)
  const counted = countHeads(units, policy.headMergeKey)
  return { units: new Map(units.map((unit) => [unit.id, unit])), drawn: rollFrom(counted, scope, units), counted }
}

/** Who votes for a unit: its owners; for what the developer holds, the developer alone, and never a buyer yet. */
const votersOf = ({ saleState, ownerKeys }: RollUnit): string[] =>
  saleState === 'sold_undelivered' ? [] : [...ownerKeys]

/** Freezes a drawn roll: a pseudonym for each head, and the tree over all of them. */
export async function freezeRoll(
  db: Db,
  vault: Vault,
  at: store.RollAt,
  { units, roll }: { units: Map<string, RollUnit>; roll: Roll },
  by: { accountId: string; now: Date },
): Promise<{ root: string; heads: number; area: number }> {
  const seed = randomBytes(32).toString('base64url')
  const named = roll.entries
    .map((entry) => ({ ...entry, pseudonym: randomBytes(16).toString('base64url') }))
    .toSorted((one, other) => (one.pseudonym < other.pseudonym ? -1 : 1))
  const heads = await mapInTurns([...named.entries()], ([position, { pseudonym, unitIds, areaCentiares }]) => {
    const own = unitIds.flatMap((id) => units.get(id) ?? [])
    const isDeveloper = own.every(({ saleState }) => saleState !== 'delivered')
    const salt = saltOf(seed, pseudonym)
    return {
      id: uuidv7(),
      ...{ pseudonym, position, areaCentiares, isDeveloper, unitIds },
      leaf: toBase64url(rollLeafOf({ pseudonym, area: areaCentiares, salt })),
    }
  })
  const root = toBase64url(rootOf(heads.map(({ leaf }) => fromBase64url(leaf))))
  const { heads: count, areaCentiares } = roll
  const frozen = { frozenAt: by.now, frozenBy: by.accountId, seedSealed: vault.seal(seed, seedAt(at)) }
  await store.insertRoll(db, { ...at, root, heads: count, areaCentiares, ...frozen })
  const rows = heads.flatMap(({ id: headId, unitIds }) =>
    unitIds.flatMap((unitId) => {
      const unit = units.get(unitId)
      if (!unit) return []
      const { buildingId, areaCentiares: area } = unit
      return [{ unitId, headId, buildingId, areaCentiares: area ?? 0, ownerIds: votersOf(unit) }]
    }),
  )
  await store.insertHeads(db, at, heads, rows)
  return { root, heads: count, area: areaCentiares }
}

/** Every entry of a roll with its salt, in the order of its tree: for a counting file alone. */
export async function openRoll(db: Db, vault: Vault, at: store.RollAt): Promise<RollEntry[]> {
  const roll = await store.readRoll(db, at)
  if (!roll) throw new DomainError('not_found')
  const seed = vault.open(roll.seedSealed, seedAt(at))
  const heads = await headsToCount(db, at)
  return heads.map(({ pseudonym, areaCentiares: area }) => ({ pseudonym, area, salt: saltOf(seed, pseudonym) }))
}

/** What shows an owner that the own entry is in the roll. */
export async function proofOf(db: Db, vault: Vault, at: store.RollAt, head: store.HeadRow): Promise<RollProof> {
  const roll = await store.readRoll(db, at)
  if (!roll) throw new DomainError('not_found')
  const leaves = (await store.leavesOfRoll(db, at)).map(fromBase64url)
  const { pseudonym, position: index, areaCentiares } = head
  return {
    ...{ pseudonym, areaCentiares, index },
    salt: saltOf(vault.open(roll.seedSealed, seedAt(at)), pseudonym),
    size: leaves.length,
    root: roll.root,
    path: inclusionProof(leaves, index).map(toBase64url),
  }
}
