import type { LegalMode } from '@liren/shared/votes'
import type { VotePolicy } from '@liren/shared/votes.policy'
import type { Verification } from '@liren/shared/roles'
import type { Caster } from './votes.transfer.rules.ts'

/** Somebody who would cast a ballot for a head. */
export interface Voter {
  /** Owners of the register this person is, or acts for: as representative, guardian or heir. */
  ownerKeys: readonly string[]
  verification: Verification | null
  /** The code of this sitting. */
  isSteppedUp: boolean
}

/** In `OFFICIAL_EXTERNAL` nothing is cast here: roll, notice and reminders are, and the official result is imported. */
export const isCastHere = (legalMode: LegalMode): boolean => legalMode !== 'OFFICIAL_EXTERNAL'

/** Which owner of a head the voter speaks for; null for nobody. Where co-owners have named one, only that one. */
function ownerOf({ ownerKeys }: Voter, caster: Caster, designated: string | null): string | null {
  const own = ownerKeys.filter((key) => caster.ownerKeys.includes(key))
  return (designated === null ? own[0] : own.find((key) => key === designated)) ?? null
}

/**
 * Why this person may not cast for a head, or null: an owner of it, as it is owned now; checked as strictly as the policy
 * asks; with a fresh code. Of several owners whoever comes first, or, where the rules ask for that, only whom all of them
 * have named; as long as they named nobody, paper alone speaks for them. Arrears never take the vote away.
 */
export function castRefusal(
  voter: Voter,
  caster: Caster,
  { identityAssurance, coOwnerRule, legalMode }: Pick<VotePolicy, 'identityAssurance' | 'coOwnerRule' | 'legalMode'>,
  designated: string | null,
): 'vote_not_open' | 'vote_not_entitled' | 'vote_undesignated' | 'step_up_required' | null {
  if (!isCastHere(legalMode)) return 'vote_not_open'
  const isNamed = coOwnerRule === 'DESIGNATED' && caster.ownerKeys.length > 1
  const one = ownerOf(voter, caster, isNamed ? designated : null)
  if (one === null || voter.verification === null) return 'vote_not_entitled'
  if (identityAssurance === 'COUNTER' && voter.verification === 'phone') return 'vote_not_entitled'
  if (isNamed && designated === null) return 'vote_undesignated'
  return voter.isSteppedUp ? null : 'step_up_required'
}

/**
 * Turning a dwelling into business premises (Civil Code art. 279) is no vote: every owner concerned must say yes. Owners
 * of the same building are concerned; others once they have shown that it affects them (Interpretation art. 10, 11).
 */
export function consentOfAll(
  concerned: readonly string[],
  consenting: ReadonlySet<string>,
): {
  isGiven: boolean
  missing: string[]
} {
  const missing = [...new Set(concerned)].filter((owner) => !consenting.has(owner))
  return { isGiven: concerned.length > 0 && missing.length === 0, missing }
}
