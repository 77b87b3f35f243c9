import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import type { StatementOf } from '@liren/shared/points'
import { paged } from '../../../lib/paging.ts'
import { downloadStatement, fetchBalance, fetchStatement } from '../points.api.ts'
import { keys } from '../points.keys.ts'

/** What I have. */
export const useBalance = (communityId: string) =>
  useQuery({
    queryKey: keys.balance(communityId),
    queryFn: ({ signal }) => fetchBalance(communityId, signal),
    meta: { keep: true },
  })

/** Every movement of one of my accounts, newest first. */
export const useStatement = (communityId: string, of: StatementOf) =>
  useInfiniteQuery({
    queryKey: keys.statement(communityId, of),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchStatement(communityId, of, pageParam, signal),
    meta: { keep: true },
  })

/** The whole statement as a spreadsheet. */
export const useStatementFile = (communityId: string) =>
  useMutation({ mutationFn: () => downloadStatement(communityId) })
