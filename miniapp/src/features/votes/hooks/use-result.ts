import { useQuery } from '@tanstack/react-query'
import { fetchResult } from '../result.api.ts'
import type { InDecision } from '../votes.api.ts'
import { keys } from '../votes.keys.ts'

/** The result, once it is published. */
export const useResult = (at: InDecision) =>
  useQuery({
    queryKey: keys.result(at.communityId, at.decisionId),
    queryFn: ({ signal }) => fetchResult(at, signal),
    meta: { keep: true },
  })
