/** What the log holds: JSON without `undefined`, so that two machines write the same bytes. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)

function text(value: string): string {
  // Half a character has no bytes in UTF-8 (RFC 8785, 3.2.2.2). Few texts have halves at all, which is told sooner.
  if (/[\uD800-\uDFFF]/.test(value) && /\p{Surrogate}/u.test(value))
    throw new TypeError('a lone surrogate cannot be written')
  return JSON.stringify(value)
}

function object(value: { readonly [name: string]: Json }): string {
  // The order of UTF-16 code units, which is the one `sort` has by itself (3.2.3).
  const names = Object.keys(value).sort()
  return `{${names.map((name) => `${text(name)}:${canonical(value[name] as Json)}`).join(',')}}`
}

/** RFC 8785: the one way to write this JSON down. Throws for what JSON cannot hold. */
export function canonical(value: Json): string {
  if (typeof value === 'string') return text(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('JSON holds finite numbers only')
    // ECMAScript writes a number as RFC 8785 asks; minus zero as 0.
    return JSON.stringify(value)
  }
  if (value === null || typeof value === 'boolean') return String(value)
  if (isList(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object') return object(value)
  throw new TypeError(`JSON cannot hold ${typeof value}`)
}
