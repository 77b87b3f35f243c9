import { votesExports } from '@liren/shared/votes.exports'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Routes } from '../../platform/http/routes.ts'
import type { VotesDeps } from './votes.casting.service.ts'
import { exportFor } from './votes.export.service.ts'
import { mayAskForCounting, maySeeVotes } from './votes.policy.ts'
import { releaseCounting, releasesFor } from './votes.release.service.ts'

/** Beside the contract, which is found by its name whether or not the server is bundled. */
const verifierFile = (): string =>
  path.resolve(createRequire(import.meta.url).resolve('@liren/shared/votes'), '../../verifier/verify.mjs')

export function votesExportRoutes(routes: Routes, deps: VotesDeps): void {
  routes.community(votesExports.exported, maySeeVotes, ({ db, actor, call }) =>
    exportFor(db, deps, actor, call.params.decisionId),
  )
  routes.community(votesExports.release, mayAskForCounting, ({ db, actor, call }) =>
    releaseCounting(db, deps.vault, actor, call.params.decisionId, call.body),
  )
  routes.community(votesExports.releases, mayAskForCounting, ({ db, actor, call }) =>
    releasesFor(db, actor, call.params.decisionId, call.query),
  )
  routes.anyone(votesExports.verifier, async () => ({ file: await readFile(verifierFile()), name: 'verify.mjs' }))
}
