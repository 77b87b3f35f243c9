import { announcementsSearch } from '@liren/shared/announcements.search'
import type pg from 'pg'
import type { Routes } from '../../platform/http/routes.ts'
import { mayReadFeed } from './announcements.policy.ts'
import { searchFor, searchPublic } from './announcements.search.service.ts'

export function announcementsSearchRoutes(routes: Routes, pool: pg.Pool): void {
  routes.community(announcementsSearch.search, mayReadFeed, ({ db, actor, call }) => searchFor(db, actor, call.query))
  routes.anyone(announcementsSearch.searchPublic, ({ params, query }) => searchPublic(pool, params.communityId, query))
}
