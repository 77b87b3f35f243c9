import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { StatementOf } from '@liren/shared/points'
import { paged } from '../../../lib/paging.ts'
import { fetchResidentBalance, fetchResidentStatement } from '../points.api.ts'
import { keys } from '../points.keys.ts'

/** What a resident has (committee). It is a neighbour's: nothing of it is kept on the device. */
export const useResidentBalance = (communityId: string, residenceId: string) =>
  useQuery({
    queryKey: keys.ofResident(communityId, residenceId),
    queryFn: ({ signal }) => fetchResidentBalance(communityId, residenceId, signal),
  })

/** Every movement of one of a resident's accounts, newest first (committee). */
export const useResidentStatement = (communityId: string, residenceId: string, of: StatementOf) =>
  useInfiniteQuery({
    queryKey: keys.statementOfResident(communityId, residenceId, of),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchResidentStatement({ communityId, residenceId }, of, pageParam, signal),
  })
