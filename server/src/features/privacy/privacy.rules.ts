import { consentTerms, type Consent, type ConsentPurpose } from '@liren/shared/privacy'

/** What somebody said about one purpose, at one time. */
export interface Said {
  purpose: ConsentPurpose
  version: string
  isGranted: boolean
  createdAt: Date
}

/** Where a consent stands: the last word counts, and a yes to an older text is none to the one asked for now. */
export function consentOf(purpose: ConsentPurpose, said: readonly Said[]): Consent {
  const { version, isBasis, isSensitive } = consentTerms[purpose]
  const own = said
    .filter((one) => one.purpose === purpose)
    .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
  const last = own.at(-1)
  const yes = own.findLast((one) => one.isGranted)
  return {
    purpose,
    version,
    isBasis,
    isSensitive,
    isGranted: last?.isGranted === true && last.version === version,
    grantedAt: yes?.createdAt.toISOString() ?? null,
    withdrawnAt: last && !last.isGranted ? last.createdAt.toISOString() : null,
  }
}

/** How often a person may say another word about consents: each one is kept for ever. */
export const consentLimit = { bucket: 'consent_account', limit: 60, windowSeconds: 86_400 }

/** How often one person may look at others' data, in an hour and in a day; who needs more exports, with a code. */
export const lookLimits = [
  { bucket: 'look_hour', limit: 60, windowSeconds: 3600 },
  { bucket: 'look_day', limit: 200, windowSeconds: 86_400 },
] as const

/** The name that stays with what law keeps; it tells nothing of the person. */
export const pseudonymOf = (random: string): string => `已注销用户${random}`
