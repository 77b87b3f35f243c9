// First: the libraries behind the next lines lean on it as they load.
import '../../platform/old.engines.ts'
import { fromBase64url, toBase64url } from '@liren/shared/votes.bytes'
import { keyFromText, keyText } from '@liren/shared/votes.key'
import { publicKeyOf } from '@liren/shared/votes.sealing'

/** A key pair while it is on the screen: never stored, and of the private half nothing is ever sent before the count. */
export interface KeyPair {
  /** The private half as people keep it (`votes.key`). */
  text: string
  /** The other half, in base64url. */
  publicKey: string
}

type Random = (length: number) => Promise<Uint8Array>

/** Makes the key pair of a decision on this device. Throws `NoSecureRandom`. */
export async function makePair(decisionId: string, random: Random): Promise<KeyPair> {
  const secret = await random(32)
  return { text: keyText(decisionId, secret), publicKey: toBase64url(publicKeyOf(secret)) }
}

/** By what two copies of one key are known: the beginning of its public half. */
export const markOf = (publicKey: string): string => publicKey.slice(0, 8)

export const groupsOf = (text: string): string[] => text.split('-')

/** Which groups somebody is to type back from the paper: three of them, from the first, the second and the last third. */
export async function groupsToProve(count: number, random: Random): Promise<number[]> {
  const thirds = [0, 1, 2].map((third) => [Math.floor((count * third) / 3), Math.floor((count * (third + 1)) / 3)])
  const bytes = await random(thirds.length)
  return thirds.map(([from = 0, to = 0], at) => from + ((bytes[at] ?? 0) % (to - from)))
}

/** Letters as the key knows them, whatever was typed for them: no blanks, no dashes, and no O, I or L. */
export const plainKey = (typed: string): string =>
  typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')

export const isGroup = (typed: string, group: string): boolean => plainKey(typed) === group

const wholeLength = 56

/** How what was typed of a key stands: its groups so far, and what is still wrong with it; null when it is the key. */
export function readTypedKey(
  decision: { id: string; publicKey: string | null },
  typed: string,
): { groups: string[]; fault: 'short' | 'letter' | 'long' | 'mistyped' | 'other' | null } {
  const plain = plainKey(typed)
  const groups = plain.match(/.{1,4}/g) ?? []
  const said = (fault: 'short' | 'letter' | 'long' | 'mistyped' | 'other' | null) => ({ groups: [...groups], fault })
  if (!/^[0-9A-HJKMNP-TV-Z]*$/.test(plain)) return said('letter')
  if (plain.length < wholeLength) return said('short')
  if (plain.length > wholeLength) return said('long')
  const secret = keyFromText(decision.id, plain)
  if (secret === null) return said('mistyped')
  const publicKey = toBase64url(publicKeyOf(secret))
  return said(decision.publicKey !== null && publicKey !== decision.publicKey ? 'other' : null)
}

/** The key of a vote of the demo, which the demo tells everybody; null for a vote that has a key of its own. */
export function demoKeyText(decision: { id: string; publicKey: string | null }, voteKey: string): string | null {
  const secret = fromBase64url(voteKey)
  return toBase64url(publicKeyOf(secret)) === decision.publicKey ? keyText(decision.id, secret) : null
}
