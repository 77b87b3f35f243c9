import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useSubmissions } from '../../../lib/submission.ts'
import { keys } from '../complaints.keys.ts'
import { addPartner, fetchPartners, removePartner, renewPartner, setCallback } from '../partners.api.ts'

/** Bodies outside that may use the public API. */
export const usePartners = (communityId: string) =>
  useQuery({ queryKey: keys.partners(communityId), queryFn: ({ signal }) => fetchPartners(communityId, signal) })

/** Lets partners in and out, and gives them keys; a key is kept no longer than the page that shows it. */
export function usePartnerWork(communityId: string) {
  const client = useQueryClient()
  const submissions = useSubmissions()
  const onSettled = () => void client.invalidateQueries({ queryKey: keys.partners(communityId) })
  const onSuccess = () => submissions.done()
  const adding = useMutation({
    mutationFn: (name: string) => addPartner(communityId, name, submissions.nameFor({ name })),
    ...{ gcTime: 0, onSuccess, onSettled },
  })
  const renewing = useMutation({
    mutationFn: (partnerId: string) => renewPartner(communityId, partnerId, submissions.nameFor({ partnerId })),
    ...{ gcTime: 0, onSuccess, onSettled },
  })
  const removing = useMutation({ mutationFn: (id: string) => removePartner(communityId, id), onSettled })
  return { adding, renewing, removing }
}

/** Says where a partner is called, or that it is no longer (operator); the secret is kept no longer than what shows it. */
export function useSetCallback(communityId: string, partnerId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (url: string | null) => setCallback(communityId, partnerId, url),
    gcTime: 0,
    onSettled: () => void client.invalidateQueries({ queryKey: keys.partners(communityId) }),
  })
}
