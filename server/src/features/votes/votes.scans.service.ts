import { mostScans, type VoteFile } from '@liren/shared/votes.files'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { CommunityActor } from '../../platform/http/actor.ts'
import type { KeptFile } from '../../platform/http/files.ts'
import { dropFiles, takeFile } from './votes.files.service.ts'
import { expectOpening } from './votes.paper.service.ts'

interface PaperAt {
  decisionId: string
  number: number
}

/** Keeps a scan of an opened paper; those who read it, and who count again, look at what it showed. */
export async function addScan(
  db: Db,
  actor: CommunityActor,
  { decisionId, number }: PaperAt,
  file: KeptFile | null,
): Promise<VoteFile> {
  const { row } = await expectOpening(db, actor, decisionId, number)
  const { communityId, estateId } = row
  return takeFile(db, actor, { communityId, estateId, decisionId, use: 'scan', paperNumber: number }, file, mostScans)
}

/** Takes a bad scan out again: once somebody has read the paper by it, it stays. */
export async function removeScan(
  db: Db,
  actor: CommunityActor,
  { decisionId, number, fileId }: PaperAt & { fileId: string },
): Promise<void> {
  const { paper, scans } = await expectOpening(db, actor, decisionId, number)
  if (!scans.some(({ id }) => id === fileId)) throw new DomainError('not_found')
  if (paper.readings.length > 0) throw new DomainError('vote_paper_read')
  await dropFiles(db, actor.communityId, [fileId])
}
