import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { PaperReading } from '@liren/shared/votes.paper'
import { paged } from '../../../lib/paging.ts'
import { useSubmissions } from '../../../lib/submission.ts'
import { enterPaper, fetchPapers, printPapers, receivePaper, settlePaper } from '../papers.api.ts'
import type { InDecision } from '../votes.api.ts'
import { keys } from '../votes.keys.ts'

/** Paper ballots by number; `isAsked` is false for who has no business with them. */
export const usePapers = (at: InDecision, isAsked: boolean) =>
  useInfiniteQuery({
    queryKey: keys.papers(at.communityId, at.decisionId),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchPapers(at, pageParam, signal),
    enabled: isAsked,
    staleTime: 0,
  })

/** One paper: lists are asked page by page until it is found, or there are no more. */
export function usePaper(at: InDecision, number: number) {
  const papers = usePapers(at, true)
  const found = papers.data?.pages.flatMap(({ items }) => items).find((one) => one.number === number)
  const { hasNextPage, isFetching, fetchNextPage } = papers
  const isLooking = found === undefined && hasNextPage
  useEffect(() => {
    if (isLooking && !isFetching) void fetchNextPage()
  }, [isLooking, isFetching, fetchNextPage])
  const data = papers.data === undefined || isLooking ? undefined : { paper: found ?? null }
  return { data, error: papers.error, refetch: papers.refetch }
}

function usePapersChanged(at: InDecision) {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: keys.papers(at.communityId, at.decisionId) })
}

/** Prints the sheets of a building, or of one unit. */
export function usePrintPapers(at: InDecision) {
  const changed = usePapersChanged(at)
  return useMutation({
    mutationFn: (of: { buildingId: string; unitId: string | null }) => printPapers(at, of),
    onSettled: changed,
  })
}

/** Notes that a paper came back, sealed. */
export function useReceive(at: InDecision) {
  const changed = usePapersChanged(at)
  const submissions = useSubmissions()
  return useMutation({
    mutationFn: (number: number) => receivePaper(at, number, submissions.nameFor([at.decisionId, number])),
    onSuccess: () => submissions.done(),
    onSettled: changed,
  })
}

/** Enters what is on a paper, or settles with a reason what was entered differently. */
export function useReading(at: InDecision, number: number) {
  const changed = usePapersChanged(at)
  const submissions = useSubmissions()
  return useMutation({
    mutationFn: ({ reading, reason }: { reading: PaperReading; reason: string | null }) => {
      const name = submissions.nameFor([at.decisionId, number, reading, reason])
      return reason === null
        ? enterPaper(at, number, reading, name)
        : settlePaper(at, number, { reading, reason }, name)
    },
    onSuccess: () => submissions.done(),
    onSettled: changed,
  })
}
