import { attendance } from '@liren/shared/volunteering.attendance'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Routes } from '../../platform/http/routes.ts'
import * as service from './volunteering.attendance.service.ts'
import { mayApprove, mayVolunteer } from './volunteering.policy.ts'
import { rosterFor } from './volunteering.roster.service.ts'
import { decideReview, reviewsFor } from './volunteering.reviews.service.ts'

export function attendanceRoutes(routes: Routes, vault: Vault): void {
  routes.community(attendance.code, mayVolunteer, ({ db, actor, call }) =>
    service.codeFor(db, vault, actor, call.params),
  )
  routes.community(attendance.scan, mayVolunteer, ({ db, actor, call }) =>
    service.scanCode(db, vault, actor, call.params.shiftId, call.body),
  )
  routes.community(attendance.roster, mayVolunteer, ({ db, actor, call }) => rosterFor(db, actor, call.params.shiftId))
  routes.community(attendance.enter, mayVolunteer, ({ db, actor, call }) =>
    service.enterTimes(db, actor, call.params, call.body),
  )
  routes.community(attendance.confirm, mayVolunteer, ({ db, actor, call }) =>
    service.confirmPresence(db, actor, call.params),
  )
  routes.community(attendance.confirmMine, mayVolunteer, ({ db, actor, call }) =>
    service.confirmMine(db, actor, call.params.shiftId),
  )
  routes.community(attendance.reviews, mayApprove, ({ db, actor, call }) => reviewsFor(db, actor, call.query))
  routes.community(attendance.decide, mayApprove, async ({ db, actor, call }) => {
    await decideReview(db, actor, call.params.reviewId, call.body)
    return {}
  })
}
