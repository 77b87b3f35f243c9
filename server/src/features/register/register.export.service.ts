import type { exportStatuses } from '@liren/shared/register'
import type { FileReply } from '@liren/shared/files'
import type pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { withContext, type Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { groupBy } from '../../platform/group.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import { writeSpreadsheet } from '../../platform/spreadsheet/xlsx.write.ts'
import { mapInTurns } from '../../platform/turns.ts'
import { expectFreshCode } from '../identity/identity.stepup.service.ts'
import { treeWithUnits } from '../neighbourhood/neighbourhood.bulk.service.ts'
import { placesOf } from '../neighbourhood/neighbourhood.service.ts'
import { recordRead } from '../privacy/privacy.service.ts'
import type { RegisterDeps } from './register.deps.ts'
import * as store from './register.export.store.ts'
import { headingsOf, rowOf } from './register.export.rules.ts'
import { expectKeeper } from './register.import.service.ts'
import { mayKeepRegisterOf } from './register.policy.ts'
import { openOwner } from './register.sealing.service.ts'
import { readOwners, readOwnerships } from './register.store.ts'

/** Has the register written to a file, by a job; the wish and its reason are on record before anything is read. */
export async function startExport(
  db: Db,
  actor: CommunityActor,
  estateId: string,
  reason: string,
): Promise<{ id: string }> {
  await expectKeeper(db, actor, estateId)
  await expectFreshCode(db, actor)
  const { communityId, accountId, sessionId } = actor
  const id = uuidv7()
  await store.insertExport(db, { communityId, id, estateId, reason, createdBy: accountId, sessionId })
  await recordRead(db, { actor, estateId, what: 'register_export', purpose: reason })
  await enqueue(db, 'export_register', id, { communityId, exportId: id })
  return { id }
}

/** The actor's own export, asked for on this very device. */
async function expectExport(db: Db, actor: CommunityActor, id: string) {
  const row = await store.readExport(db, actor.communityId, id)
  const isTheirs = row?.createdBy === actor.accountId && row.sessionId === actor.sessionId
  if (!row || !isTheirs || !mayKeepRegisterOf(actor, row.estateId)) throw new DomainError('not_found')
  return row
}

type ExportStatus = (typeof exportStatuses)[number]

/** How far the export is. */
export async function exportFor(db: Db, actor: CommunityActor, id: string) {
  const row = await expectExport(db, actor, id)
  const status = row.isOver ? 'expired' : (row.status as ExportStatus)
  return { id, status, expiresAt: row.expiresAt.toISOString() }
}

/** The file itself, while its time lasts. */
export async function takeExport(
  db: Db,
  { files }: RegisterDeps,
  actor: CommunityActor,
  id: string,
): Promise<FileReply> {
  const row = await expectExport(db, actor, id)
  const file = row.isOver || row.status !== 'ready' || row.fileKey === null ? null : await files.get(row.fileKey)
  if (!file) throw new DomainError('not_found')
  const place = (await placesOf(db, actor.communityId, [row.estateId])).get(row.estateId)
  return { file, name: `${place?.label ?? ''}业主名册.xlsx` }
}

/** Job: writes the register of an estate into a sealed file that waits to be fetched. */
export async function exportRegister(
  { pool, vault, files }: RegisterDeps & { pool: pg.Pool },
  { communityId, exportId }: { communityId: string; exportId: string },
): Promise<void> {
  const found = await withContext(pool, { communityId }, async (db) => {
    const row = await store.readExport(db, communityId, exportId)
    if (row?.status !== 'making' || row.isOver) return null
    const tree = await treeWithUnits(db, communityId, row.estateId)
    const owners = await readOwners(db, communityId, row.estateId)
    return { tree, owners, ownerships: await readOwnerships(db, communityId, row.estateId) }
  })
  if (!found) return
  const owners = new Map(await mapInTurns(found.owners, (row) => [row.id, openOwner(vault, row)] as const))
  const ownersOf = groupBy(found.ownerships, (row) => row.unitId)
  const most = Math.max(1, ...[...ownersOf.values()].map((rows) => rows.length))
  const buildings = new Map(found.tree.buildings.map((row) => [row.id, row]))
  const entrances = new Map(found.tree.entrances.map((row) => [row.id, row]))
  const rows = found.tree.units.map((unit) => {
    const entrance = entrances.get(unit.entranceId)
    const place = { building: buildings.get(entrance?.buildingId ?? '')?.name ?? '', entrance: entrance?.name ?? '' }
    const own = (ownersOf.get(unit.id) ?? []).flatMap((row) => owners.get(row.ownerId) ?? [])
    return rowOf({ ...place, ...unit }, own, most)
  })
  const bytes = await writeSpreadsheet({ sheets: [{ name: '业主名册', columns: headingsOf(most), rows }] })
  const fileKey = await files.put('exports', bytes)
  const isWanted = await withContext(pool, { communityId }, (db) =>
    store.finishExport(db, communityId, exportId, fileKey),
  )
  if (!isWanted) await files.remove(fileKey)
}
