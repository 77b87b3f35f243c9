import { z } from 'zod'
import { id } from './primitives.ts'

/** Files beside one motion. */
export const mostDocuments = 9
/** Pages of one paper ballot that are kept as scans. */
export const mostScans = 6

/** A file of a vote as it is shown: its bytes are what the digest says. */
export const voteFile = z
  .object({
    id,
    kind: z.enum(['picture', 'pdf']),
    name: z.string(),
    bytes: z.number().int(),
    width: z.number().int().nullable().meta({ description: 'Of a picture, in pixels' }),
    height: z.number().int().nullable(),
    digest: z
      .string()
      .regex(/^[A-Za-z0-9_-]{43}$/)
      .meta({ description: 'SHA-256 of the bytes that are handed out, as base64url' }),
  })
  .meta({ id: 'VoteFile' })
export type VoteFile = z.infer<typeof voteFile>
