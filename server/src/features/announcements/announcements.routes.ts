import { announcements } from '@liren/shared/announcements'
import type { Routes } from '../../platform/http/routes.ts'
import { previewReach, signaturesOf } from './announcements.audience.service.ts'
import { mayCompose, mayReadFeed } from './announcements.policy.ts'
import * as service from './announcements.service.ts'

export function announcementsRoutes(routes: Routes): void {
  routes.community(announcements.feed, mayReadFeed, ({ db, actor, call }) => service.feedFor(db, actor, call.query))
  routes.community(announcements.mine, mayCompose, ({ db, actor, call }) => service.writtenBy(db, actor, call.query))
  routes.community(announcements.signatures, mayCompose, async ({ db, actor }) => ({
    items: await signaturesOf(db, actor),
  }))
  routes.community(announcements.preview, mayCompose, ({ db, actor, call }) => previewReach(db, actor, call.body))
  routes.community(announcements.create, mayCompose, ({ db, actor, call }) => service.createDraft(db, actor, call.body))
  routes.community(announcements.edit, mayCompose, ({ db, actor, call }) =>
    service.editDraft(db, actor, call.params.announcementId, call.body),
  )
  routes.community(announcements.discard, mayReadFeed, async ({ db, actor, call }) => {
    await service.discardDraft(db, actor, call.params.announcementId)
    return {}
  })
  routes.community(announcements.publish, mayCompose, ({ db, actor, call }) =>
    service.publish(db, actor, call.params.announcementId, call.body.version),
  )
  routes.community(announcements.detail, mayReadFeed, ({ db, actor, call }) =>
    service.detailFor(db, actor, call.params.announcementId),
  )
  routes.community(announcements.markRead, mayReadFeed, async ({ db, actor, call }) => {
    await service.markRead(db, actor, call.params.announcementId)
    return {}
  })
}
