import { announcements } from '@liren/shared/announcements'
import type { Routes } from '../../platform/http/routes.ts'
import { previewReach, signaturesOf } from './announcements.audience.service.ts'
import * as drafts from './announcements.drafts.service.ts'
import { feedFor } from './announcements.feed.service.ts'
import { createKeptPages } from './announcements.kept.service.ts'
import { markRead } from './announcements.life.service.ts'
import { writtenBy } from './announcements.mine.service.ts'
import { mayCompose, mayReadFeed } from './announcements.policy.ts'
import { detailFor } from './announcements.present.service.ts'
import { publish } from './announcements.publish.service.ts'

export function announcementsRoutes(routes: Routes): void {
  const kept = createKeptPages()
  routes.community(announcements.feed, mayReadFeed, ({ db, actor, call }) => feedFor(db, kept, actor, call.query))
  routes.community(announcements.mine, mayCompose, ({ db, actor, call }) => writtenBy(db, actor, call.query))
  routes.community(announcements.signatures, mayCompose, async ({ db, actor }) => ({
    items: await signaturesOf(db, actor),
  }))
  routes.community(announcements.preview, mayCompose, ({ db, actor, call }) => previewReach(db, actor, call.body))
  routes.community(announcements.create, mayCompose, ({ db, actor, call }) => drafts.createDraft(db, actor, call.body))
  routes.community(announcements.edit, mayCompose, ({ db, actor, call }) =>
    drafts.editDraft(db, actor, call.params.announcementId, call.body),
  )
  routes.community(announcements.discard, mayReadFeed, async ({ db, actor, call }) => {
    await drafts.discardDraft(db, actor, call.params.announcementId)
    return {}
  })
  routes.community(announcements.publish, mayCompose, ({ db, actor, call }) =>
    publish(db, actor, call.params.announcementId, call.body),
  )
  routes.community(announcements.detail, mayReadFeed, ({ db, actor, call }) =>
    detailFor(db, actor, call.params.announcementId),
  )
  routes.community(announcements.markRead, mayReadFeed, async ({ db, actor, call }) => {
    await markRead(db, actor, call.params.announcementId)
    return {}
  })
}
