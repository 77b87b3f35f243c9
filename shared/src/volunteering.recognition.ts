import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { fileReply } from './files.ts'
import { inCommunity } from './neighbourhood.ts'
import { pageOf, pageQuery } from './page.ts'
import { id, instant, line } from './primitives.ts'

/** What was served under one title: how often, how long. */
export const serviceContent = z.object({
  title: z.string(),
  services: z.number().int(),
  minutes: z.number().int(),
})
export type ServiceContent = z.infer<typeof serviceContent>

/**
 * Whose word the name on a certificate is: the register's, that of the committee which saw papers, or, of those issued
 * before anybody looked, the volunteer's alone. One that waits for the committee is not issued yet.
 */
export const certificateStandings = ['stated', 'register', 'waiting', 'attested'] as const
export const certificateStanding = z.enum(certificateStandings)
export type CertificateStanding = z.infer<typeof certificateStanding>

const said = {
  number: z.string().meta({ description: 'As printed on it' }),
  minutes: z.number().int().meta({ description: 'Served in a lifetime when it was issued' }),
  services: z.number().int().meta({ description: 'How many shifts' }),
  servedFrom: instant
    .nullable()
    .meta({ description: 'The first shift; null where hours came from an older book alone' }),
  servedTo: instant.nullable(),
  content: z.array(serviceContent).meta({ description: 'What was served, the most first; at most nine lines' }),
  standing: certificateStanding,
  issuedAt: instant.meta({ description: 'Of one that waits: when it was asked for' }),
}

/** A certificate that was just issued: without the name, since such a reply is kept to be given again. */
const issued = z.object({ id, ...said }).meta({ id: 'IssuedCertificate' })
export type IssuedCertificate = z.infer<typeof issued>

/** A certificate of hours served, as its owner sees it (志愿服务条例 art. 19: free, and true). */
const certificate = z.object({ id, name: z.string(), ...said }).meta({ id: 'VolunteerCertificate' })
export type Certificate = z.infer<typeof certificate>

/** The same as anybody sees it who holds the paper: enough to compare, no more. */
const verifiedCertificate = z
  .object({
    nameMasked: z.string(),
    community: z.string(),
    minutesTakenBack: z
      .number()
      .int()
      .meta({ description: 'Of what it states, since it was issued, because the credit was found wrong' }),
    ...said,
  })
  .meta({ id: 'VerifiedCertificate' })
export type VerifiedCertificate = z.infer<typeof verifiedCertificate>

/** A certificate that somebody asked for, and for whose name and numbers the committee is to see papers. */
const wantedCertificate = z
  .object({
    id,
    nickname: z.string(),
    nameMasked: z.string(),
    hasDocument: z.boolean(),
    hasVolunteerNumber: z.boolean(),
    askedAt: instant,
    abilities: z.object({ decide: z.boolean() }),
  })
  .meta({ id: 'WantedCertificate' })
export type WantedCertificate = z.infer<typeof wantedCertificate>

const certificateDraft = z.strictObject({
  name: line(20)
    .nullable()
    .default(null)
    .meta({ description: 'The legal name, for the paper; null: the one in the register of owners' }),
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
    reply: pageOf(certificate).extend({
      registeredName: z
        .string()
        .nullable()
        .meta({ description: 'Mine, as the register of owners has it and somebody has checked; null without' }),
    }),
  }),
  issue: endpoint({
    id: 'volunteering.issueCertificate',
    method: 'POST',
    path: `${base}/me/certificates`,
    summary:
      'Issues a certificate of the hours I have served so far, free of charge: at once under my checked name in the ' +
      'register, else once the committee has seen papers for what I typed',
    access: 'account',
    params: inCommunity,
    body: certificateDraft,
    reply: issued,
    status: 201,
    errors: ['certificate_without_hours', 'certificate_nameless', 'certificate_waiting'],
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
  wanted: endpoint({
    id: 'volunteering.wantedCertificates',
    method: 'GET',
    path: `${base}/certificate-requests`,
    summary: 'Certificates that wait for the committee to see papers, oldest first (committee)',
    access: 'account',
    params: inCommunity,
    query: pageQuery,
    reply: pageOf(wantedCertificate),
  }),
  attest: endpoint({
    id: 'volunteering.attestCertificate',
    method: 'POST',
    path: `${base}/certificate-requests/:certificateId/attestations`,
    summary:
      'Issues a certificate whose papers I have seen: I type what they say, and it is the same as what was asked for ' +
      '(committee, not for oneself)',
    access: 'account',
    params: inCertificate,
    body: z.strictObject({
      name: line(20),
      document: line(30).nullable().default(null),
      volunteerNumber: line(30).nullable().default(null),
    }),
    reply: z.object({}),
    status: 201,
    errors: ['certificate_differs', 'certificate_without_hours', 'attendance_self'],
  }),
  refuse: endpoint({
    id: 'volunteering.refuseCertificate',
    method: 'POST',
    path: `${base}/certificate-requests/:certificateId/refusals`,
    summary: 'Does not issue it, and says why (committee, not for oneself)',
    access: 'account',
    params: inCertificate,
    body: z.strictObject({ reason: line(200) }),
    reply: z.object({}),
    status: 201,
    errors: ['attendance_self'],
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
