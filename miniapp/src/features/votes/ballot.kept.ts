import { castReceipt, type CastReceipt } from '@liren/shared/votes.casting'
import { z } from 'zod'
import { draftNames, forgetDraft, keepDraft, readDraft } from '../../lib/drafts.ts'

const choices = z.record(z.string(), z.union([z.string(), z.array(z.number().int()).readonly()]))

/** A ballot that was sealed and may not have arrived: sent again it is the same one, so it never counts twice. */
const sealedHere = z.object({ commitment: z.string(), sealed: z.string(), salt: z.string(), choices })
export type SealedHere = z.infer<typeof sealedHere>

/** What only the phone that sealed a ballot knows of it. */
const secret = z.object({ salt: z.string(), choices })
export type Secret = z.infer<typeof secret>

/** A ballot that was taken in: where it stands, for which flats, and what is in it, where it was sealed here. */
const castHere = z.object({ receipt: castReceipt, units: z.array(z.string()), secret: secret.nullable() })
export type CastHere = z.infer<typeof castHere>

const waitingName = (headId: string) => `ballot-sealed.${headId}`
const castsOf = (decisionId: string) => `ballot-cast.${decisionId}.`
const castName = (decisionId: string, headId: string) => `${castsOf(decisionId)}${headId}`
export const draftName = (headId: string) => `ballot.${headId}`

export const readSealed = (headId: string): SealedHere | null => readDraft(sealedHere, waitingName(headId))
export const keepSealed = (headId: string, sealed: SealedHere): boolean => keepDraft(waitingName(headId), sealed)
export const forgetSealed = (headId: string): boolean => forgetDraft(waitingName(headId))

export const readCast = (decisionId: string, headId: string): CastHere | null =>
  readDraft(castHere, castName(decisionId, headId))

/** Every ballot of a decision that was cast on this phone, by its head; whatever the server says there is. */
export const readCasts = (decisionId: string): (CastHere & { headId: string })[] =>
  draftNames(castsOf(decisionId)).flatMap((name) => {
    const headId = name.slice(castsOf(decisionId).length)
    const cast = readCast(decisionId, headId)
    return cast ? [{ ...cast, headId }] : []
  })

/** Where a ballot stands and for whom. */
interface OfHead {
  decisionId: string
  headId: string
  units: readonly string[]
}

/** Keeps the receipt of a ballot, with what is in it where it was sealed here. */
export function keepCast({ decisionId, headId, units }: OfHead, receipt: CastReceipt, known: Secret | null): void {
  keepDraft(castName(decisionId, headId), { receipt, units: [...units], secret: known } satisfies CastHere)
}

/** Its answer came: what waited becomes what was cast, and the draft is done with. */
export function settleSealed(of: OfHead, receipt: CastReceipt, { salt, choices: chosen }: SealedHere): void {
  keepCast(of, receipt, { salt, choices: chosen })
  forgetSealed(of.headId)
  forgetDraft(draftName(of.headId))
}

const grantedHere = secret.extend({ commitment: z.string() })
const grantedName = (decisionId: string, headId: string) => `ballot-granted.${decisionId}.${headId}`

/** Keeps what is in a ballot that somebody else is to hand in: its receipt comes later. */
export const keepGranted = (decisionId: string, headId: string, granted: z.infer<typeof grantedHere>): boolean =>
  keepDraft(grantedName(decisionId, headId), granted)

export const readGranted = (decisionId: string, headId: string): z.infer<typeof grantedHere> | null =>
  readDraft(grantedHere, grantedName(decisionId, headId))
