import { castReceipt, type CastReceipt } from '@liren/shared/votes.casting'
import { z } from 'zod'
import { forgetDraft, keepDraft, readDraft } from '../../lib/drafts.ts'

const choices = z.record(z.string(), z.union([z.string(), z.array(z.number().int()).readonly()]))

/** A ballot that was sealed and may not have arrived: sent again it is the same one, so it never counts twice. */
const sealedHere = z.object({ commitment: z.string(), sealed: z.string(), salt: z.string(), choices })
export type SealedHere = z.infer<typeof sealedHere>

/** A ballot that was taken in: where it stands, and what only this phone knows of it. */
const castHere = z.object({ receipt: castReceipt, salt: z.string(), choices })
type CastHere = z.infer<typeof castHere>

const waitingName = (headId: string) => `ballot-sealed.${headId}`
const castName = (headId: string) => `ballot-cast.${headId}`
export const draftName = (headId: string) => `ballot.${headId}`

export const readSealed = (headId: string): SealedHere | null => readDraft(sealedHere, waitingName(headId))
export const keepSealed = (headId: string, sealed: SealedHere): boolean => keepDraft(waitingName(headId), sealed)
export const forgetSealed = (headId: string): boolean => forgetDraft(waitingName(headId))

export const readCast = (headId: string): CastHere | null => readDraft(castHere, castName(headId))

/** Its answer came: what waited becomes what was cast, and the draft is done with. */
export function settleSealed(headId: string, receipt: CastReceipt, { salt, choices: chosen }: SealedHere): void {
  keepDraft(castName(headId), { receipt, salt, choices: chosen } satisfies CastHere)
  forgetSealed(headId)
  forgetDraft(draftName(headId))
}
