import type { VoteFile } from '@liren/shared/votes.files'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import type { KeptFile, LateFile } from '../../platform/http/files.ts'
import type { SealedFiles } from '../../platform/storage/sealed.files.ts'
import { readAgenda } from './votes.agenda.store.ts'
import { lateFile, presentFile, takeFile } from './votes.files.service.ts'
import * as store from './votes.files.store.ts'
import { hatsOf, partOf } from './votes.hats.service.ts'
import { namedIn } from './votes.naming.service.ts'
import { expectVisible } from './votes.service.ts'
import type { DecisionRow } from './votes.store.ts'

/** More than an estate gathers in years; a flood stops here. */
const mostOfEstate = 1_000
const mostListed = 100

/** Whoever organises decisions of an estate; `not_found` to everybody else, as there is nothing for them to see. */
async function expectHatOf(db: Db, actor: CommunityActor, estateId: string): Promise<void> {
  const hats = await hatsOf(db, actor)
  if (!hats.some((hat) => hat.estateId === estateId)) throw new DomainError('not_found')
}

/** Takes a document for decisions of an estate. */
export async function attachDocument(
  db: Db,
  actor: CommunityActor,
  estateId: string,
  file: KeptFile | null,
): Promise<VoteFile> {
  await expectHatOf(db, actor, estateId)
  const at = { communityId: actor.communityId, estateId, decisionId: null, use: 'document' as const }
  return takeFile(db, actor, at, file, mostOfEstate)
}

/** Documents that a draft of the estate can name, newest first. */
export async function documentsFor(db: Db, actor: CommunityActor, estateId: string): Promise<{ items: VoteFile[] }> {
  await expectHatOf(db, actor, estateId)
  const rows = await store.documentsOfEstate(db, actor.communityId, estateId, mostListed)
  return { items: rows.map(presentFile) }
}

/** Who may see a file of a decision again, by what it is for. */
async function maySee(db: Db, actor: CommunityActor, row: DecisionRow, file: store.FileRow): Promise<boolean> {
  const agenda = await readAgenda(db, actor.communityId, row.id)
  if (file.use === 'document') return file.estateId === row.estateId && namedIn(agenda, row.policy).includes(file.id)
  if (file.decisionId !== row.id) return false
  const part = await partOf(db, actor, row, agenda)
  if (file.use === 'official')
    return row.publishedAt !== null || part.isOrganiser || part.parties.includes('RESIDENTS_COMMITTEE')
  return part.mayCount || (file.use === 'scan' && part.mayRecount)
}

/** A file of a decision, as the actor may see it. */
export async function fileFor(
  db: Db,
  storage: SealedFiles,
  actor: CommunityActor,
  { decisionId, fileId }: { decisionId: string; fileId: string },
  wanted: { kind: 'picture' | 'pdf'; size: 'full' | 'preview' },
): Promise<LateFile> {
  const row = await expectVisible(db, actor, decisionId)
  const file = await store.readFile(db, actor.communityId, fileId)
  if (!file || !(await maySee(db, actor, row, file))) throw new DomainError('not_found')
  return lateFile(storage, file, wanted)
}
