/** Bytes by key. A key is `folders/name.suffix`; its suffix fixes the content type (`storage.key.ts`). */
export interface Storage {
  /** Stores whole or not at all, replacing what was there; returns once the bytes would survive a crash. */
  put(key: string, body: Buffer, contentType: string): Promise<void>
  /** What was put, or null when there is nothing under the key. */
  get(key: string): Promise<{ body: Buffer; contentType: string } | null>
  /** Removes it; no fault when it is not there. */
  remove(key: string): Promise<void>
  /** Every key that begins with `prefix` (all of them for ''), in no particular order. */
  list(prefix: string): AsyncIterable<string>
}

/**
 * 'bad_key' and 'bad_type' are the caller's mistakes;
 * 'unavailable' is a full disk, a missing right, a time-out or a refusal of the store, with the cause.
 */
export type StorageFault = 'bad_key' | 'bad_type' | 'unavailable'

export class StorageError extends Error {
  override name = 'StorageError'
  readonly kind: StorageFault
  constructor(kind: StorageFault, message: string, cause?: unknown) {
    super(message, { cause })
    this.kind = kind
  }
}
