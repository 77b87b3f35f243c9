import type { AttachmentUse } from '@liren/shared/announcements.attachments'
import { DomainError } from '../../platform/errors.ts'

interface File {
  id: string
  kind: 'picture' | 'pdf'
}

/** Throws `attachment_unknown` unless each use names another one of these files. */
export function expectUses(uses: readonly AttachmentUse[], files: readonly File[]): void {
  const known = new Set(files.map(({ id }) => id))
  const named = new Set(uses.map(({ id }) => id))
  if (named.size < uses.length || uses.some(({ id }) => !known.has(id))) throw new DomainError('attachment_unknown')
}

/** The first picture among those used, to stand for the notice in lists. */
export const coverOf = (uses: readonly AttachmentUse[], files: readonly File[]): string | null =>
  uses.find(({ id }) => files.some((file) => file.id === id && file.kind === 'picture'))?.id ?? null

/** The name a picture is saved under once it is a JPEG, whatever it came as. */
export const pictureName = (name: string): string => `${name.replace(/\.[a-z0-9]{1,5}$/i, '') || 'picture'}.jpg`
