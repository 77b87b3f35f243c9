import { z } from 'zod'

/** A reply that is a file: its bytes and the name to save it under. */
export interface FileReply {
  file: Uint8Array
  name: string
}

/** The reply of endpoints that declare `download`; on the wire it is the bytes, not JSON. */
export const fileReply = z.custom<FileReply>(
  (value) => value !== null && typeof value === 'object' && (value as FileReply).file instanceof Uint8Array,
)
