import { fromBase64url, toBase64url } from '@liren/shared/votes.bytes'
import type { SignerKey } from '@liren/shared/votes.heads'
import { isEndorsed, isOwnKey, keyBytes, keyIdOf } from '@liren/shared/votes.signed'
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The signer’s keys as they lie in its folder: certificates of all, the private half of the newest. */
export interface SignerKeys {
  certificates: SignerKey[]
  current: SignerKey
  sign(bytes: Uint8Array): string
}

const keysIn = (dir: string): string => join(dir, 'keys')
const rawPublic = (key: KeyObject): Uint8Array =>
  fromBase64url(String(createPublicKey(key).export({ format: 'jwk' }).x))
const signature = (bytes: Uint8Array, key: KeyObject): string => sign(null, bytes, key).toString('base64url')

/** Written whole or not at all. */
function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
}

function certificatesIn(folder: string): SignerKey[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  const found = names.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as SignerKey)
  const broken = found.find((one) => !isOwnKey(one))
  if (broken) throw new Error(`the certificate of the signer’s key ${broken.key} does not hold`)
  return found.toSorted((one, other) => (one.from < other.from ? -1 : 1))
}

const privateFile = (folder: string, key: string): string => join(folder, `${key}.pem`)
const privateIn = (folder: string, key: string): KeyObject | null =>
  existsSync(privateFile(folder, key)) ? createPrivateKey(readFileSync(privateFile(folder, key))) : null

/**
 * Makes a new key the current one. The one before it endorses it; when that one’s private half is lost, nobody does, and
 * everybody can see so. `now` is the machine’s clock, which may have been set back: a key is from later than the one before.
 */
export function rotateKey(dir: string, now: Date): SignerKey {
  const folder = keysIn(dir)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  const previous = certificatesIn(folder).at(-1)
  const from = previous ? Math.max(now.getTime(), Date.parse(previous.from) + 1) : now.getTime()
  const { privateKey } = generateKeyPairSync('ed25519')
  const publicKey = rawPublic(privateKey)
  const told = {
    ...{ key: keyIdOf(publicKey), publicKey: toBase64url(publicKey) },
    ...{ from: new Date(from).toISOString(), previous: previous?.key ?? null },
  }
  const bytes = keyBytes(told)
  const older = previous && privateIn(folder, previous.key)
  const certificate = {
    ...told,
    signature: signature(bytes, privateKey),
    endorsement: older ? signature(bytes, older) : null,
  }
  writeWhole(privateFile(folder, told.key), String(privateKey.export({ type: 'pkcs8', format: 'pem' })))
  // The certificate comes last: a key counts from the moment that it is there.
  writeWhole(join(folder, `${told.key}.json`), JSON.stringify(certificate))
  return certificate
}

/** The keys in the signer’s folder; a first one is made when there is none. Throws when the newest private half is gone. */
export function readKeys(dir: string, now: Date): SignerKeys {
  const folder = keysIn(dir)
  if (certificatesIn(folder).length === 0) rotateKey(dir, now)
  const certificates = certificatesIn(folder)
  const current = certificates.at(-1)
  const key = current && privateIn(folder, current.key)
  if (!current || !key)
    throw new Error('the signer’s key is lost: make a new one with "npm run signer -- rotate" (README, production)')
  const strange = certificates.find((one) => {
    const before = certificates.find(({ key: id }) => id === one.previous)
    return one.endorsement !== null && !(before && isEndorsed(one, before))
  })
  if (strange) throw new Error(`the endorsement of the signer’s key ${strange.key} does not hold`)
  return { certificates, current, sign: (bytes) => signature(bytes, key) }
}
