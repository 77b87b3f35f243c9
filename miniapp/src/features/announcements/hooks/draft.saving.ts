import type { Announcement } from '@liren/shared/announcements'
import { codeOf, isUnreachable } from '../../../lib/failure.ts'
import { randomName } from '../../../platform/random.ts'
import { fetchAnnouncement } from '../announcements.api.ts'
import { createDraft, editDraft } from '../drafts.api.ts'
import { contentOf, saysTheSame, type LocalDraft } from '../composer.draft.ts'

/** The draft was changed elsewhere; `theirs` is what the server has now. */
export class EditedElsewhere extends Error {
  override name = 'EditedElsewhere'
  readonly theirs: Announcement

  constructor(theirs: Announcement) {
    super('edited elsewhere')
    this.theirs = theirs
  }
}

/** How saving reads and changes the draft while the author goes on typing. */
export interface DraftBox {
  get: () => LocalDraft
  change: (part: Partial<LocalDraft>) => void
}

type Server = NonNullable<LocalDraft['server']>

async function createOnServer(communityId: string, box: DraftBox): Promise<void> {
  const draft = box.get()
  const content = contentOf(draft)
  if (content === null) return
  const pending = draft.pendingCreate ?? { name: randomName(32), content }
  box.change({ pendingCreate: pending })
  try {
    const made = await createDraft(communityId, pending.content, pending.name)
    box.change({
      server: { id: made.id, version: made.version },
      pendingCreate: null,
      saved: JSON.stringify(pending.content),
    })
  } catch (error) {
    // Refused for good: the next content is another submission. No answer: the same one is sent again.
    if (!isUnreachable(error)) box.change({ pendingCreate: null })
    throw error
  }
}

async function editOnServer(communityId: string, box: DraftBox, server: Server): Promise<Server> {
  const content = contentOf(box.get())
  const text = JSON.stringify(content)
  if (content === null || text === box.get().saved) return server
  try {
    const edited = await editDraft(communityId, server.id, content, server.version)
    const saved = { id: server.id, version: edited.version }
    box.change({ server: saved, saved: text })
    return saved
  } catch (error) {
    if (codeOf(error) !== 'edited_elsewhere') throw error
    const theirs = await fetchAnnouncement(communityId, server.id)
    // Our own earlier saving whose answer was lost looks like somebody else's; it says what we say.
    if (!saysTheSame(content, theirs)) throw new EditedElsewhere(theirs)
    const saved = { id: server.id, version: theirs.version }
    box.change({ server: saved, saved: text })
    return saved
  }
}

/**
 * Brings the server's draft up to what is typed. Null while something is missing.
 * Throws `Failure`, or `EditedElsewhere` with the other text.
 */
export async function saveDraft(communityId: string, box: DraftBox): Promise<Server | null> {
  if (contentOf(box.get()) === null) return null
  if (box.get().server === null) await createOnServer(communityId, box)
  const { server } = box.get()
  return server && editOnServer(communityId, box, server)
}
