/** The part of TextEncoder that hash libraries use; mini-programs have none. Throws for half a character. */
export class TextEncoder {
  readonly encoding = 'utf-8'

  encode(text = ''): Uint8Array {
    const escaped = encodeURIComponent(text).match(/%..|[^%]/g) ?? []
    return Uint8Array.from(escaped, (one) => (one.length === 3 ? Number.parseInt(one.slice(1), 16) : one.charCodeAt(0)))
  }
}
