import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'

/** 256 random bits as 43 characters of base64url. */
export const randomToken = (): string => randomBytes(32).toString('base64url')

/** A login code: six digits, every one of the million equally likely. */
export const sixDigits = (): string => String(randomInt(0, 1_000_000)).padStart(6, '0')

/** SHA-256 as base64url: what is stored of a token that already holds 256 random bits. */
export const digest = (token: string): string => createHash('sha256').update(token, 'utf8').digest('base64url')

/** Compares two digests in a time that does not depend on where they differ. */
export function sameDigest(one: string, other: string): boolean {
  const left = Buffer.from(one, 'utf8')
  const right = Buffer.from(other, 'utf8')
  return left.length === right.length && timingSafeEqual(left, right)
}
