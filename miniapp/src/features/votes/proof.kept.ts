import { instant } from '@liren/shared/primitives'
import { signedHead, signerKey, type SignedHead, type SignerKey } from '@liren/shared/votes.heads'
import { z } from 'zod'
import { keepDraft, readDraft } from '../../lib/drafts.ts'
import type { HeadFault, Witness } from './heads.proof.ts'

const witness = z.object({ head: signedHead, keys: z.array(signerKey), checkedAt: instant })
const faults = ['unsigned', 'strange_key', 'gone', 'shorter', 'forked', 'unproven'] as const satisfies HeadFault[]
const contradiction = z.object({
  fault: z.enum(faults),
  kept: signedHead.nullable(),
  shown: signedHead.nullable(),
  at: instant,
})

/** The head of a decision's log that this phone saw last, and when. */
export type KeptWitness = z.infer<typeof witness>
/** That a log did not go on from the head seen before: both heads, for others to see. */
export type Contradiction = z.infer<typeof contradiction>

const headName = (decisionId: string) => `vote-head.${decisionId}`
const faultName = (decisionId: string) => `vote-head-fault.${decisionId}`

export const readWitness = (decisionId: string): KeptWitness | null => readDraft(witness, headName(decisionId))

export function keepWitness(decisionId: string, { head, keys }: Witness, now: Date): void {
  keepDraft(headName(decisionId), { head, keys, checkedAt: now.toISOString() } satisfies KeptWitness)
}

/** Keys of the signer that this phone has come to know with a decision. */
export const knownKeys = (decisionId: string): SignerKey[] => readWitness(decisionId)?.keys ?? []

export const readContradiction = (decisionId: string): Contradiction | null =>
  readDraft(contradiction, faultName(decisionId))

/** Notes the first contradiction for good: what is shown later does not undo it. */
export function keepContradiction(
  decisionId: string,
  { fault, kept, shown, now }: { fault: HeadFault; kept: SignedHead | null; shown: SignedHead | null; now: Date },
): void {
  if (readContradiction(decisionId)) return
  keepDraft(faultName(decisionId), { fault, kept, shown, at: now.toISOString() } satisfies Contradiction)
}
