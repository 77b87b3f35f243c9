import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { fileReply } from './files.ts'
import { inCommunity } from './neighbourhood.ts'
import { pageOf, pageQuery } from './page.ts'
import { id, instant, line } from './primitives.ts'

const said = {
  number: z.string().meta({ description: 'As printed on it' }),
  minutes: z.number().int().meta({ description: 'Served in a lifetime when it was issued' }),
  services: z.number().int().meta({ description: 'How many shifts' }),
  servedFrom: instant
    .nullable()
    .meta({ description: 'The first shift; null where hours came from an older book alone' }),
  servedTo: instant.nullable(),
  issuedAt: instant,
}

/** A certificate that was just issued: without the name, since such a reply is kept to be given again. */
const issued = z.object({ id, ...said }).meta({ id: 'IssuedCertificate' })
export type IssuedCertificate = z.infer<typeof issued>

/** A certificate of hours served, as its owner sees it (志愿服务条例 art. 19: free, and true). */
const certificate = z.object({ id, name: z.string(), ...said }).meta({ id: 'VolunteerCertificate' })
export type Certificate = z.infer<typeof certificate>

/** The same as anybody sees it who holds the paper: enough to compare, no more. */
const verifiedCertificate = z
  .object({ nameMasked: z.string(), community: z.string(), ...said })
  .meta({ id: 'VerifiedCertificate' })
export type VerifiedCertificate = z.infer<typeof verifiedCertificate>

const certificateDraft = z.strictObject({
  name: line(20).meta({ description: 'The legal name, for the paper' }),
  document: line(30)
    .nullable()
    .default(null)
    .meta({ description: 'Number of an identity document, where it is wanted' }),
  volunteerNumber: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z-]{6,30}$/)
    .nullable()
    .default(null)
    .meta({ description: 'Number in the national system, where the person has one' }),
})

const base = '/communities/:communityId/volunteering'
const inCertificate = inCommunity.extend({ certificateId: id })

export const recognition = {
  certificates: endpoint({
    id: 'volunteering.certificates',
    method: 'GET',
    path: `${base}/me/certificates`,
    summary: 'Certificates issued to me, newest first',
    access: 'account',
    params: inCommunity,
    query: pageQuery,
    reply: pageOf(certificate),
  }),
  issue: endpoint({
    id: 'volunteering.issueCertificate',
    method: 'POST',
    path: `${base}/me/certificates`,
    summary: 'Issues a certificate of the hours I have served so far, free of charge',
    access: 'account',
    params: inCommunity,
    body: certificateDraft,
    reply: issued,
    status: 201,
    errors: ['certificate_without_hours'],
  }),
  certificateFile: endpoint({
    id: 'volunteering.certificateFile',
    method: 'GET',
    path: `${base}/me/certificates/:certificateId/file`,
    summary: 'The certificate as a PDF, with the address at which it is verified',
    access: 'account',
    params: inCertificate,
    reply: fileReply,
    download: 'application/pdf',
  }),
  verify: endpoint({
    id: 'volunteering.verifyCertificate',
    method: 'GET',
    path: `${base}/certificates/:certificateId`,
    summary: 'What a certificate says, for whoever holds the paper',
    access: 'public',
    params: inCertificate,
    reply: verifiedCertificate,
    errors: ['not_found'],
  }),
  record: endpoint({
    id: 'volunteering.recordFile',
    method: 'GET',
    path: `${base}/me/record-file`,
    summary: 'My volunteer record as a spreadsheet, with the fields of the national system (民政部令67号)',
    access: 'account',
    params: inCommunity,
    reply: fileReply,
    download: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }),
}
