// First: the libraries behind the next lines lean on it as they load.
import '../../platform/old.engines.ts'
import { commitmentOf, leafOf, type Choices, type LogOf } from '@liren/shared/votes.audit'
import { fromBase64url, toBase64url } from '@liren/shared/votes.bytes'
import type { CastReceipt } from '@liren/shared/votes.casting'
import type { SignedHead, SignerKey } from '@liren/shared/votes.heads'
import { includes } from '@liren/shared/votes.tree'
import { bytesOrNull, continuesIn, flawOf, proofBytes } from './heads.proof.ts'

/** The steps of checking a ballot, in their order. */
export const checkSteps = ['signature', 'choice', 'entry', 'present', 'included', 'unbroken'] as const
export type CheckStep = (typeof checkSteps)[number]

/** Why a step does not hold, or could not be run. */
export type Why =
  | 'unsigned'
  | 'strange_key'
  | 'other_choice'
  | 'other_entry'
  | 'nothing'
  | 'short'
  | 'other_leaf'
  | 'refused'
  | 'no_path'
  | 'broken'
  /** Could not be run: what it needs is on the phone that voted, or the step before did not hold, or nobody answered. */
  | 'elsewhere'
  | 'before'
  | 'offline'

export interface Checked {
  step: CheckStep
  /** null: could not be run. */
  holds: boolean | null
  why: Why | null
}

/** What is to be checked: a receipt, and what only the phone that voted knows. */
export interface ToCheck {
  of: LogOf
  signed: SignedHead
  /** What the receipt says of its entry; null for one that came as a square code. */
  receipt: Omit<CastReceipt, 'signed'> | null
  secret: { choices: Choices; salt: string } | null
}

/** What the server shows of the log now; a proof that it refuses is null. */
export interface ShownLog {
  signed: SignedHead | null
  keys: readonly SignerKey[]
  inclusion: { leaf: string; proof: string[] } | null
  consistency: { proof: string[] } | null
}

type Found = Omit<Checked, 'step'>
const good: Found = { holds: true, why: null }
const bad = (why: Why): Found => ({ holds: false, why })
const open = (why: Why): Found => ({ holds: null, why })

function signatureStep({ of, signed }: ToCheck, keys: readonly SignerKey[], known: readonly SignerKey[]): Found {
  if (keys.length === 0) return open('offline')
  const flaw = flawOf(of, signed, keys, known)
  return flaw ? bad(flaw) : good
}

/** That the seal which was handed in is the one of what was chosen here. */
function choiceStep({ of, receipt, secret }: ToCheck): Found {
  if (!receipt || !secret) return open('elsewhere')
  const salt = bytesOrNull(secret.salt)
  if (salt?.length !== 32) return bad('other_choice')
  const { pseudonym, commitment } = receipt
  const own = commitmentOf({ salt, decision: of.decision, pseudonym, choices: secret.choices })
  return toBase64url(own) === commitment ? good : bad('other_choice')
}

/** That what the signer signed is the entry with that seal. */
function entryStep({ of, receipt, signed }: ToCheck): Found {
  if (!receipt) return open('elsewhere')
  const { seq, at, pseudonym, commitment, channel, grant } = receipt
  const leaf = leafOf({ ...of, seq, kind: 'ballot', at, body: { pseudonym, commitment, channel, grant } })
  return toBase64url(leaf) === signed.leaf && seq === signed.size ? good : bad('other_entry')
}

function presentStep({ of }: ToCheck, { signed, keys }: ShownLog, known: readonly SignerKey[]): Found {
  if (!signed) return bad('nothing')
  const flaw = flawOf(of, signed, keys, known)
  return flaw ? bad(flaw) : good
}

function includedStep({ signed: mine }: ToCheck, { signed, inclusion }: ShownLog): Found {
  if (!signed || signed.size < mine.size) return bad('short')
  if (!inclusion) return bad('refused')
  if (inclusion.leaf !== mine.leaf) return bad('other_leaf')
  const proof = proofBytes(inclusion.proof)
  // The leaf that is looked for is our own, whatever the server says.
  const leaf = fromBase64url(mine.leaf)
  const root = fromBase64url(signed.root)
  return proof && includes({ leaf, index: mine.size - 1, size: signed.size, root, proof }) ? good : bad('no_path')
}

function unbrokenStep({ signed: mine }: ToCheck, { signed, consistency }: ShownLog): Found {
  if (!signed || signed.size < mine.size) return bad('short')
  if (!consistency) return bad('refused')
  return continuesIn(mine, signed, consistency.proof) ? good : bad('broken')
}

/**
 * Checks a ballot with what this phone knows and what the server shows: each step by itself, as far as it can be run. Keys
 * that this phone knows already are believed alone, with those that they handed over to.
 */
export function checkBallot(ballot: ToCheck, shown: ShownLog | null, known: readonly SignerKey[]): Checked[] {
  const present = shown ? presentStep(ballot, shown, known) : open('offline')
  // What nobody signed proves nothing, whatever is said to lead to it.
  const rest = (step: (to: ToCheck, log: ShownLog) => Found): Found =>
    shown && present.holds ? step(ballot, shown) : open(shown ? 'before' : 'offline')
  const found: Record<CheckStep, Found> = {
    signature: signatureStep(ballot, shown?.keys ?? known, known),
    choice: choiceStep(ballot),
    entry: entryStep(ballot),
    present,
    included: rest(includedStep),
    unbroken: rest(unbrokenStep),
  }
  return checkSteps.map((step) => ({ step, ...found[step] }))
}

/** What all steps come to. */
export const verdictOf = (checked: readonly Checked[]): 'good' | 'partly' | 'bad' => {
  if (checked.some(({ holds }) => holds === false)) return 'bad'
  return checked.every(({ holds }) => holds === true) ? 'good' : 'partly'
}
