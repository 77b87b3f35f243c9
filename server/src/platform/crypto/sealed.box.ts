import { createHmac, createPrivateKey, createPublicKey, diffieHellman, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

// The DER that stands before the 32 bytes of a private X25519 key (RFC 8410).
const privateHeader = Buffer.from('302e020100300506032b656e04220420', 'hex')
const size = 32

/** As a JWK, which OpenSSL takes as it is; for DER it asks all its decoders, which costs more than the secret itself. */
const publicKeyFrom = (raw: Uint8Array): KeyObject =>
  createPublicKey({
    key: { kty: 'OKP', crv: 'X25519', x: Buffer.from(raw).toString('base64url') },
    format: 'jwk',
  })

/** Whether something can be sealed to this key: it is one, and not one of the few that give no secret. */
export function isUsableKey(text: string): boolean {
  const raw = Buffer.from(text, 'base64url')
  if (raw.length !== size || raw.toString('base64url') !== text) return false
  try {
    const own = createPrivateKey({
      key: Buffer.concat([privateHeader, Buffer.alloc(size, 7)]),
      format: 'der',
      type: 'pkcs8',
    })
    return diffieHellman({ privateKey: own, publicKey: publicKeyFrom(raw) }).some((byte) => byte !== 0)
  } catch {
    return false
  }
}

/**
 * Opens what phones seal with `votes.sealing`, twenty thousand of them in a second or two: the same scheme on the
 * machine's own cryptography.
 */
export function boxOpener(privateRaw: Uint8Array): {
  publicKey: Buffer
  /** As text, of a box in base64url; null also for letters that no encoder writes. */
  openText(sealed: string, purpose: string, context: string): string | null
  open(sealed: Uint8Array, purpose: string, context: string): Buffer | null
} {
  const privateKey = createPrivateKey({
    key: Buffer.concat([privateHeader, privateRaw]),
    format: 'der',
    type: 'pkcs8',
  })
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-size)
  const opener: ReturnType<typeof boxOpener> = {
    publicKey,
    openText(sealed, purpose, context) {
      const bytes = Buffer.from(sealed, 'base64url')
      if (bytes.toString('base64url') !== sealed) return null
      return opener.open(bytes, purpose, context)?.toString('utf8') ?? null
    },
    open(sealed, purpose, context) {
      if (sealed.length < 2 * size) return null
      const ephemeral = sealed.subarray(0, size)
      const hidden = sealed.subarray(size, -size)
      const info = Buffer.from(purpose + context, 'utf8')
      try {
        const shared = diffieHellman({ privateKey, publicKey: publicKeyFrom(ephemeral) })
        const salt = Buffer.concat([ephemeral, publicKey])
        const stream = Buffer.from(hkdfSync('sha256', shared, salt, info, hidden.length + size))
        const check = createHmac('sha256', stream.subarray(hidden.length)).update(hidden).digest()
        if (!timingSafeEqual(check, sealed.subarray(-size))) return null
        return Buffer.from(hidden.map((byte, at) => byte ^ (stream[at] ?? 0)))
      } catch {
        // A point that gives no secret.
        return null
      }
    },
  }
  return opener
}
