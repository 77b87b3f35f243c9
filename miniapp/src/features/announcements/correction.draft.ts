import type { Announcement } from '@liren/shared/announcements'
import { attachment } from '@liren/shared/announcements.attachments'
import { correctionDraft, type CorrectionDraft } from '@liren/shared/announcements.life'
import { z } from 'zod'
import { keepDraft, readDraft } from '../../lib/drafts.ts'
import { editorBlock, toEditor, toStructured } from './composer.blocks.ts'
import { eventForm, eventFormOf, eventOf } from './matter.draft.ts'

/** A correction while it is written, kept on this device over the version it corrects. */
export const correctionForm = z.object({
  version: z.number(),
  title: z.string(),
  blocks: z.array(editorBlock).min(1),
  files: z.array(attachment),
  event: eventForm.nullable(),
  reason: z.string(),
})
export type CorrectionForm = z.infer<typeof correctionForm>

/** What the notice says now, to be corrected. */
export const correctionOf = (one: Announcement): CorrectionForm => ({
  version: one.version,
  title: one.title,
  blocks: toEditor(one.body, (index) => `v${String(one.version)}-${String(index)}`),
  files: one.attachments,
  event: one.matter.kind === 'event' ? eventFormOf(one.matter.event) : null,
  reason: '',
})

export type CorrectionFault = 'event' | 'title' | 'body' | 'reason'

const unchecked = (form: CorrectionForm) => ({
  version: form.version,
  title: form.title,
  body: toStructured(form.blocks),
  attachments: form.files.map(({ id, alt }) => ({ id, alt: alt?.trim() ? alt : null })),
  event: form.event && eventOf(form.event),
  reason: form.reason,
})

/** What the server would take; null while something is missing. */
export function correctionContent(form: CorrectionForm): CorrectionDraft | null {
  const parsed = correctionDraft.safeParse(unchecked(form))
  return parsed.success ? parsed.data : null
}

/** What keeps it from being sent, in the order of the page. */
export function correctionFaults(form: CorrectionForm): CorrectionFault[] {
  const parts = unchecked(form)
  const { event, title, body, reason } = correctionDraft.shape
  const tried = { event, title, body, reason }
  const names = ['event', 'title', 'body', 'reason'] as const
  return names.filter((name) => !tried[name].safeParse(parts[name]).success)
}

export const correctionName = (announcementId: string) => `correction.${announcementId}`
export const olderName = (announcementId: string) => `correction.older.${announcementId}`

/**
 * Sets aside what was typed over an earlier version of the notice, once a colleague has corrected it meanwhile: it is
 * offered again, and kept until its writer has chosen.
 */
export function setAsideOlder(announcementId: string, initial: CorrectionForm): void {
  const name = correctionName(announcementId)
  const kept = readDraft(z.object({ basis: z.string(), value: correctionForm }), name)
  if (kept === null || kept.value.version === initial.version) return
  keepDraft(olderName(announcementId), { basis: 'null', value: kept.value })
  keepDraft(name, null)
}
