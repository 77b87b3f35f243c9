import { volunteering } from '@liren/shared/volunteering'
import type { Vault } from '../../platform/crypto/vault.ts'
import type { Routes } from '../../platform/http/routes.ts'
import * as activities from './volunteering.activities.service.ts'
import { mayApprove, mayVolunteer } from './volunteering.policy.ts'
import { signUp, withdrawSignup } from './volunteering.signups.service.ts'
import { activityFor, shiftFor } from './volunteering.view.service.ts'

export function volunteeringRoutes(routes: Routes, vault: Vault): void {
  routes.community(volunteering.propose, mayVolunteer, ({ db, actor, call }) =>
    activities.proposeActivity(db, vault, actor, call.body),
  )
  routes.community(volunteering.activities, mayVolunteer, ({ db, actor, call }) =>
    activities.activitiesFor(db, actor, call.query),
  )
  routes.community(volunteering.activity, mayVolunteer, ({ db, actor, call }) =>
    activityFor(db, actor, call.params.activityId),
  )
  routes.community(volunteering.approve, mayApprove, ({ db, actor, call }) =>
    activities.approveActivity(db, actor, call.params.activityId, call.body),
  )
  routes.community(volunteering.refuse, mayApprove, ({ db, actor, call }) =>
    activities.refuseActivity(db, actor, call.params.activityId, call.body.reason),
  )
  routes.community(volunteering.cancel, mayVolunteer, ({ db, actor, call }) =>
    activities.cancelActivity(db, actor, call.params.activityId, call.body.reason),
  )
  routes.community(volunteering.shifts, mayVolunteer, ({ db, actor, call }) =>
    activities.shiftsFor(db, actor, call.query),
  )
  routes.community(volunteering.shift, mayVolunteer, ({ db, actor, call }) => shiftFor(db, actor, call.params.shiftId))
  routes.community(volunteering.signUp, mayVolunteer, ({ db, actor, call }) =>
    signUp(db, actor, call.params.shiftId, call.body),
  )
  routes.community(volunteering.withdraw, mayVolunteer, ({ db, actor, call }) =>
    withdrawSignup(db, actor, call.params.shiftId),
  )
}
