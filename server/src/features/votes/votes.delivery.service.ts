import type { Page, PageQuery } from '@liren/shared/page'
import type { Json } from '@liren/shared/votes.canonical'
import {
  deliveryRecords,
  type DeliveryDraft,
  type DeliveryProgress,
  type DeliveryRecord,
  type DeliveryRow,
} from '@liren/shared/votes.delivery'
import type { VoteFile } from '@liren/shared/votes.files'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { KeptFile } from '../../platform/http/files.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, textPositionOf } from '../../platform/http/cursor.ts'
import { readAgenda } from './votes.agenda.store.ts'
import { standingsOf } from './votes.casters.service.ts'
import { expectOpen, type VotesDeps } from './votes.casting.service.ts'
import * as store from './votes.delivery.store.ts'
import { takeFile } from './votes.files.service.ts'
import { readFile } from './votes.files.store.ts'
import { partOf } from './votes.hats.service.ts'
import { appendAll, markOf } from './votes.log.service.ts'
import { expectRecorder } from './votes.paper.service.ts'
import { headsOfUnits, unitsOfHeads, type HeadRow } from './votes.roll.store.ts'
import { expectVisible } from './votes.service.ts'
import type { DecisionRow } from './votes.store.ts'
import { expectSight } from './votes.turnout.service.ts'

/** What is written down of one head, beside who it is. */
interface Told {
  number: string | null
  place: string | null
  fileId: string | null
  /** Into the log: what the proof rests on, and nothing that says whose it is. */
  body: Record<string, Json>
}

interface Recording {
  row: DecisionRow
  now: Date
  kind: DeliveryRecord
  /** Null where an owner's own phone said so. */
  by: { accountId: string; mark: string } | null
  actorId: string
}

/** Writes down those heads that have no record of the kind yet, in the log first; how many that were. */
async function record(
  db: Db,
  { row, now, kind, by, actorId }: Recording,
  heads: readonly HeadRow[],
  toldOf: (head: HeadRow) => Told,
): Promise<number> {
  const at = { communityId: row.communityId, decisionId: row.id }
  const ids = heads.map(({ id }) => id)
  const known = await store.headsOnRecord(db, at, ids, kind)
  const fresh = heads.filter(({ id }) => !known.has(id)).map((head) => ({ head, told: toldOf(head) }))
  if (fresh.length === 0) return 0
  const entries = fresh.map(({ head, told }) => {
    const body = { pseudonym: head.pseudonym, proof: kind, ...told.body, actor: by?.mark ?? null }
    return { kind: 'delivery' as const, at: now, body, actorId }
  })
  const written = await appendAll(db, at, entries)
  const rows = fresh.flatMap(({ head, told: { number, place, fileId } }, index) => {
    const seq = written[index]?.seq
    if (seq === undefined) return []
    return [{ headId: head.id, kind, seq, at: now, recordedBy: by?.accountId ?? null, number, place, fileId }]
  })
  await store.insertDeliveries(db, at, rows)
  return rows.length
}

/** Notes that a verified owner has the ballot before them, for each of their heads; how many these are. */
export async function noteOpened(
  db: Db,
  deps: VotesDeps,
  actor: CommunityActor,
  decisionId: string,
): Promise<{ heads: number }> {
  const found = await expectVisible(db, actor, decisionId)
  const heads = (await standingsOf(db, actor, found)).flatMap(({ head, mayCast }) => (mayCast ? [head] : []))
  const at = { communityId: actor.communityId, decisionId }
  const ids = heads.map(({ id }) => id)
  // Most openings are not the first, and need no lock.
  if ((await store.headsOnRecord(db, at, ids, 'APP_OPENED')).size === heads.length) return { heads: heads.length }
  const { row, now } = await expectOpen(db, deps, actor, decisionId)
  const told: Told = { number: null, place: null, fileId: null, body: { evidence: null } }
  const recording = { row, now, kind: 'APP_OPENED' as const, by: null, actorId: actor.accountId }
  await record(db, recording, heads, () => told)
  return { heads: heads.length }
}

/** The file that a record rests on: one that was taken for deliveries of this decision. */
async function evidenceOf(db: Db, row: DecisionRow, fileId: string | null): Promise<string | null> {
  if (fileId === null) return null
  const file = await readFile(db, row.communityId, fileId)
  if (file?.use !== 'receipt' || file.decisionId !== row.id) throw new DomainError('attachment_unknown')
  return file.digest
}

/** What is told of each flat of a draft: of a head with several flats, what the first of them says. */
async function toldIn(
  db: Db,
  vault: Vault,
  row: DecisionRow,
  draft: DeliveryDraft,
): Promise<{ unitIds: string[]; of: (unitId: string) => Told }> {
  if (draft.kind === 'REGISTERED_MAIL') {
    const numbers = new Map(draft.letters.map(({ unitId, number }) => [unitId, number]))
    const of = (unitId: string): Told => {
      const number = numbers.get(unitId) ?? ''
      const evidence = vault.blindIndex('letter', `${row.id} ${number}`)
      return { number, place: null, fileId: null, body: { evidence } }
    }
    return { unitIds: [...numbers.keys()], of }
  }
  const { fileId, unitIds } = draft
  const evidence = await evidenceOf(db, row, fileId)
  const told: Told = { number: null, place: null, fileId, body: { evidence } }
  if (draft.kind === 'SIGNED_RECEIPT') return { unitIds, of: () => told }
  const { place, days } = draft
  return { unitIds, of: () => ({ ...told, place, body: { evidence, place, days } }) }
}

/** Records how ballots reached their flats; heads that had such a record keep it. */
export async function recordDeliveries(
  db: Db,
  deps: VotesDeps,
  actor: CommunityActor,
  decisionId: string,
  draft: DeliveryDraft,
): Promise<{ recorded: number }> {
  const { communityId, accountId } = actor
  const { row, now } = await expectOpen(db, deps, actor, decisionId)
  await expectRecorder(db, actor, row, await readAgenda(db, communityId, decisionId))
  const { unitIds, of } = await toldIn(db, deps.vault, row, draft)
  const heads = await headsOfUnits(db, { communityId, decisionId, freeze: row.freeze }, unitIds)
  const ids = heads.map(({ id }) => id)
  const unitOf = new Map<string, string>()
  const held = new Map((await unitsOfHeads(db, communityId, ids)).map(({ unitId, headId }) => [unitId, headId]))
  for (const unitId of unitIds) {
    const headId = held.get(unitId)
    if (headId === undefined) throw new DomainError('not_found')
    if (!unitOf.has(headId)) unitOf.set(headId, unitId)
  }
  const by = { accountId, mark: markOf(deps.vault, decisionId, accountId) }
  const recording = { row, now, kind: draft.kind, by, actorId: accountId }
  return { recorded: await record(db, recording, heads, ({ id }) => of(unitOf.get(id) ?? '')) }
}

/** Pictures of signed sheets and notices that a decision keeps at most. */
const mostReceipts = 500

/** Takes a picture of a signed sheet, or of a notice where it hangs. */
export async function takeDeliveryFile(
  db: Db,
  deps: VotesDeps,
  actor: CommunityActor,
  decisionId: string,
  file: KeptFile | null,
): Promise<VoteFile> {
  const { row } = await expectOpen(db, deps, actor, decisionId)
  await expectRecorder(db, actor, row, await readAgenda(db, actor.communityId, decisionId))
  const at = { communityId: actor.communityId, estateId: row.estateId, decisionId, use: 'receipt' as const }
  return takeFile(db, actor, at, file, mostReceipts)
}

const part = ({ heads, delivered, noticed, ...kinds }: store.ProgressRow) => ({
  ...{ heads, delivered, noticed },
  kinds: deliveryRecords.map((kind) => ({ kind, heads: kinds[kind] })),
})

const nothing: store.ProgressRow = {
  ...{ buildingId: null, name: '', heads: 0, delivered: 0, noticed: 0 },
  ...{ SIGNED_RECEIPT: 0, APP_OPENED: 0, REGISTERED_MAIL: 0, PUBLIC_NOTICE: 0 },
}

const mayRecord = async (db: Db, actor: CommunityActor, row: DecisionRow): Promise<boolean> =>
  (await partOf(db, actor, row, await readAgenda(db, actor.communityId, row.id))).mayCount

/** How far the ballots have come: in all, and in the buildings that the actor looks after. */
export async function progressFor(db: Db, actor: CommunityActor, decisionId: string): Promise<DeliveryProgress> {
  const { row, sight, at } = await expectSight(db, actor, decisionId)
  const [whole = nothing, ...buildings] = await store.readProgress(db, at)
  const seen = buildings.flatMap((one) =>
    one.buildingId !== null && (sight === 'all' || sight.includes(one.buildingId))
      ? [{ buildingId: one.buildingId, name: one.name, ...part(one) }]
      : [],
  )
  return {
    ...part(whole),
    counts: row.policy.unreturnedMode !== 'EXCLUDE',
    mayRecord: await mayRecord(db, actor, row),
    buildings: seen,
  }
}

type ListQuery = PageQuery & { buildingId: string; show: 'all' | 'undelivered' | 'delivered' }

/** Flats of a building with what proves a delivery; numbers and pictures only for those who record. */
export async function deliveriesFor(
  db: Db,
  actor: CommunityActor,
  decisionId: string,
  { buildingId, show, ...query }: ListQuery,
): Promise<Page<DeliveryRow>> {
  const { row, sight, at } = await expectSight(db, actor, decisionId)
  if (sight !== 'all' && !sight.includes(buildingId)) throw new DomainError('forbidden')
  const records = await mayRecord(db, actor, row)
  const rows = await store.listDeliveries(db, at, { buildingId, show }, textPositionOf(query), query.limit + 1)
  return pageFrom(
    rows,
    query.limit,
    ({ label, unitId }) => [label, unitId],
    (one) => ({
      ...one,
      records: one.records.map(({ at: when, number, fileId, fileKind, ...told }) => ({
        ...told,
        at: new Date(when).toISOString(),
        ...(records ? { number, fileId, fileKind } : { number: null, fileId: null, fileKind: null }),
      })),
    }),
  )
}
