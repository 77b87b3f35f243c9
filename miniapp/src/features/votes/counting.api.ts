import { votesResults } from '@liren/shared/votes.results'
import { call } from '../../lib/api-client.ts'
import type { InDecision } from './votes.api.ts'

/** Opens every ballot with the key and counts; never sent twice by itself. */
export const countVotes = (params: InDecision, version: number, key: string) =>
  call(votesResults.count, { params, body: { version, key } })

export const recountVotes = (params: InDecision, version: number, key: string) =>
  call(votesResults.recount, { params, body: { version, key } })
