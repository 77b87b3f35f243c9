import { announcementAttachments } from '@liren/shared/announcements.attachments'
import { announcementLife } from '@liren/shared/announcements.life'
import { publicAnnouncements } from '@liren/shared/announcements.public'
import type { AnnouncementsDeps } from './announcements.deps.ts'
import type { Routes } from '../../platform/http/routes.ts'
import { publicDetail, publicFeed, publicFile, publicRevisions } from './announcements.public.service.ts'

export function publicAnnouncementsRoutes(routes: Routes, { pool, files }: AnnouncementsDeps): void {
  routes.anyone(publicAnnouncements.feed, ({ params, query }) => publicFeed(pool, params.communityId, query))
  routes.anyone(publicAnnouncements.detail, ({ params }) =>
    publicDetail(pool, params.communityId, params.announcementId),
  )
  routes.anyone(announcementLife.publicRevisions, ({ params, query }) =>
    publicRevisions(pool, params.communityId, params.announcementId, query),
  )
  routes.anyone(announcementAttachments.publicPicture, ({ params, query }) =>
    publicFile(pool, files, params, { kind: 'picture', ...query }),
  )
  routes.anyone(announcementAttachments.publicPdf, ({ params }) =>
    publicFile(pool, files, params, { kind: 'pdf', size: 'full' }),
  )
}
