import type { VoteFile } from '@liren/shared/votes.files'
import { policyDocuments, type VotePolicy } from '@liren/shared/votes.policy'
import type { Db } from '../../platform/db/context.ts'
import { DomainError } from '../../platform/errors.ts'
import { presentFile } from './votes.files.service.ts'
import { documentsById } from './votes.files.store.ts'
import type { DecisionRow } from './votes.store.ts'

type Named = readonly { attachmentIds: string[] }[]

/** Ids of the documents that a decision names, each once: of its motions, then of its policy. */
export const namedIn = (agenda: Named, policy: Pick<VotePolicy, 'regulation' | 'ruleBasis'>): string[] => [
  ...new Set([...agenda.flatMap(({ attachmentIds }) => attachmentIds), ...policyDocuments(policy)]),
]

/** The documents that a decision names, in that order; one that is gone is left out. */
export async function documentsOf(
  db: Db,
  { communityId, estateId, policy }: Pick<DecisionRow, 'communityId' | 'estateId' | 'policy'>,
  agenda: Named,
): Promise<VoteFile[]> {
  const ids = namedIn(agenda, policy)
  const found = new Map((await documentsById(db, { communityId, estateId }, ids)).map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = found.get(id)
    return row ? [presentFile(row)] : []
  })
}

/** Refuses a draft that names a document which its estate does not have: nobody could read it. */
export async function expectDocuments(
  db: Db,
  communityId: string,
  { estateId, motions, policy }: { estateId: string; motions: Named; policy: VotePolicy },
): Promise<void> {
  const ids = namedIn(motions, policy)
  const found = await documentsById(db, { communityId, estateId }, ids)
  if (found.length < ids.length) throw new DomainError('attachment_unknown')
}
