import { codeAlphabet, codeLength } from '@liren/shared/binding.code'
import type { Standing } from '@liren/shared/binding.views'
import { isOwnerRelation, type ResidenceRelation, type Verification } from '@liren/shared/roles'

/** A slip is good for this long. */
export const invitationDays = 90

/** How many requests of one person may wait for an answer at once, in all communities. */
export const mostOpenRequests = 5

/** How often codes may be tried and requests made; a whole block may sit behind one address. */
export const bindingLimits = {
  codesPerAccount: { bucket: 'slip_account', limit: 20, windowSeconds: 3600 },
  codesPerAddress: { bucket: 'slip_address', limit: 300, windowSeconds: 3600 },
  requestsPerAccount: { bucket: 'binding_request_account', limit: 20, windowSeconds: 86_400 },
  searchesPerAddress: { bucket: 'place_search_address', limit: 1_200, windowSeconds: 3600 },
} as const

/** A new code; `pick(n)` gives a random whole number from 0 to n − 1, each equally likely. */
export const codeFrom = (pick: (n: number) => number): string =>
  Array.from({ length: codeLength }, () => codeAlphabet.charAt(pick(codeAlphabet.length))).join('')

/** What a residence says of itself in the database. */
export interface ResidenceFacts {
  relation: ResidenceRelation
  verifiedAt: Date | null
  verification: Verification | null
  isUnder14: boolean
  guardianAt: Date | null
}

/** What a residence gives its holder. */
export function standingOf(facts: ResidenceFacts): Standing {
  if (facts.isUnder14 && !facts.guardianAt) return 'awaiting_guardian'
  if (!isOwnerRelation(facts.relation)) return 'living'
  if (facts.verifiedAt) return 'owner_verified'
  return facts.verification ? 'owner_lapsed' : 'owner_unverified'
}

/** For whom the phone can speak: who stands in the register themselves. The others come with papers. */
const phoneSpeaksFor: readonly ResidenceRelation[] = ['owner', 'co_owner']

/** Which owner of the unit this phone is by the register, or null; a company's is its clerk's. Phones are compared blind. */
export function ownerByPhone(
  relation: ResidenceRelation,
  phoneIndex: string | null,
  owners: readonly { id: string; kind: 'person' | 'company'; phoneIndex: string | null }[],
): string | null {
  if (phoneIndex === null || !phoneSpeaksFor.includes(relation)) return null
  return owners.find((owner) => owner.kind === 'person' && owner.phoneIndex === phoneIndex)?.id ?? null
}

/** A unit's label as people type it: wide digits, blanks and a trailing 室 or 号 are forgiven. */
export const plainLabel = (typed: string): string => {
  const plain = typed.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  return plain.length > 1 ? plain.replace(/[室号]$/, '') : plain
}
