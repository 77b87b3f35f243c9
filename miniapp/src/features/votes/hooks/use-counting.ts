import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { VotePaper } from '@liren/shared/votes.paper'
import { countVotes, recountVotes } from '../counting.api.ts'
import { fetchPapers } from '../papers.api.ts'
import type { InDecision } from '../votes.api.ts'
import { keys } from '../votes.keys.ts'

/** Counts, or counts again, with the key; of the key nothing stays, neither here nor there. */
export function useCounting(at: InDecision, version: number, what: 'count' | 'recount') {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (key: string) => (what === 'count' ? countVotes : recountVotes)(at, version, key),
    // What was sent is held as long as the mutation is.
    gcTime: 0,
    onSuccess: (decision) => client.setQueryData(keys.one(at.communityId, at.decisionId), decision),
    onSettled: () => client.invalidateQueries({ queryKey: keys.all(at.communityId) }),
  })
}

/** Papers that came back, and how many of them are not taken in yet. */
async function readReceived(at: InDecision, signal: AbortSignal): Promise<{ all: number; left: number }> {
  const received: VotePaper[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof fetchPapers>> = await fetchPapers(at, cursor, signal)
    received.push(...page.items.filter(({ receivedAt }) => receivedAt !== null))
    cursor = page.nextCursor
  } while (cursor !== null)
  return { all: received.length, left: received.filter(({ status }) => status !== 'opened').length }
}

/** How the other recorder is coming on is seen without asking. */
const pollMs = 15_000

export const useReceived = (at: InDecision) =>
  useQuery({
    queryKey: [...keys.papers(at.communityId, at.decisionId), 'received'],
    queryFn: ({ signal }) => readReceived(at, signal),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data !== undefined && state.data.left > 0 ? pollMs : false),
  })
