import { UUID, uuidv7 } from 'uuidv7'
import type { Vault } from '../crypto/vault.ts'
import type { Storage } from './storage.ts'

/** Files that hold personal data: sealed before they are stored, under keys that tell only when. */
export interface SealedFiles {
  /** Stores the bytes in a folder (one lower-case word); returns the key to get them by. */
  put(folder: string, bytes: Buffer): Promise<string>
  /** The bytes again, or null when there is nothing under the key. Throws `VaultError` when they were changed. */
  get(key: string): Promise<Buffer | null>
  /** Keys in a folder of files stored more than so many hours ago, in order, behind `after`; at most `limit`. */
  olderThan(folder: string, hours: number, limit: number, after?: string): Promise<string[]>
  /** Removes them; no fault when they are not there. */
  remove(key: string): Promise<void>
}

const placeOf = (key: string) => ({ table: 'file', column: 'body', row: key })

/** Milliseconds since the epoch: the first 48 bits of the UUIDv7 that names the file. */
const storedAt = (key: string): number => {
  const [name = ''] = (key.split('/').at(-1) ?? '').split('.')
  return Number.parseInt(UUID.parse(name).toHex().slice(0, 12), 16)
}

export function createSealedFiles(storage: Storage, vault: Vault): SealedFiles {
  return {
    async put(folder, bytes) {
      const key = `${folder}/${uuidv7()}.bin`
      await storage.put(key, vault.sealFile(bytes, placeOf(key)), 'application/octet-stream')
      return key
    },
    async get(key) {
      const found = await storage.get(key)
      return found && vault.openFile(found.body, placeOf(key))
    },
    async olderThan(folder, hours, limit, after = '') {
      const old: string[] = []
      for await (const key of storage.list(`${folder}/`))
        if (key > after && storedAt(key) < Date.now() - hours * 3_600_000) old.push(key)
      return old.toSorted().slice(0, limit)
    },
    remove: (key) => storage.remove(key),
  }
}
