// First: the libraries behind the next lines lean on it as they load.
import '../../platform/old.engines.ts'
import { commitmentOf, type Choices } from '@liren/shared/votes.audit'
import { fromBase64url, toBase64url } from '@liren/shared/votes.bytes'
import { sealBallot } from '@liren/shared/votes.sealing'
import type { Decision } from '@liren/shared/votes.views'

interface ToSeal {
  decision: Pick<Decision, 'id' | 'motions' | 'publicKey'>
  pseudonym: string
  choices: Choices
  /** The phone's source of bytes that nobody can guess. */
  random: (length: number) => Promise<Uint8Array>
}

/** What is sent, and the salt that stays here. */
export interface Sealed {
  commitment: string
  sealed: string
  salt: string
}

/** Seals a ballot on the phone: from here on nobody reads it before the count. */
export async function sealOnPhone({ decision, pseudonym, choices, random }: ToSeal): Promise<Sealed> {
  if (decision.publicKey === null) throw new TypeError('the decision is not open')
  const [salt, once] = [await random(32), await random(32)]
  const asked = decision.motions.map(({ number, candidates }) => ({ number, candidates: candidates.length }))
  const publicKey = fromBase64url(decision.publicKey)
  return {
    commitment: toBase64url(commitmentOf({ salt, decision: decision.id, pseudonym, choices })),
    sealed: sealBallot({ decision: decision.id, pseudonym, choices, salt, asked, publicKey, once }),
    salt: toBase64url(salt),
  }
}
