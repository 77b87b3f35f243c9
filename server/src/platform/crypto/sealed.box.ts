import { createPrivateKey, createPublicKey, diffieHellman } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

// The DER that stands before the 32 bytes of an X25519 key (RFC 8410).
const publicHeader = Buffer.from('302a300506032b656e032100', 'hex')
const privateHeader = Buffer.from('302e020100300506032b656e04220420', 'hex')
const size = 32

const publicKeyFrom = (raw: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([publicHeader, raw]), format: 'der', type: 'spki' })

/** Whether something can be sealed to this key: it is one, and not one of the few that give no secret. */
export function isUsableKey(raw: Uint8Array): boolean {
  if (raw.length !== size) return false
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
