import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { paged } from '../../../lib/paging.ts'
import { useSubmissions } from '../../../lib/submission.ts'
import { keys } from '../points.keys.ts'
import { addRecord, fetchRecords, removeRecord, type RecordBody } from '../records.api.ts'
import { useAskAnew } from './use-shop.ts'

/** What was written into volunteers' records, newest first. It names neighbours: nothing of it is kept on the device. */
export const useRecords = (communityId: string) =>
  useInfiniteQuery({
    queryKey: keys.records(communityId),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchRecords(communityId, pageParam, signal),
  })

/** Writes into a record. */
export function useAddRecord(communityId: string) {
  const submissions = useSubmissions()
  return useMutation({
    mutationFn: (body: RecordBody) => addRecord(communityId, body, submissions.nameFor(body)),
    onSuccess: () => submissions.done(),
    onSettled: useAskAnew(communityId),
  })
}

/** Takes out what was written by mistake. */
export const useRemoveRecord = (communityId: string) =>
  useMutation({
    mutationFn: (recordId: string) => removeRecord(communityId, recordId),
    onSettled: useAskAnew(communityId),
  })
