/** Keys of 32 bytes by id. The current one closes new values; all of them open. */
export type KeyRing = { current: string; keys: ReadonlyMap<string, Buffer> }

export type Faults = { faults: string[] }

const keyBytes = 32
const idShape = /^[a-z0-9][a-z0-9_-]{0,15}$/
const base64Shape = /^[A-Za-z0-9+/_-]+={0,2}$/

/**
 * One key of 32 bytes in base64 or base64url.
 * Faults are sentences without a subject ("is not base64") and never repeat the key.
 */
export function parseKey(text: string): { key: Buffer } | Faults {
  const trimmed = text.trim()
  if (trimmed === '') return { faults: ['is empty'] }
  if (!base64Shape.test(trimmed)) return { faults: ['is not base64'] }
  const key = Buffer.from(trimmed, 'base64')
  if (key.length !== keyBytes) return { faults: [`has ${key.length} bytes, but must have ${keyBytes}`] }
  if (new Set(key).size === 1) return { faults: ['is one byte repeated, which is no key'] }
  return { key }
}

/**
 * A ring such as `k2:<base64>,k1:<base64>`, the current key first.
 * All faults are told together, each naming the key by id or position and never by content.
 */
export function parseKeyRing(text: string): { ring: KeyRing } | Faults {
  const faults: string[] = []
  const keys = new Map<string, Buffer>()
  const entries = text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
  for (const [position, entry] of entries.entries()) {
    const colon = entry.indexOf(':')
    const id = entry.slice(0, Math.max(colon, 0))
    if (colon < 0) faults.push(`entry ${position + 1} has no "id:" before the key`)
    else if (!idShape.test(id)) faults.push(`entry ${position + 1} has an id that is not 1 to 16 of a-z, 0-9, "-", "_"`)
    else if (keys.has(id)) faults.push(`the id ${id} is used twice`)
    else {
      const parsed = parseKey(entry.slice(colon + 1))
      if ('key' in parsed) keys.set(id, parsed.key)
      else faults.push(...parsed.faults.map((fault) => `the key ${id} ${fault}`))
    }
  }
  const [current] = keys.keys()
  if (current === undefined && faults.length === 0) faults.push('there is no key')
  return current === undefined || faults.length > 0 ? { faults } : { ring: { current, keys } }
}
