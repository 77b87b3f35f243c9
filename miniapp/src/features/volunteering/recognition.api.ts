import type { RequestOf } from '@liren/shared/endpoint'
import { recognition } from '@liren/shared/volunteering.recognition'
import { call } from '../../lib/api-client.ts'
import { download } from '../../lib/download.ts'

export interface InCertificate {
  communityId: string
  certificateId: string
}
export type Papers = RequestOf<typeof recognition.attest>['body']
export type CertificateBody = RequestOf<typeof recognition.issue>['body']

export const fetchCertificates = (communityId: string, cursor: string | null, signal?: AbortSignal) =>
  call(recognition.certificates, { params: { communityId }, query: { cursor: cursor ?? undefined } }, { signal })

export const issueCertificate = (communityId: string, body: CertificateBody, submission: string) =>
  call(recognition.issue, { params: { communityId }, body }, { submission })

export const fetchWanted = (communityId: string, cursor: string | null, signal?: AbortSignal) =>
  call(recognition.wanted, { params: { communityId }, query: { cursor: cursor ?? undefined } }, { signal })

export const attestCertificate = (at: InCertificate, body: Papers, submission: string) =>
  call(recognition.attest, { params: at, body }, { submission })

export const refuseCertificate = (at: InCertificate, reason: string, submission: string) =>
  call(recognition.refuse, { params: at, body: { reason } }, { submission })

export const downloadCertificate = (at: InCertificate) => download(recognition.certificateFile, { params: at })

export const downloadRecord = (communityId: string) => download(recognition.record, { params: { communityId } })

export const verifyCertificate = (at: InCertificate, signal?: AbortSignal) =>
  call(recognition.verify, { params: at }, { signal })
