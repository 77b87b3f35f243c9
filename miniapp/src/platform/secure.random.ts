import { NoSecureRandom } from './secure.random.types.ts'

export { NoSecureRandom } from './secure.random.types.ts'

/** Bytes that nobody can guess, from the browser's own source. */
export function secureRandom(length: number): Promise<Uint8Array> {
  const source = globalThis.crypto as Crypto | undefined
  if (typeof source?.getRandomValues !== 'function') return Promise.reject(new NoSecureRandom())
  return Promise.resolve(source.getRandomValues(new Uint8Array(length)))
}
