import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { fileReply } from './files.ts'
import { community } from './neighbourhood.ts'
import { pageOf, pageQuery } from './page.ts'
import { id, instant } from './primitives.ts'
import { role } from './roles.ts'

/** What can be looked at unmasked. `register_export` is a whole estate's register taken as a file. */
export const readKinds = ['phone', 'owner', 'register_export'] as const
export const readKind = z.enum(readKinds)
export type ReadKind = z.infer<typeof readKind>

/** One look at my data by somebody else. */
export const dataRead = z
  .object({
    id,
    community,
    what: readKind,
    readerName: z.string(),
    readerRole: role.nullable(),
    purpose: z.string(),
    createdAt: instant,
  })
  .meta({ id: 'DataRead' })
export type DataRead = z.infer<typeof dataRead>

export const consentPurposes = ['service', 'public_name', 'wechat_messages', 'location_check', 'id_document'] as const
export const consentPurpose = z.enum(consentPurposes)
export type ConsentPurpose = z.infer<typeof consentPurpose>

/**
 * The text each consent is given to: a consent to an older version is asked for anew. `isBasis` is what the service
 * cannot do without; sensitive personal information (个人信息保护法 art. 28-29) is asked for separately, unticked.
 */
export const consentTerms: Record<ConsentPurpose, { version: string; isBasis: boolean; isSensitive: boolean }> = {
  service: { version: '2026-01', isBasis: true, isSensitive: false },
  public_name: { version: '2026-01', isBasis: false, isSensitive: false },
  wechat_messages: { version: '2026-01', isBasis: false, isSensitive: false },
  location_check: { version: '2026-01', isBasis: false, isSensitive: true },
  id_document: { version: '2026-01', isBasis: false, isSensitive: true },
}

export const consent = z
  .object({
    purpose: consentPurpose,
    version: z.string().meta({ description: 'The version that is asked for now' }),
    isBasis: z.boolean(),
    isSensitive: z.boolean(),
    isGranted: z.boolean().meta({ description: 'To the version that is asked for now' }),
    grantedAt: instant.nullable(),
    withdrawnAt: instant.nullable(),
  })
  .meta({ id: 'Consent' })
export type Consent = z.infer<typeof consent>

export const privacy = {
  dataReads: endpoint({
    id: 'privacy.dataReads',
    method: 'GET',
    path: '/me/data-reads',
    summary: 'Who looked at my data, in which role, when and why, newest first',
    access: 'account',
    query: pageQuery,
    reply: pageOf(dataRead),
  }),
  consents: endpoint({
    id: 'privacy.consents',
    method: 'GET',
    path: '/me/consents',
    summary: 'What I have consented to, purpose by purpose; nothing is granted unless I said so',
    access: 'account',
    reply: z.object({ items: z.array(consent) }),
  }),
  setConsent: endpoint({
    id: 'privacy.setConsent',
    method: 'PUT',
    path: '/me/consents',
    summary: 'Gives or withdraws one consent. What the service cannot do without ends with the account only.',
    access: 'account',
    body: z.strictObject({ purpose: consentPurpose, version: z.string().max(20), isGranted: z.boolean() }),
    reply: consent,
    errors: ['consent_text_changed', 'consent_is_basis'],
  }),
  export: endpoint({
    id: 'privacy.export',
    method: 'GET',
    path: '/me/export',
    summary: 'All that is kept about me, as a file; needs a fresh code to my phone (个人信息保护法 art. 45)',
    access: 'account',
    reply: fileReply,
    download: 'application/json',
    errors: ['step_up_required'],
  }),
  deleteAccount: endpoint({
    id: 'privacy.deleteAccount',
    method: 'POST',
    path: '/me/deletion',
    summary:
      'Deletes my account: homes, roles, sign-in and name end at once. What law keeps stays under a pseudonym. ' +
      'Needs a fresh code to my phone.',
    access: 'account',
    body: z.strictObject({ confirm: z.literal(true) }),
    reply: z.object({ pseudonym: z.string() }),
    errors: ['step_up_required', 'last_role_holder'],
    // The account that would ask again is gone.
    idempotent: false,
  }),
}
