import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes } from '@noble/hashes/utils.js'
import { digestOf, fromBase64url } from './votes.bytes.ts'
import { canonical, type Json } from './votes.canonical.ts'
import type { LogKind } from './votes.log.ts'

/** What a phone and the server compute alike: SHA-256, RFC 8785 JSON, the tree of RFC 9162, Ed25519 for receipts. */
export const alg = 'sha256-ed25519'

/** Whose log it is. */
export interface LogOf {
  community: string
  decision: string
}

/** One entry of the log as it is hashed. `at` is an instant in UTC to the millisecond, ids are small-letter UUIDs. */
export interface LogEntry extends LogOf {
  seq: number
  kind: LogKind
  at: string
  body: Json
}

const version = 1
/** RFC 9162: leaves begin with 0, inner nodes with 1, so that none can pass for the other. */
const leafPrefix = Uint8Array.of(0)

/** An entry as it is written down: RFC 8785 of {v, alg, community, decision, seq, kind, at, body}. */
export const entryText = ({ community, decision, seq, kind, at, body }: LogEntry): string =>
  canonical({ v: version, alg, community, decision, seq, kind, at, body })

/** The leaf of an entry: `SHA-256(0x00 ‖ RFC 8785 of {v, alg, community, decision, seq, kind, at, body})`. */
export const leafOf = ({ community, decision, seq, kind, at, body }: LogEntry): Uint8Array =>
  digestOf({ v: version, alg, community, decision, seq, kind, at, body }, leafPrefix)

/** What stands before the first head: the log's own name, so that no two logs share a chain. */
export const originOf = ({ community, decision }: LogOf): Uint8Array =>
  digestOf({ v: version, alg, community, decision })

/** `SHA-256(prev ‖ leaf)`. */
export const nextHead = (previous: Uint8Array, leaf: Uint8Array): Uint8Array => sha256(concatBytes(previous, leaf))

/** The head after all these leaves. */
export const headOf = (of: LogOf, leaves: readonly Uint8Array[]): Uint8Array => leaves.reduce(nextHead, originOf(of))

/**
 * What somebody chose: by the number of each motion one of its words (`FOR` …), or the numbers of the candidates ticked,
 * smallest first. A motion that is missing is blank.
 */
export type Choices = Readonly<Record<string, string | readonly number[]>>

/** Binds choices without telling them: `SHA-256(salt ‖ RFC 8785 of {decision, pseudonym, choices})`. */
export function commitmentOf(ballot: {
  salt: Uint8Array
  decision: string
  pseudonym: string
  choices: Choices
}): Uint8Array {
  const { salt, decision, pseudonym, choices } = ballot
  if (salt.length !== 32) throw new TypeError('a salt has 32 bytes')
  return digestOf({ decision, pseudonym, choices }, salt)
}

/** One head of the frozen roll. Area is an integer in 0.01 m². */
export interface RollEntry {
  pseudonym: string
  area: number
  salt: string
}

/** The leaf of a head in the roll's tree; the salt keeps an area from being guessed. */
export const rollLeafOf = ({ pseudonym, area, salt }: RollEntry): Uint8Array => {
  if (fromBase64url(salt).length !== 32) throw new TypeError('a salt has 32 bytes')
  return digestOf({ area, pseudonym, salt }, leafPrefix)
}
