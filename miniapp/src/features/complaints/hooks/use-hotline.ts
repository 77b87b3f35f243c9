import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { paged } from '../../../lib/paging.ts'
import { useSheetSending } from '../../../lib/sheet.sending.ts'
import { useSubmissions } from '../../../lib/submission.ts'
import type { Period } from '../board.api.ts'
import { keys } from '../complaints.keys.ts'
import {
  downloadReplies,
  dropHotlineSheet,
  fetchHotlineRows,
  fetchHotlineSheet,
  fetchSheets,
  setHotlineSheet,
  takeHotlineSheet,
  uploadHotline,
  type InPartner,
  type InSheet,
  type SheetEdit,
} from '../hotline.api.ts'

/** Sheets that were sent for a partner, newest first. */
export const useSheets = (at: InPartner) =>
  useInfiniteQuery({
    queryKey: keys.sheets(at.communityId, at.partnerId),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchSheets(at, pageParam, signal),
  })

/** Sends a sheet of work orders. */
export function useSendSheet(at: InPartner) {
  const client = useQueryClient()
  return useSheetSending(
    at.partnerId,
    (file, options) => uploadHotline(at, file, options),
    () => client.invalidateQueries({ queryKey: keys.sheets(at.communityId, at.partnerId) }),
  )
}

/** Fetches how the orders of a partner went, and hands it over. */
export const useReplies = (at: InPartner) =>
  useMutation({
    mutationFn: ({ period, layout }: { period: Period; layout: 'full' | 'city' }) =>
      downloadReplies(at, period, layout),
  })

/** One sheet: what its columns are taken for, and how many rows are what. */
export const useHotlineSheet = (at: InSheet) =>
  useQuery({
    queryKey: keys.sheet(at.communityId, at.importId),
    queryFn: ({ signal }) => fetchHotlineSheet(at, signal),
  })

/** Its rows, in their order. */
export const useHotlineRows = (at: InSheet, version: number) =>
  useInfiniteQuery({
    queryKey: keys.sheetRows(at.communityId, at.importId, version),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchHotlineRows(at, pageParam, signal),
    placeholderData: (before) => before,
  })

/** Answers what it leaves open, takes in what is new, or gives it up. */
export function useSheetWork(at: InSheet) {
  const client = useQueryClient()
  const submissions = useSubmissions()
  const look = () => void client.invalidateQueries({ queryKey: keys.all(at.communityId) })
  const setting = useMutation({
    mutationFn: (edit: SheetEdit) => setHotlineSheet(at, edit),
    onSuccess: (sheet) => client.setQueryData(keys.sheet(at.communityId, at.importId), sheet),
    onError: () => void client.invalidateQueries({ queryKey: keys.sheet(at.communityId, at.importId) }),
  })
  const taking = useMutation({
    mutationFn: (version: number) => takeHotlineSheet(at, version, submissions.nameFor({ version })),
    onSuccess: () => submissions.done(),
    onSettled: look,
  })
  const dropping = useMutation({ mutationFn: () => dropHotlineSheet(at), onSettled: look })
  return { setting, taking, dropping }
}
