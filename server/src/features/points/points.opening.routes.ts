import { pointsOpenings } from '@liren/shared/points.opening'
import { DomainError } from '../../platform/errors.ts'
import type { Routes } from '../../platform/http/routes.ts'
import { openingIntake } from './points.opening.intake.service.ts'
import * as service from './points.opening.service.ts'
import { mayKeepPoints } from './points.policy.ts'

/** Balances and hours of an older book, sent as a sheet. */
export function pointsOpeningRoutes(routes: Routes, deps: service.OpeningDeps): void {
  routes.community(
    pointsOpenings.upload,
    mayKeepPoints,
    ({ db, actor, call }) => {
      if (!call.file) throw new DomainError('file_missing')
      return service.uploadOpening(db, deps, actor, call.file)
    },
    openingIntake,
  )
  routes.community(pointsOpenings.list, mayKeepPoints, ({ db, actor, call }) =>
    service.openingsFor(db, actor, call.query),
  )
  routes.community(pointsOpenings.opening, mayKeepPoints, ({ db, actor, call }) =>
    service.openingFor(db, deps, actor, call.params.openingId),
  )
  routes.community(pointsOpenings.lines, mayKeepPoints, ({ db, actor, call }) =>
    service.openingLinesFor(db, deps, actor, call.params.openingId, call.query),
  )
  routes.community(pointsOpenings.setColumns, mayKeepPoints, ({ db, actor, call }) =>
    service.setOpeningColumns(db, deps, actor, call.params.openingId, call.body),
  )
  routes.community(pointsOpenings.sign, mayKeepPoints, ({ db, actor, call }) =>
    service.signOpening(db, deps, actor, call.params.openingId, call.body),
  )
  routes.community(pointsOpenings.drop, mayKeepPoints, ({ db, actor, call }) =>
    service.dropOpening(db, actor, call.params.openingId),
  )
}
