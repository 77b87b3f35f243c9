import {
  close,
  disclose,
  newDataKey,
  readEnvelope,
  readFileEnvelope,
  writeEnvelope,
  writeFileEnvelope,
} from './envelope.ts'
import type { KeyRing } from './key.ring.ts'
import { keyedDigests, type KeyedDigests } from './keyed.digests.ts'
import { VaultError } from './vault.error.ts'

/** Where a sealed value lives. A value copied to another table, column or row no longer opens. */
export type Place = { table: string; column: string; row: string }

export interface Vault extends KeyedDigests {
  /** Encrypts a text for one place. Two calls never give the same result. */
  seal(plain: string, place: Place): string
  /** The text again; throws `VaultError` when the value was changed, moved, or its key is not in the ring. */
  open(sealed: string, place: Place): string
  /** Encrypts a file for one place; what it was cannot be told from the bytes. */
  sealFile(plain: Buffer, place: Place): Buffer
  /** The file again; throws like `open`. */
  openFile(sealed: Buffer, place: Place): Buffer
  /** The same value under the current key (the same text when it already is): for rotation. Throws like `open`. */
  rewrap(sealed: string, place: Place): string
}

/**
 * Seals personal data and makes blind indexes of it.
 * @param dataKeys the ring of 32-byte master keys
 * @param indexKey 32 bytes; changing it means computing every index anew
 */
export function createVault({ dataKeys, indexKey }: { dataKeys: KeyRing; indexKey: Buffer }): Vault {
  const currentKey = dataKeys.keys.get(dataKeys.current)
  if (!currentKey) throw new VaultError('unknown_key')

  const unwrap = (keyId: string, wrappedKey: Buffer, place: Place) => {
    const master = dataKeys.keys.get(keyId)
    if (!master) throw new VaultError('unknown_key')
    return disclose(master, wrappedKey, contextOf('key', place, keyId))
  }
  const sealedUnder = (dataKey: Buffer, body: Buffer, place: Place) => {
    const wrappedKey = close(currentKey, dataKey, contextOf('key', place, dataKeys.current))
    return writeEnvelope({ keyId: dataKeys.current, wrappedKey, body })
  }

  return {
    ...keyedDigests(indexKey),
    seal(plain, place) {
      const bytes = Buffer.from(plain, 'utf8')
      if (bytes.toString('utf8') !== plain) throw new VaultError('not_text')
      const dataKey = newDataKey()
      return sealedUnder(dataKey, close(dataKey, bytes, contextOf('body', place)), place)
    },
    open(sealed, place) {
      const { keyId, wrappedKey, body } = readEnvelope(sealed)
      return disclose(unwrap(keyId, wrappedKey, place), body, contextOf('body', place)).toString('utf8')
    },
    sealFile(plain, place) {
      const dataKey = newDataKey()
      const wrappedKey = close(currentKey, dataKey, contextOf('key', place, dataKeys.current))
      const body = close(dataKey, plain, contextOf('body', place))
      return writeFileEnvelope({ keyId: dataKeys.current, wrappedKey, body })
    },
    openFile(sealed, place) {
      const { keyId, wrappedKey, body } = readFileEnvelope(sealed)
      return disclose(unwrap(keyId, wrappedKey, place), body, contextOf('body', place))
    },
    rewrap(sealed, place) {
      const { keyId, wrappedKey, body } = readEnvelope(sealed)
      const dataKey = unwrap(keyId, wrappedKey, place)
      // A rotation that carried a broken value along would hide the damage until the old key is gone.
      disclose(dataKey, body, contextOf('body', place))
      return keyId === dataKeys.current ? sealed : sealedUnder(dataKey, body, place)
    },
  }
}

/** JSON keeps the parts apart: no choice of names makes two places look alike. */
const contextOf = (part: 'key' | 'body', { table, column, row }: Place, keyId = ''): Buffer =>
  Buffer.from(JSON.stringify(['liren.seal.1', part, keyId, table, column, row]), 'utf8')
