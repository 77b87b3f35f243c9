import { publicAnnouncements } from '@liren/shared/announcements.public'
import type pg from 'pg'
import type { Routes } from '../../platform/http/routes.ts'
import { publicDetail, publicFeed } from './announcements.public.service.ts'

export function publicAnnouncementsRoutes(routes: Routes, pool: pg.Pool): void {
  routes.anyone(publicAnnouncements.feed, ({ params, query }) => publicFeed(pool, params.communityId, query))
  routes.anyone(publicAnnouncements.detail, ({ params }) =>
    publicDetail(pool, params.communityId, params.announcementId),
  )
}
