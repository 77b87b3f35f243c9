import { useMutation, useQuery } from '@tanstack/react-query'
import { downloadFigures, fetchFigures } from '../figures.api.ts'
import { keys } from '../volunteering.keys.ts'

/** Hours and people by month, and what the shop owes and has (committee). */
export const useFigures = (communityId: string) =>
  useQuery({
    queryKey: keys.figures(communityId),
    queryFn: ({ signal }) => fetchFigures(communityId, signal),
    meta: { keep: true },
  })

export const useFiguresFile = (communityId: string) => useMutation({ mutationFn: () => downloadFigures(communityId) })
