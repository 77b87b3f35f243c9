export type VaultFault = 'malformed' | 'unknown_key' | 'not_authentic' | 'not_text'

const sentences: Record<VaultFault, string> = {
  malformed: 'The text is not a sealed value',
  unknown_key: 'The value was sealed with a key that is not in the ring',
  not_authentic: 'The sealed value was changed, or belongs to another place or key',
  not_text: 'The text holds half a character and would not come back as it was',
}

/** Something about a sealed value is wrong. Carries neither the value nor a key. */
export class VaultError extends Error {
  override name = 'VaultError'
  readonly kind: VaultFault
  constructor(kind: VaultFault) {
    super(sentences[kind])
    this.kind = kind
  }
}
