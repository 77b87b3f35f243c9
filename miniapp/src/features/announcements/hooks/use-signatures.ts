import { useQuery } from '@tanstack/react-query'
import { fetchSignatures } from '../drafts.api.ts'
import { keys } from '../announcements.keys.ts'

/** The roles in which I may publish here. */
export const useSignatures = (communityId: string) =>
  useQuery({
    queryKey: keys.signatures(communityId),
    queryFn: async ({ signal }) => (await fetchSignatures(communityId, signal)).items,
    meta: { keep: true },
  })
