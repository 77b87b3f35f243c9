import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { bind, fetchMyBindings, previewInvitation } from '../binding.api.ts'
import { keys } from '../binding.keys.ts'

/** My flats in all communities, and my requests. */
export const useMyBindings = () =>
  useQuery({
    queryKey: keys.mine,
    queryFn: ({ signal }) => fetchMyBindings(signal),
    // Others decide about it: whoever opens the page wants to know how it stands now.
    staleTime: 0,
    meta: { keep: true },
  })

/** Which flat a code is for; null asks nothing. */
export const useInvitation = (code: string | null) =>
  useQuery({
    queryKey: keys.preview(code ?? ''),
    queryFn: ({ signal }) => previewInvitation(code ?? '', signal),
    enabled: code !== null,
    // A slip may be used or ended by the next time.
    gcTime: 0,
  })

/** What I am and where follows from my flats: both are asked anew. */
export function useHomesChanged(): () => Promise<unknown> {
  const client = useQueryClient()
  return () =>
    Promise.all([client.invalidateQueries({ queryKey: keys.mine }), client.invalidateQueries({ queryKey: ['me'] })])
}

/** Binds me to the flat of a slip; the code itself makes trying again safe. */
export function useBind() {
  const changed = useHomesChanged()
  return useMutation({ mutationFn: bind, onSuccess: () => void changed() })
}
