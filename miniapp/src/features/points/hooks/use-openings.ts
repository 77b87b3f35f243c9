import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { OpeningColumn } from '@liren/shared/points.opening'
import { paged } from '../../../lib/paging.ts'
import { useSheetSending } from '../../../lib/sheet.sending.ts'
import { useSubmissions } from '../../../lib/submission.ts'
import {
  dropOpening,
  fetchLines,
  fetchOpening,
  fetchOpenings,
  setColumns,
  signOpening,
  uploadOpening,
  type InOpening,
  type LinesOf,
  type Signature,
} from '../opening.api.ts'
import { keys } from '../points.keys.ts'
import { useAskAnew } from './use-shop.ts'

/** Older books that were sent, newest first. */
export const useOpenings = (communityId: string) =>
  useInfiniteQuery({
    queryKey: keys.openings(communityId),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchOpenings(communityId, pageParam, signal),
  })

/** Sends an older book. */
export function useSendBook(communityId: string) {
  const client = useQueryClient()
  return useSheetSending(
    communityId,
    (file, options) => uploadOpening(communityId, file, options),
    () => client.invalidateQueries({ queryKey: keys.openings(communityId) }),
  )
}

/** One book: what its columns are taken for, and its sums. */
export const useOpening = (at: InOpening) =>
  useQuery({
    queryKey: keys.opening(at.communityId, at.openingId),
    queryFn: ({ signal }) => fetchOpening(at, signal),
  })

/** Its rows. They name neighbours: nothing of them is kept on the device. */
export const useOpeningLines = (at: InOpening, version: number, of: LinesOf) =>
  useInfiniteQuery({
    queryKey: keys.openingLines(at.communityId, at.openingId, version, of),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchLines(at, of, pageParam, signal),
    placeholderData: (before) => before,
  })

/** Says what its columns are, signs it as the first, or gives it up. */
export function useOpeningWork(at: InOpening) {
  const client = useQueryClient()
  const submissions = useSubmissions()
  const look = useAskAnew(at.communityId)
  const setting = useMutation({
    mutationFn: (edit: { version: number; columns: OpeningColumn[] }) => setColumns(at, edit),
    onSuccess: (opening) => client.setQueryData(keys.opening(at.communityId, at.openingId), opening),
    onError: () => void client.invalidateQueries({ queryKey: keys.opening(at.communityId, at.openingId) }),
  })
  const signing = useMutation({
    mutationFn: (signature: Signature) => signOpening(at, signature, submissions.nameFor(signature)),
    onSuccess: () => submissions.done(),
    onSettled: look,
  })
  const dropping = useMutation({ mutationFn: () => dropOpening(at), onSettled: look })
  return { setting, signing, dropping }
}
