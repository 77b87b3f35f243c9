import { sameDigest } from '../../platform/crypto/tokens.ts'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Db } from '../../platform/db/context.ts'
import { consumeChallenge, spendTry } from './identity.challenges.store.ts'

/**
 * The phone that a code proves: right, in time, within its tries, once. Runs in purpose `login`; the caller commits also
 * when it is refused, for the try must count.
 */
export async function redeemCode(
  db: Db,
  vault: Vault,
  given: { challengeId: string; code: string },
): Promise<{ phone: string } | 'code_wrong' | 'code_expired'> {
  const challenge = await spendTry(db, given.challengeId)
  if (!challenge) return 'code_expired'
  if (!sameDigest(challenge.codeDigest, vault.codeDigest(challenge.id, given.code)))
    return challenge.triesLeft > 0 ? 'code_wrong' : 'code_expired'
  await consumeChallenge(db, challenge.id)
  const place = { table: 'sms_challenge', column: 'phone_sealed', row: challenge.id }
  return { phone: vault.open(challenge.phoneSealed, place) }
}
