import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { VaultError } from './vault.error.ts'

/*
 * The text of a sealed value:  1.<key id>.<wrapped key>.<body>
 * Both boxes are base64url of  iv (12) ‖ ciphertext ‖ tag (16)  of AES-256-GCM.
 */
const version = '1'
const ivBytes = 12
const tagBytes = 16
const dataKeyBytes = 32
const textShape = /^1\.([a-z0-9_-]{1,16})\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)$/

export type Envelope = { keyId: string; wrappedKey: Buffer; body: Buffer }

/** Writes an envelope in its compact text form. */
export const writeEnvelope = ({ keyId, wrappedKey, body }: Envelope): string =>
  [version, keyId, wrappedKey.toString('base64url'), body.toString('base64url')].join('.')

/** Reads the compact text form; throws `VaultError` 'malformed' for anything that `writeEnvelope` would not write. */
export function readEnvelope(sealed: string): Envelope {
  const [, keyId, wrapped, body] = textShape.exec(sealed) ?? []
  if (!keyId || !wrapped || !body) throw new VaultError('malformed')
  const envelope = { keyId, wrappedKey: Buffer.from(wrapped, 'base64url'), body: Buffer.from(body, 'base64url') }
  const sizesFit =
    envelope.wrappedKey.length === ivBytes + dataKeyBytes + tagBytes && envelope.body.length >= ivBytes + tagBytes
  // Base64 has spare bits at its end: two texts must never mean one value.
  if (!sizesFit || writeEnvelope(envelope) !== sealed) throw new VaultError('malformed')
  return envelope
}

/** Writes an envelope for a file: a first line `1.<key id>.<wrapped key>` and the body as it is. */
export const writeFileEnvelope = ({ keyId, wrappedKey, body }: Envelope): Buffer =>
  Buffer.concat([Buffer.from(`${version}.${keyId}.${wrappedKey.toString('base64url')}\n`, 'latin1'), body])

/** Reads an envelope of a file; throws `VaultError` 'malformed' for anything that `writeFileEnvelope` would not write. */
export function readFileEnvelope(sealed: Buffer): Envelope {
  const end = sealed.indexOf(0x0a)
  const [, keyId, wrapped] = /^1\.([a-z0-9_-]{1,16})\.([A-Za-z0-9_-]+)$/.exec(sealed.toString('latin1', 0, end)) ?? []
  if (!keyId || !wrapped) throw new VaultError('malformed')
  const envelope = { keyId, wrappedKey: Buffer.from(wrapped, 'base64url'), body: sealed.subarray(end + 1) }
  const sizesFit =
    envelope.wrappedKey.length === ivBytes + dataKeyBytes + tagBytes && envelope.body.length >= ivBytes + tagBytes
  if (!sizesFit) throw new VaultError('malformed')
  return envelope
}

/** Encrypts `plain` under `key`, bound to `context`; a fresh random iv each time. */
export function close(key: Buffer, plain: Buffer, context: Buffer): Buffer {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes }).setAAD(context)
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** Undoes `close`; throws `VaultError` 'not_authentic' when key, context or a single bit differs. */
export function disclose(key: Buffer, box: Buffer, context: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, ivBytes), { authTagLength: tagBytes })
    .setAAD(context)
    .setAuthTag(box.subarray(box.length - tagBytes))
  try {
    return Buffer.concat([decipher.update(box.subarray(ivBytes, box.length - tagBytes)), decipher.final()])
  } catch {
    throw new VaultError('not_authentic')
  }
}

/** A new random key for one value. */
export const newDataKey = (): Buffer => randomBytes(dataKeyBytes)
