/** Thrown where no secure source is to be had: a secret made without one would be none. */
export class NoSecureRandom extends Error {
  override name = 'NoSecureRandom'
}
