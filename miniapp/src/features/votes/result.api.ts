import { votesResults } from '@liren/shared/votes.results'
import { votesExports } from '@liren/shared/votes.exports'
import { call } from '../../lib/api-client.ts'
import { download } from '../../lib/download.ts'
import type { InDecision } from './votes.api.ts'

export const fetchResult = (params: InDecision, signal?: AbortSignal) =>
  call(votesResults.result, { params }, { signal })

/** Everything of a decision that is public, to be verified without us. */
export const downloadExport = (params: InDecision) => download(votesExports.exported, { params })

/** The program that verifies it. */
export const downloadVerifier = () => download(votesExports.verifier, {})

/** To whom counting files were given out so far. */
export const fetchReleases = (params: InDecision, cursor: string | null, signal?: AbortSignal) =>
  call(votesExports.releases, { params, query: { cursor: cursor ?? undefined } }, { signal })

/** Gives out a counting file, which the log tells, and hands it to whoever asked. */
export const releaseCounting = (
  params: InDecision,
  { key, to, reason }: { key: string; to: string[]; reason: string },
): Promise<void> => download(votesExports.release, { params, body: { key, to, reason, isBound: true } })
