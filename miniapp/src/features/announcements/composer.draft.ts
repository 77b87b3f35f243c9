import {
  announcementDraft,
  signature,
  type Announcement,
  type AnnouncementDraft,
  type PublishingRole,
} from '@liren/shared/announcements'
import { attachment } from '@liren/shared/announcements.attachments'
import { role } from '@liren/shared/roles'
import { z } from 'zod'
import { dayEndedBy, endOfDay } from '../../lib/time.ts'
import { editorBlock, toEditor, toStructured, type EditorBlock } from './composer.blocks.ts'
import { emptyMatter, matterForm, matterFormOf, matterOf, when, whenOf } from './matter.draft.ts'

/** A notice while it is written, kept on this device after every change. What came later defaults: older drafts stay. */
export const localDraft = z.object({
  matter: matterForm.default(emptyMatter),
  title: z.string(),
  blocks: z.array(editorBlock).min(1),
  /** Files the server has already, in their order. */
  files: z.array(attachment).default([]),
  places: z.array(z.object({ kind: z.enum(['community', 'estate', 'grid', 'building', 'entrance']), id: z.string() })),
  roles: z.array(role),
  ownersOnly: z.boolean(),
  signature: signature.nullable(),
  columnId: z.string().nullable().default(null),
  confirm: z.boolean().default(false),
  /** The last day at the top, and the last day in the feed; empty for none. */
  pinnedUntil: z.string().default(''),
  expires: z.string().default(''),
  /** When it is to go out; null for as soon as it is published. */
  publishAt: when.nullable().default(null),
  /** Where the server keeps it, once it does. */
  server: z.object({ id: z.string(), version: z.number() }).nullable(),
  /** A first saving without an answer yet: sent again unchanged under the same name, so that it counts once. */
  pendingCreate: z.object({ name: z.string(), content: announcementDraft }).nullable(),
  /** What the server has, as JSON. */
  saved: z.string().nullable(),
})
export type LocalDraft = z.infer<typeof localDraft>

const emptyBlock = (key: string): EditorBlock => ({ key, kind: 'paragraph', text: '' })

export const emptyDraft = (): LocalDraft => ({
  matter: emptyMatter(),
  title: '',
  blocks: [emptyBlock('first')],
  files: [],
  places: [],
  roles: [],
  ownersOnly: false,
  signature: null,
  columnId: null,
  confirm: false,
  pinnedUntil: '',
  expires: '',
  publishAt: null,
  server: null,
  pendingCreate: null,
  saved: null,
})

/** Whether anything worth keeping was written. */
export const isBlank = (draft: LocalDraft) =>
  draft.title.trim() === '' && draft.files.length === 0 && draft.blocks.every((block) => block.text.trim() === '')

const unchecked = (draft: LocalDraft) => ({
  matter: matterOf(draft.matter),
  title: draft.title,
  body: toStructured(draft.blocks),
  attachments: draft.files.map(({ id, alt }) => ({ id, alt: alt?.trim() ? alt : null })),
  audience: [
    ...draft.places.map((place) => ({
      type: 'place',
      kind: place.kind,
      placeId: place.id,
      ownersOnly: draft.ownersOnly,
    })),
    ...draft.roles.map((name) => ({ type: 'role', role: name })),
  ],
  signature: draft.signature,
  columnId: draft.columnId,
  confirm: draft.confirm,
  pinnedUntil: draft.pinnedUntil === '' ? null : endOfDay(draft.pinnedUntil),
  expiresAt: draft.expires === '' ? null : endOfDay(draft.expires),
})

/** What the server would take; null while something is missing. */
export function contentOf(draft: LocalDraft): AnnouncementDraft | null {
  const parsed = announcementDraft.safeParse(unchecked(draft))
  return parsed.success ? parsed.data : null
}

/** The audience alone, for counting whom it reaches; null while none is chosen. */
export function audienceOf(draft: LocalDraft): Pick<AnnouncementDraft, 'audience' | 'signature'> | null {
  const { audience, signature: signed } = unchecked(draft)
  const parsed = announcementDraft.pick({ audience: true, signature: true }).safeParse({ audience, signature: signed })
  return parsed.success ? parsed.data : null
}

export type WritingFault = 'matter' | 'title' | 'body'

/** What keeps the words from being sent, in the order of the page. */
export function writingFaults(draft: LocalDraft): WritingFault[] {
  const { title, body } = announcementDraft.shape
  const faults: WritingFault[] = []
  if (matterOf(draft.matter) === null) faults.push('matter')
  if (!title.safeParse(draft.title).success) faults.push('title')
  if (!body.safeParse(toStructured(draft.blocks)).success) faults.push('body')
  return faults
}

/** The role a draft was signed with, as far as its reader still holds it. */
export const signatureOf = (one: Announcement, signatures: readonly PublishingRole[]) =>
  signatures.find((held) => held.role === one.signature?.role && held.scopeId === one.signature.scopeId) ??
  signatures[0]

/** A draft as the server has it, to go on writing. */
export function fromServer(one: Announcement, signatures: readonly PublishingRole[]): LocalDraft {
  const held = signatureOf(one, signatures)
  const places = one.audience.flatMap((target) => (target.type === 'place' ? [target] : []))
  const draft: LocalDraft = {
    ...emptyDraft(),
    matter: matterFormOf(one.matter),
    title: one.title,
    blocks: toEditor(one.body, (index) => `v${one.version}-${index}`),
    files: one.attachments,
    places: places.map(({ kind, placeId }) => ({ kind, id: placeId })),
    roles: one.audience.flatMap((target) => (target.type === 'role' ? [target.role] : [])),
    ownersOnly: places.length > 0 && places.every((place) => place.ownersOnly),
    signature: held?.scopeId ? { role: held.role, scopeId: held.scopeId } : null,
    columnId: one.column?.id ?? null,
    confirm: one.confirm,
    pinnedUntil: one.pinnedUntil === null ? '' : dayEndedBy(one.pinnedUntil),
    expires: one.expiresAt === null ? '' : dayEndedBy(one.expiresAt),
    publishAt: one.publishAt === null ? null : whenOf(one.publishAt),
    server: { id: one.id, version: one.version },
  }
  return { ...draft, saved: JSON.stringify(contentOf(draft)) }
}

const usesOf = (files: readonly { id: string; alt: string | null }[]) => files.map(({ id, alt }) => [id, alt])

/** Whether the server's notice says what this content says; its signature is the author's own affair. */
export const saysTheSame = (content: AnnouncementDraft, one: Announcement) =>
  JSON.stringify([
    ...[content.matter, content.title, content.body, usesOf(content.attachments), content.audience],
    ...[content.columnId, content.confirm, content.pinnedUntil, content.expiresAt],
  ]) ===
  JSON.stringify([
    ...[one.matter, one.title, one.body, usesOf(one.attachments), one.audience],
    ...[one.column?.id ?? null, one.confirm, one.pinnedUntil, one.expiresAt],
  ])

export const draftName = (communityId: string, id: string | undefined) => `announcement.${communityId}.${id ?? 'new'}`
