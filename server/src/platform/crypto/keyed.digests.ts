import { createHmac, hkdfSync } from 'node:crypto'

/** What may be looked up without being readable. Values of different kinds never share an index. */
export type IndexKind =
  | 'phone'
  | 'openid'
  | 'unionid'
  | 'legal_name'
  | 'id_number'
  | 'owner'
  | 'register_plan'
  | 'request'
  | 'partner_key'
  | 'partner_callback'
  | 'invitation'
  | 'network_address'
  | 'device'
  | 'voter'
  | 'letter'
  | 'pick_up'
  | 'pick_up_digest'

export interface KeyedDigests {
  /**
   * The same 43 characters for the same kind and value, so that a unique key or an equality can work on it.
   * The caller brings the value into its one form first (eleven digits, trimmed name).
   */
  blindIndex(kind: IndexKind, value: string): string
  /** What is stored of a login code: keyed, since six digits are guessed in an instant, and bound to its challenge. */
  codeDigest(challengeId: string, code: string): string
}

/** Keyed one-way digests. Each purpose gets a key of its own, derived from `indexKey` by HKDF. */
export function keyedDigests(indexKey: Buffer): KeyedDigests {
  const derived = new Map<string, Buffer>()
  const keyFor = (purpose: string) => {
    const known = derived.get(purpose)
    if (known) return known
    const key = Buffer.from(hkdfSync('sha256', indexKey, 'liren', purpose, 32))
    derived.set(purpose, key)
    return key
  }
  const mac = (purpose: string, message: string) =>
    createHmac('sha256', keyFor(purpose)).update(message, 'utf8').digest('base64url')

  return {
    blindIndex: (kind, value) => mac(`blind index: ${kind}`, value),
    codeDigest: (challengeId, code) => mac('login code', JSON.stringify([challengeId, code])),
  }
}
