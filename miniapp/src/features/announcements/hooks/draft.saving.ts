import type { Announcement, AnnouncementDraft } from '@liren/shared/announcements'
import type { Keeper } from '../../../lib/draft.saving.ts'
import { fetchAnnouncement } from '../announcements.api.ts'
import { contentOf, saysTheSame, type LocalDraft } from '../composer.draft.ts'
import { createDraft, editDraft } from '../drafts.api.ts'

/** How a notice's draft is saved in its community. */
export const noticeKeeper = (communityId: string): Keeper<LocalDraft, AnnouncementDraft, Announcement> => ({
  contentOf,
  create: (content, submission) => createDraft(communityId, content, submission),
  edit: (id, content, version) => editDraft(communityId, id, content, version),
  read: (id) => fetchAnnouncement(communityId, id),
  saysTheSame,
})
