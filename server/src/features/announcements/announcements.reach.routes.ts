import { announcementsReach } from '@liren/shared/announcements.reach'
import type { Routes } from '../../platform/http/routes.ts'
import type { MessageTemplates } from '../../platform/wechat/wechat.templates.ts'
import { doorSheetFor, posterFor } from './announcements.printing.service.ts'
import { mayAskForReach } from './announcements.reach.policy.ts'
import { reachFor, remind, unreachedBy } from './announcements.reach.service.ts'

export interface ReachSettings {
  templates: MessageTemplates | null
  /** Where H5 is served, for the QR on paper; empty where nobody said. */
  publicOrigin: string
}

export function announcementsReachRoutes(routes: Routes, { templates, publicOrigin }: ReachSettings): void {
  routes.community(announcementsReach.reach, mayAskForReach, ({ db, actor, call }) =>
    reachFor(db, templates, actor, call.params.announcementId),
  )
  routes.community(announcementsReach.unreached, mayAskForReach, ({ db, actor, call }) =>
    unreachedBy(db, templates, actor, call.params.announcementId, call.query),
  )
  routes.community(announcementsReach.remind, mayAskForReach, ({ db, actor, call }) =>
    remind(db, actor, call.params.announcementId),
  )
  routes.community(announcementsReach.doorSheet, mayAskForReach, ({ db, actor, call }) =>
    doorSheetFor(db, publicOrigin, actor, call.params.announcementId),
  )
  routes.community(announcementsReach.poster, mayAskForReach, ({ db, actor, call }) =>
    posterFor(db, publicOrigin, actor, call.params.announcementId),
  )
}
