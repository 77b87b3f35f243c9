import { z } from 'zod'
import type { SealedFiles } from '../platform/storage/sealed.files.ts'

const payload = z.object({ key: z.string().regex(/^(attachments|votes|complaints)\//) })

/** After a file was taken out of a draft, or its years are over: what was stored of it. */
export const removeAttachmentJob = (files: SealedFiles) => (job: unknown) => files.remove(payload.parse(job).key)
