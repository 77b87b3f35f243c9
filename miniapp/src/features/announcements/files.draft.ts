import type { Attachment } from '@liren/shared/announcements.attachments'

/** Files with one more; one that was sent again after a lost answer is there once. */
export const withFile = (files: readonly Attachment[], file: Attachment): Attachment[] =>
  files.some(({ id }) => id === file.id) ? [...files] : [...files, file]
