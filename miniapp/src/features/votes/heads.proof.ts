// First: the libraries behind the next lines lean on it as they load.
import '../../platform/old.engines.ts'
import type { LogOf } from '@liren/shared/votes.audit'
import { fromBase64url } from '@liren/shared/votes.bytes'
import type { SignedHead, SignerKey } from '@liren/shared/votes.heads'
import { isEndorsed, isOwnKey, isSignedHead } from '@liren/shared/votes.signed'
import { isConsistent, type TreeHead } from '@liren/shared/votes.tree'

const isSameKey = (one: SignerKey, other: SignerKey): boolean => one.publicKey === other.publicKey

/**
 * Of the keys that were shown those that can be believed by who knows some already: the known ones, what they hand over to,
 * and what they took over from. Who knows none believes what is shown, and compares the fingerprint with the notice.
 */
export function believed(shown: readonly SignerKey[], known: readonly SignerKey[]): SignerKey[] {
  const whole = shown.filter(isOwnKey)
  if (known.length === 0) return whole
  const found = whole.filter((one) => known.some((other) => isSameKey(one, other)))
  for (let before = -1; before < found.length;) {
    before = found.length
    for (const one of whole) {
      if (found.includes(one)) continue
      if (found.some((other) => isEndorsed(one, other) || other.previous === one.key)) found.push(one)
    }
  }
  return found
}

export type HeadFlaw = 'unsigned' | 'strange_key'

/** What is wrong with a signed head by itself; null when one of the keys that can be believed has signed it. */
export function flawOf(
  of: LogOf,
  head: SignedHead,
  shown: readonly SignerKey[],
  known: readonly SignerKey[],
): HeadFlaw | null {
  if (believed(shown, known).some((key) => isSignedHead(of, head, key))) return null
  return shown.some((key) => isOwnKey(key) && isSignedHead(of, head, key)) ? 'strange_key' : 'unsigned'
}

/** Bytes of what a server wrote, which may be no base64url at all. */
export function bytesOrNull(text: string): Uint8Array | null {
  try {
    return fromBase64url(text)
  } catch {
    return null
  }
}

/** A proof as bytes; null when a part of it is none. */
export function proofBytes(proof: readonly string[]): Uint8Array[] | null {
  const parts = proof.map(bytesOrNull)
  return parts.every((part) => part !== null) ? parts : null
}

const treeOf = ({ size, root }: SignedHead): TreeHead => ({ leaves: size, root: fromBase64url(root) })

/** Whether the log of one head is the beginning of that of another, as the proof shows. */
export function continuesIn(first: SignedHead, second: SignedHead, proof: readonly string[]): boolean {
  const bytes = proofBytes(proof)
  if (!bytes || !isConsistent({ first: treeOf(first), second: treeOf(second), proof: bytes })) return false
  return first.size !== second.size || (first.head === second.head && first.leaf === second.leaf)
}

/** What speaks against the log that is shown now, for who saw another one before. */
export type HeadFault = HeadFlaw | 'gone' | 'shorter' | 'forked' | 'unproven'

/** What this phone saw of a log last. */
export interface Witness {
  head: SignedHead
  keys: SignerKey[]
}

/** What is shown of the log now, and how to ask that it goes on from another head; null where that is refused. */
export interface Looked {
  signed: SignedHead | null
  keys: SignerKey[]
  prove: (from: number, to: number) => Promise<{ proof: string[] } | null>
}

/** The head seen from now on, or what is wrong; the head seen before is kept then, whatever is shown. */
export async function lookAgain(
  of: LogOf,
  kept: Witness | null,
  { signed, keys, prove }: Looked,
): Promise<{ witness: Witness | null } | { fault: HeadFault }> {
  if (!signed) return kept ? { fault: 'gone' } : { witness: null }
  const flaw = flawOf(of, signed, keys, kept?.keys ?? [])
  if (flaw) return { fault: flaw }
  const witness = { head: signed, keys: believed(keys, kept?.keys ?? []) }
  if (!kept) return { witness }
  const { head } = kept
  if (signed.size < head.size) return { fault: 'shorter' }
  if (signed.size === head.size) return continuesIn(head, signed, []) ? { witness } : { fault: 'forked' }
  const answer = await prove(head.size, signed.size)
  return answer && continuesIn(head, signed, answer.proof) ? { witness } : { fault: 'unproven' }
}
