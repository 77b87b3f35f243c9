import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { editColumns, fetchRoster, setContact, setRoster, type ColumnsEdit, type RosterEdit } from '../columns.api.ts'
import { keys } from '../columns.keys.ts'

/** Who is on duty when, in one column. */
export const useRoster = (communityId: string, columnId: string) =>
  useQuery({
    queryKey: keys.roster(communityId, columnId),
    queryFn: ({ signal }) => fetchRoster(communityId, columnId, signal),
  })

/** Names, switches and orders the columns, all in one. */
export function useEditColumns(communityId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: ColumnsEdit) => editColumns(communityId, body),
    onSuccess: (list) => client.setQueryData(keys.list(communityId), list),
    onError: () => void client.invalidateQueries({ queryKey: keys.list(communityId) }),
  })
}

/** Sets the whole roster of a column. */
export function useSetRoster(communityId: string, columnId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: RosterEdit) => setRoster(communityId, columnId, body),
    onSuccess: (roster) => {
      client.setQueryData(keys.roster(communityId, columnId), roster)
      void client.invalidateQueries({ queryKey: keys.list(communityId) })
    },
    onError: () => void client.invalidateQueries({ queryKey: keys.roster(communityId, columnId) }),
  })
}

/** The number I show neighbours while on duty. */
export function useSetContact(communityId: string, columnId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (contact: string | null) => setContact(communityId, columnId, contact),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['columns', communityId] }),
  })
}
