import type { z } from 'zod'
import { storage } from '../platform/storage.ts'

/** Everything we keep on a device begins with this, so that signing out can find it. */
const prefix = 'liren.'

/** Reads an entry through its schema; anything unreadable (an older version's, a foreign one's) counts as absent. */
export function readKept<S extends z.ZodType>(schema: S, key: string): z.output<S> | null {
  const text = storage.get(prefix + key)
  if (text === null) return null
  try {
    const result = schema.safeParse(JSON.parse(text))
    return result.success ? result.data : null
  } catch {
    return null
  }
}

/** Writes an entry as JSON; null removes it. Returns whether it was kept. */
export function keep(key: string, value: unknown): boolean {
  if (value === null) {
    storage.remove(prefix + key)
    return true
  }
  return storage.set(prefix + key, JSON.stringify(value))
}

/** Keys of every entry that begin so. */
export const keptKeys = (start: string): string[] =>
  storage.keys().flatMap((key) => (key.startsWith(prefix + start) ? [key.slice(prefix.length)] : []))

/** Removes every entry whose key begins so. */
export function forgetKept(start: string): void {
  for (const key of keptKeys(start)) storage.remove(prefix + key)
}

/** The full key in the device's storage, for listeners. */
export const storedKey = (key: string) => prefix + key
