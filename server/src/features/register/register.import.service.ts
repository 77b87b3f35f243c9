import type { PageQuery } from '@liren/shared/page'
import type { ImportFailure, ImportStatus, register, RegisterImport } from '@liren/shared/register'
import type { RegisterChange, RegisterFault, RegisterQuestion } from '@liren/shared/register.findings'
import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import { pageFrom, positionOf, textPositionOf } from '../../platform/http/cursor.ts'
import type { KeptFile } from '../../platform/http/files.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import { placesOf } from '../neighbourhood/neighbourhood.service.ts'
import type { RegisterDeps } from './register.deps.ts'
import { withAnswers } from './register.drawing.service.ts'
import * as store from './register.import.store.ts'
import { isMappingComplete } from './register.mapping.rules.ts'
import { mayKeepRegisterOf } from './register.policy.ts'

const peekPlace = (importId: string) => ({ table: 'register_import', column: 'peek_sealed', row: importId })
const findingPlace = (importId: string) => ({ table: 'register_finding', column: 'sealed', row: importId })

/** Refuses unless the estate is of this community and the actor keeps its register. */
export async function expectKeeper(db: Db, actor: CommunityActor, estateId: string): Promise<{ label: string }> {
  const place = (await placesOf(db, actor.communityId, [estateId])).get(estateId)
  if (place?.kind !== 'estate') throw new DomainError('not_found')
  if (!mayKeepRegisterOf(actor, estateId)) throw new DomainError('forbidden')
  return place
}

/** Takes a file in, to be read by a job; one import at a time in an estate. */
export async function uploadRegister(
  db: Db,
  actor: CommunityActor,
  estateId: string,
  file: KeptFile,
): Promise<{ id: string }> {
  await expectKeeper(db, actor, estateId)
  const { communityId } = actor
  const id = uuidv7()
  await store.insertImport(db, {
    communityId,
    id,
    estateId,
    status: 'reading',
    fileName: file.name,
    fileKey: file.key,
    createdBy: actor.accountId,
    handledBy: actor.accountId,
  })
  file.isTaken = true
  await enqueue(db, 'read_register', id, { communityId, importId: id })
  return { id }
}

async function expectImport(db: Db, actor: CommunityActor, id: string): Promise<store.ImportRow> {
  const row = await store.readImport(db, actor.communityId, id)
  if (!row) throw new DomainError('not_found')
  if (!mayKeepRegisterOf(actor, row.estateId)) throw new DomainError('forbidden')
  return row
}

const isOneOf = (status: string, ...statuses: ImportStatus[]) => (statuses as string[]).includes(status)

const abilitiesOf = ({ status, counts }: Pick<store.ImportRow, 'status' | 'counts'>) => ({
  check: isOneOf(status, 'mapping', 'checked'),
  apply: status === 'checked' && counts?.faults === 0 && counts.questions === 0,
  cancel: isOneOf(status, 'reading', 'mapping', 'checking', 'checked'),
})

/** Imports of the estates whose register the actor keeps, newest first. */
export async function listImports(db: Db, actor: CommunityActor, query: PageQuery) {
  const rows = await store.listImports(db, actor.communityId, positionOf(query), query.limit + 1)
  const page = pageFrom(
    rows,
    query.limit,
    (row) => [row.createdAt, row.id],
    (row) => row,
  )
  return {
    nextCursor: page.nextCursor,
    items: page.items
      .filter((row) => mayKeepRegisterOf(actor, row.estateId))
      .map((row) => ({
        id: row.id,
        estateName: row.estateName,
        fileName: row.fileName,
        status: row.status as ImportStatus,
        createdAt: row.createdAt.toISOString(),
        createdBy: row.createdByName,
      })),
  }
}

/** One import as its keeper sees it. */
export async function importFor(
  db: Db,
  { vault }: RegisterDeps,
  actor: CommunityActor,
  id: string,
): Promise<RegisterImport> {
  const row = await expectImport(db, actor, id)
  const peek = row.peekSealed === null ? '[]' : vault.open(row.peekSealed, peekPlace(id))
  return {
    id,
    estateId: row.estateId,
    estateName: row.estateName,
    fileName: row.fileName,
    status: row.status as ImportStatus,
    progress: row.progress,
    failure: row.failure as ImportFailure | null,
    movedOn: row.movedOn,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdByName,
    sheets: JSON.parse(peek) as RegisterImport['sheets'],
    mapping: row.mapping,
    skippedRows: row.skippedRows,
    counts: row.counts,
    totals: row.totals,
    abilities: abilitiesOf(row),
  }
}

async function pageOfFindings<T>(
  db: Db,
  { vault }: RegisterDeps,
  actor: CommunityActor,
  id: string,
  { kinds, query }: { kinds: readonly store.FindingKind[]; query: PageQuery },
) {
  await expectImport(db, actor, id)
  const after = Number(textPositionOf(query)?.[0] ?? 0)
  if (!Number.isSafeInteger(after) || after < 0 || after > 2_000_000_000) throw new DomainError('malformed_request')
  const at = { communityId: actor.communityId, importId: id, kinds }
  const rows = await store.listFindings(db, at, after, query.limit + 1)
  return pageFrom(
    rows,
    query.limit,
    (row) => [String(row.ordinal), id],
    (row) => JSON.parse(vault.open(row.sealed, findingPlace(id))) as T,
  )
}

export const faultsOf = (db: Db, deps: RegisterDeps, actor: CommunityActor, id: string, query: PageQuery) =>
  pageOfFindings<RegisterFault>(db, deps, actor, id, { kinds: ['fault'], query })

export const questionsOf = (db: Db, deps: RegisterDeps, actor: CommunityActor, id: string, query: PageQuery) =>
  pageOfFindings<RegisterQuestion>(db, deps, actor, id, { kinds: ['question'], query })

export const changesOf = (
  db: Db,
  deps: RegisterDeps,
  actor: CommunityActor,
  id: string,
  query: PageQuery & { kind?: RegisterChange['kind'] | undefined },
) =>
  pageOfFindings<RegisterChange>(db, deps, actor, id, {
    kinds: query.kind ? [query.kind] : ['created', 'changed', 'left', 'absent'],
    query,
  })

type Check = z.output<typeof register.check.body>

/** Has the import run without writing. What was answered before stays answered unless it is answered anew. */
export async function checkImport(
  db: Db,
  { vault }: RegisterDeps,
  actor: CommunityActor,
  id: string,
  check: Check,
): Promise<void> {
  const row = await expectImport(db, actor, id)
  if (!abilitiesOf(row).check) throw new DomainError('register_import_closed')
  if (!isMappingComplete(check.mapping)) throw new DomainError('register_mapping_incomplete')
  const { communityId } = actor
  const moved = await store.moveImport(
    db,
    { communityId, id, from: ['mapping', 'checked'], version: check.version },
    {
      status: 'checking',
      progress: 0,
      movedOn: false,
      mapping: check.mapping,
      answersSealed: withAnswers(vault, row, check.answers),
      skippedRows: check.skippedRows,
      handledBy: actor.accountId,
    },
  )
  if (!moved) throw new DomainError('edited_elsewhere')
  await enqueue(db, 'check_register', id, { communityId, importId: id })
}

/** Has the import written. Faults and questions must be settled; what is written is what was shown. */
export async function applyImport(db: Db, actor: CommunityActor, id: string, version: number): Promise<void> {
  const row = await expectImport(db, actor, id)
  if (row.status !== 'checked') throw new DomainError('register_import_closed')
  if (!abilitiesOf(row).apply) throw new DomainError('register_import_unsettled')
  const { communityId } = actor
  const at = { communityId, id, from: ['checked'] as const, version }
  if (!(await store.moveImport(db, at, { status: 'applying', progress: 0, handledBy: actor.accountId })))
    throw new DomainError('edited_elsewhere')
  await enqueue(db, 'apply_register', id, { communityId, importId: id })
}

/** Has the file of an import that is over removed, again and again until the storage has done it. */
export const discardLater = (db: Db, job: { communityId: string; importId: string }): Promise<void> =>
  enqueue(db, 'discard_register_file', job.importId, job)

/** Gives an import up: its findings go now, its file by a job. One that is being written can no longer be stopped. */
export async function cancelImport(db: Db, actor: CommunityActor, id: string): Promise<void> {
  const row = await expectImport(db, actor, id)
  const { communityId } = actor
  const from = ['reading', 'mapping', 'checking', 'checked'] as const
  if (!(await store.moveImport(db, { communityId, id, from }, { ...store.forgotten, handledBy: actor.accountId })))
    throw new DomainError('register_import_closed')
  await store.deleteFindings(db, communityId, row.id)
  await discardLater(db, { communityId, importId: id })
}

export { findingPlace, peekPlace }
