import { randomUUID } from 'node:crypto'
import type { Vault } from '../crypto/vault.ts'
import type { Storage } from './storage.ts'

/** Files that hold personal data: sealed before they are stored, under keys that tell nothing. */
export interface SealedFiles {
  /** Stores the bytes in a folder (one lower-case word); returns the key to get them by. */
  put(folder: string, bytes: Buffer): Promise<string>
  /** The bytes again, or null when there is nothing under the key. Throws `VaultError` when they were changed. */
  get(key: string): Promise<Buffer | null>
  /** Removes them; no fault when they are not there. */
  remove(key: string): Promise<void>
}

const placeOf = (key: string) => ({ table: 'file', column: 'body', row: key })

export function createSealedFiles(storage: Storage, vault: Vault): SealedFiles {
  return {
    async put(folder, bytes) {
      const key = `${folder}/${randomUUID()}.bin`
      await storage.put(key, vault.sealFile(bytes, placeOf(key)), 'application/octet-stream')
      return key
    },
    async get(key) {
      const found = await storage.get(key)
      return found && vault.openFile(found.body, placeOf(key))
    },
    remove: (key) => storage.remove(key),
  }
}
