import { votesDocuments } from '@liren/shared/votes.documents'
import type { Routes } from '../../platform/http/routes.ts'
import type { SealedFiles } from '../../platform/storage/sealed.files.ts'
import { attachDocument, documentsFor, fileFor } from './votes.documents.service.ts'
import { voteIntake } from './votes.files.service.ts'
import { maySeeVotes } from './votes.policy.ts'

export function votesDocumentsRoutes(routes: Routes, { files }: { files: SealedFiles }): void {
  routes.community(
    votesDocuments.attach,
    maySeeVotes,
    ({ db, actor, call }) => attachDocument(db, actor, call.params.estateId, call.file),
    voteIntake,
  )
  routes.community(votesDocuments.documents, maySeeVotes, ({ db, actor, call }) =>
    documentsFor(db, actor, call.params.estateId),
  )
  routes.community(votesDocuments.picture, maySeeVotes, ({ db, actor, call }) =>
    fileFor(db, files, actor, call.params, { kind: 'picture', ...call.query }),
  )
  routes.community(votesDocuments.pdf, maySeeVotes, ({ db, actor, call }) =>
    fileFor(db, files, actor, call.params, { kind: 'pdf', size: 'full' }),
  )
}
