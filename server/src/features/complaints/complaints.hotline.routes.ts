import { complaintHotline } from '@liren/shared/complaints.hotline'
import { DomainError } from '../../platform/errors.ts'
import type { Routes } from '../../platform/http/routes.ts'
import { hotlineIntake } from './complaints.hotline.intake.service.ts'
import * as service from './complaints.hotline.service.ts'
import { takeHotlineImport } from './complaints.hotline.taking.service.ts'
import { maySettle } from './complaints.policy.ts'

/** Work orders of a hotline, sent as a sheet. */
export function hotlineRoutes(routes: Routes, deps: service.HotlineDeps): void {
  routes.community(
    complaintHotline.uploadHotline,
    maySettle,
    ({ db, actor, call }) => {
      if (!call.file) throw new DomainError('file_missing')
      return service.uploadHotline(db, deps, actor, call.params.partnerId, call.file)
    },
    hotlineIntake,
  )
  routes.community(complaintHotline.hotlineImports, maySettle, ({ db, actor, call }) =>
    service.hotlineImportsFor(db, actor, call.params.partnerId, call.query),
  )
  routes.community(complaintHotline.hotlineImport, maySettle, ({ db, actor, call }) =>
    service.hotlineImportFor(db, deps, actor, call.params.importId),
  )
  routes.community(complaintHotline.hotlineRows, maySettle, ({ db, actor, call }) =>
    service.hotlineRowsFor(db, deps, actor, call.params.importId, call.query),
  )
  routes.community(complaintHotline.setHotlineImport, maySettle, ({ db, actor, call }) =>
    service.setHotlineImport(db, deps, actor, call.params.importId, call.body),
  )
  routes.community(complaintHotline.takeHotlineImport, maySettle, ({ db, actor, call }) =>
    takeHotlineImport(db, deps, actor, call.params.importId, call.body.version),
  )
  routes.community(complaintHotline.dropHotlineImport, maySettle, ({ db, actor, call }) =>
    service.dropHotlineImport(db, actor, call.params.importId),
  )
}
