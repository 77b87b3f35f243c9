import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { DecisionRow } from '@liren/shared/votes.views'
import { useNow } from '../../../lib/clock.ts'
import { paged } from '../../../lib/paging.ts'
import { fetchDecision, fetchDecisions } from '../decisions.api.ts'
import { keys } from '../votes.keys.ts'
import { grouped, type Grouped } from '../votes.phases.ts'

/** Decisions of my estates, newest first, page by page. */
export const useDecisions = (communityId: string) =>
  useInfiniteQuery({
    queryKey: keys.list(communityId),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchDecisions(communityId, pageParam, signal),
    meta: { keep: true },
  })

/** What awaits me now, what is under way, and what is over. */
export const useGroups = (rows: readonly DecisionRow[]): Grouped => grouped(rows, useNow())

/** One decision with its agenda, its life so far, and what I may do. */
export const useDecision = (communityId: string, decisionId: string) =>
  useQuery({
    queryKey: keys.one(communityId, decisionId),
    queryFn: ({ signal }) => fetchDecision(communityId, decisionId, signal),
    meta: { keep: true },
  })
