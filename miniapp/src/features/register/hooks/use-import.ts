import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { ImportStatus, RegisterImport } from '@liren/shared/register'
import type { RegisterChange } from '@liren/shared/register.findings'
import { paged } from '../../../lib/paging.ts'
import { useSubmissions } from '../../../lib/submission.ts'
import {
  applyImport,
  cancelImport,
  checkImport,
  fetchChanges,
  fetchFaults,
  fetchImport,
  fetchQuestions,
  type Check,
} from '../register.api.ts'
import { keys } from '../register.keys.ts'

/** Steps the server does by itself: the page asks how far it is until one of them ends. */
const working: readonly ImportStatus[] = ['reading', 'checking', 'applying']
export const isWorking = (status: ImportStatus) => working.includes(status)

const askEveryMs = 1000

/** One import, asked for again while the server is at work on it, more seldom while it cannot be reached. */
export const useImport = (communityId: string, importId: string) =>
  useQuery({
    queryKey: keys.import(communityId, importId),
    queryFn: ({ signal }) => fetchImport({ communityId, importId }, signal),
    staleTime: 0,
    refetchInterval: ({ state }) => {
      if (!state.data || !isWorking(state.data.status)) return false
      return state.error ? 5 * askEveryMs : askEveryMs
    },
  })

/** Lists follow where an import stands; once it is written, what is shown of places and owners is asked for anew. */
export function useFreshRegister(communityId: string, { status, id: importId }: RegisterImport): void {
  const client = useQueryClient()
  useEffect(() => {
    void client.invalidateQueries({ queryKey: keys.imports(communityId) })
    if (status !== 'applied') return
    void client.invalidateQueries({ queryKey: ['neighbourhood', communityId] })
    void client.invalidateQueries({
      queryKey: keys.all(communityId),
      predicate: ({ queryKey }) => !queryKey.includes(importId),
    })
  }, [client, communityId, status, importId])
}

/** Checks, applies and gives up an import; each answer is followed by a fresh look at it. */
export function useImportSteps(communityId: string, { id: importId, version }: RegisterImport) {
  const client = useQueryClient()
  const submissions = useSubmissions()
  const at = { communityId, importId }
  const look = () => void client.invalidateQueries({ queryKey: keys.import(communityId, importId) })
  const settled = {
    onSuccess: () => submissions.done(),
    onSettled: look,
  }
  const checking = useMutation({
    mutationFn: (body: Omit<Check, 'version'>) =>
      checkImport(at, { ...body, version }, submissions.nameFor(['check', body, version])),
    ...settled,
  })
  const applying = useMutation({
    mutationFn: () => applyImport(at, version, submissions.nameFor(['apply', version])),
    ...settled,
  })
  const cancelling = useMutation({
    mutationFn: () => cancelImport(at),
    onSettled: () => client.invalidateQueries({ queryKey: keys.all(communityId) }),
  })
  return { checking, applying, cancelling }
}

/** What was found, page by page; `version` tells one check from the next. */
export const useFaults = (communityId: string, { id: importId, version }: RegisterImport, isWanted: boolean) =>
  useInfiniteQuery({
    queryKey: keys.findings(communityId, importId, version, 'faults'),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchFaults({ communityId, importId }, pageParam, signal),
    enabled: isWanted,
  })

export const useQuestions = (communityId: string, { id: importId, version }: RegisterImport) =>
  useInfiniteQuery({
    queryKey: keys.findings(communityId, importId, version, 'questions'),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchQuestions({ communityId, importId }, pageParam, signal),
  })

export const useChanges = (
  communityId: string,
  { id: importId, version }: RegisterImport,
  kind: RegisterChange['kind'],
) =>
  useInfiniteQuery({
    queryKey: keys.findings(communityId, importId, version, kind),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchChanges({ communityId, importId }, kind, pageParam, signal),
  })
