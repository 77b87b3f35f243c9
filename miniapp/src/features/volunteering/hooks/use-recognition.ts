import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { paged } from '../../../lib/paging.ts'
import { useSubmissions } from '../../../lib/submission.ts'
import {
  attestCertificate,
  fetchWanted,
  refuseCertificate,
  type Papers,
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

/** Certificates for which the committee is to see papers, oldest first. */
export const useWanted = (communityId: string) =>
  useInfiniteQuery({
    queryKey: keys.wanted(communityId),
    ...paged,
    queryFn: ({ pageParam, signal }) => fetchWanted(communityId, pageParam, signal),
  })

/** Issuing what I have seen the papers for, or not issuing it. */
export function useDecidingCertificates(communityId: string) {
  const client = useQueryClient()
  const submissions = useSubmissions()
  const after = {
    onSuccess: () => submissions.done(),
    onSettled: () => void client.invalidateQueries({ queryKey: keys.wanted(communityId) }),
  }
  const attesting = useMutation({
    mutationFn: ({ certificateId, body }: { certificateId: string; body: Papers }) =>
      attestCertificate({ communityId, certificateId }, body, submissions.nameFor([certificateId, body])),
    ...after,
  })
  const refusing = useMutation({
    mutationFn: ({ certificateId, reason }: { certificateId: string; reason: string }) =>
      refuseCertificate({ communityId, certificateId }, reason, submissions.nameFor([certificateId, reason])),
    ...after,
  })
  return { attesting, refusing }
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
