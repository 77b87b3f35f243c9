import { votesResults } from '@liren/shared/votes.results'
import { call } from '../../lib/api-client.ts'
import type { InDecision } from './votes.api.ts'

export const fetchResult = (params: InDecision, signal?: AbortSignal) =>
  call(votesResults.result, { params }, { signal })
