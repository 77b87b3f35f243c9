import { announcementAttachments } from '@liren/shared/announcements.attachments'
import { announcementDisplay } from '@liren/shared/announcements.display'
import { announcementLife } from '@liren/shared/announcements.life'
import { DomainError } from '../../platform/errors.ts'
import type { Routes } from '../../platform/http/routes.ts'
import { attach, fileFor } from './announcements.attachments.service.ts'
import type { AnnouncementsDeps } from './announcements.deps.ts'
import { displayFor, settleDisplay } from './announcements.display.service.ts'
import * as life from './announcements.life.service.ts'
import { mayCompose, mayReadFeed, maySetDisplay } from './announcements.policy.ts'
import { unschedule } from './announcements.publish.service.ts'
import { attachmentIntake } from './announcements.intake.service.ts'
import { revisionsFor } from './announcements.revisions.service.ts'

export function announcementLifeRoutes(routes: Routes, { files }: Pick<AnnouncementsDeps, 'files'>): void {
  routes.community(
    announcementAttachments.upload,
    mayCompose,
    ({ db, actor, call }) => {
      if (!call.file) throw new DomainError('file_missing')
      return attach(db, actor, call.params.announcementId, call.file)
    },
    attachmentIntake,
  )
  routes.community(announcementAttachments.picture, mayReadFeed, ({ db, actor, call }) =>
    fileFor(db, files, actor, call.params, { kind: 'picture', ...call.query }),
  )
  routes.community(announcementAttachments.pdf, mayReadFeed, ({ db, actor, call }) =>
    fileFor(db, files, actor, call.params, { kind: 'pdf', size: 'full' }),
  )
  routes.community(announcementLife.unschedule, mayCompose, ({ db, actor, call }) =>
    unschedule(db, actor, call.params.announcementId),
  )
  routes.community(announcementLife.pin, mayCompose, ({ db, actor, call }) =>
    life.pin(db, actor, call.params.announcementId, call.body.pinnedUntil),
  )
  routes.community(announcementLife.correct, mayCompose, ({ db, actor, call }) =>
    life.correct(db, actor, call.params.announcementId, call.body),
  )
  routes.community(announcementLife.revisions, mayReadFeed, ({ db, actor, call }) =>
    revisionsFor(db, actor, call.params.announcementId, call.query),
  )
  routes.community(announcementLife.withdraw, mayCompose, ({ db, actor, call }) =>
    life.withdraw(db, actor, call.params.announcementId, call.body.reason),
  )
  routes.community(announcementLife.confirm, mayReadFeed, ({ db, actor, call }) =>
    life.confirm(db, actor, call.params.announcementId, call.body.version),
  )
  routes.community(announcementDisplay.settings, mayCompose, ({ db, actor }) => displayFor(db, actor))
  routes.community(announcementDisplay.setSettings, maySetDisplay, ({ db, actor, call }) =>
    settleDisplay(db, actor, call.body),
  )
}
