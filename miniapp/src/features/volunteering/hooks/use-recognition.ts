import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { paged } from '../../../lib/paging.ts'
import { useSubmissions } from '../../../lib/submission.ts'
import {
  downloadCertificate,
  downloadRecord,
  fetchCertificates,
  issueCertificate,
  verifyCertificate,
  type CertificateBody,
  type InCertificate,
} from '../recognition.api.ts'
import { keys } from '../volunteering.keys.ts'

/** Certificates issued to me, newest first. They hold a legal name: nothing of them is kept on the device. */
export const useCertificates = (communityId: string) =>
  useInfiniteQuery({
    queryKey: keys.certificates(communityId),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchCertificates(communityId, pageParam, signal),
  })

export function useIssueCertificate(communityId: string) {
  const client = useQueryClient()
  const submissions = useSubmissions()
  return useMutation({
    mutationFn: (body: CertificateBody) => issueCertificate(communityId, body, submissions.nameFor(body)),
    onSuccess: () => submissions.done(),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.certificates(communityId) }),
  })
}

export const useCertificateFile = (communityId: string) =>
  useMutation({ mutationFn: (certificateId: string) => downloadCertificate({ communityId, certificateId }) })

export const useRecordFile = (communityId: string) => useMutation({ mutationFn: () => downloadRecord(communityId) })

/** What a certificate says, for whoever holds the paper. */
export const useVerified = (at: InCertificate) =>
  useQuery({
    queryKey: keys.certificate(at.communityId, at.certificateId),
    queryFn: ({ signal }) => verifyCertificate(at, signal),
  })
