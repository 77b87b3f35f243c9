import { announcementDraft, signature, type Announcement, type AnnouncementDraft } from '@liren/shared/announcements'
import { role, type HeldRole } from '@liren/shared/roles'
import { z } from 'zod'
import { editorBlock, toEditor, toStructured, type EditorBlock } from './composer.blocks.ts'

/** A notice while it is written, kept on this device after every change. */
export const localDraft = z.object({
  title: z.string(),
  blocks: z.array(editorBlock).min(1),
  places: z.array(z.object({ kind: z.enum(['community', 'estate', 'grid', 'building', 'entrance']), id: z.string() })),
  roles: z.array(role),
  ownersOnly: z.boolean(),
  signature: signature.nullable(),
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
  title: '',
  blocks: [emptyBlock('first')],
  places: [],
  roles: [],
  ownersOnly: false,
  signature: null,
  server: null,
  pendingCreate: null,
  saved: null,
})

/** Whether anything worth keeping was written. */
export const isBlank = (draft: LocalDraft) =>
  draft.title.trim() === '' && draft.blocks.every((block) => block.text.trim() === '')

const unchecked = (draft: LocalDraft) => ({
  title: draft.title,
  body: toStructured(draft.blocks),
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

export type WritingFault = 'title' | 'body'

/** What keeps the words from being sent, in the order of the page. */
export function writingFaults(draft: LocalDraft): WritingFault[] {
  const { title, body } = announcementDraft.shape
  const faults: WritingFault[] = []
  if (!title.safeParse(draft.title).success) faults.push('title')
  if (!body.safeParse(toStructured(draft.blocks)).success) faults.push('body')
  return faults
}

/** The role a draft on the server was signed with: replies name its place, not its id. */
export const signatureOf = (one: Announcement, signatures: readonly HeldRole[]) =>
  signatures.find((held) => held.role === one.author.role && held.scopeLabel === one.author.scopeLabel) ?? signatures[0]

/** A draft as the server has it, to go on writing. */
export function fromServer(one: Announcement, signatures: readonly HeldRole[]): LocalDraft {
  const held = signatureOf(one, signatures)
  const places = one.audience.flatMap((target) => (target.type === 'place' ? [target] : []))
  const draft: LocalDraft = {
    ...emptyDraft(),
    title: one.title,
    blocks: toEditor(one.body, (index) => `v${one.version}-${index}`),
    places: places.map(({ kind, placeId }) => ({ kind, id: placeId })),
    roles: one.audience.flatMap((target) => (target.type === 'role' ? [target.role] : [])),
    ownersOnly: places.length > 0 && places.every((place) => place.ownersOnly),
    signature: held?.scopeId ? { role: held.role, scopeId: held.scopeId } : null,
    server: { id: one.id, version: one.version },
  }
  return { ...draft, saved: JSON.stringify(contentOf(draft)) }
}

/** Whether the server's notice says what this content says; its signature is the author's own affair. */
export const saysTheSame = (content: AnnouncementDraft, one: Announcement) =>
  JSON.stringify([content.title, content.body, content.audience]) ===
  JSON.stringify([one.title, one.body, one.audience])

export const draftName = (communityId: string, id: string | undefined) => `announcement.${communityId}.${id ?? 'new'}`
