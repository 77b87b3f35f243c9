import { z } from 'zod'
import { instant } from './primitives.ts'
import { digest } from './votes.views.ts'

/** Eight bytes, which is enough to tell keys apart; whether a key is the right one is told by the whole of it. */
const keyId = z.string().regex(/^[A-Za-z0-9_-]{11}$/)
const signature = z.string().regex(/^[A-Za-z0-9_-]{86}$/)

/** What the signer says of a log: how long it is, where its chain and its tree stand, and since when. */
export const signedHead = z
  .object({
    size: z.number().int().min(1),
    leaf: digest.meta({ description: 'Of the entry whose seq is the size' }),
    head: digest.meta({ description: 'The end of the chain up to there' }),
    root: digest.meta({ description: 'Of the tree of RFC 9162 over all leaves up to there' }),
    at: instant,
    key: keyId,
    signature: signature.meta({ description: 'Ed25519, by the signer' }),
  })
  .meta({ id: 'SignedHead' })
export type SignedHead = z.infer<typeof signedHead>

/** A key of the signer, which vouches for itself; `endorsement` is by the key before it, unless that one was lost. */
export const signerKey = z
  .object({
    key: keyId,
    publicKey: digest,
    from: instant,
    previous: keyId.nullable(),
    signature,
    endorsement: signature.nullable(),
  })
  .meta({ id: 'SignerKey' })
export type SignerKey = z.infer<typeof signerKey>
