import { changing } from '@liren/shared/volunteering.changes'
import type { Routes } from '../../platform/http/routes.ts'
import { withdrawProposal } from './volunteering.activities.service.ts'
import { appeal } from './volunteering.appeals.service.ts'
import { calendarFor, cancelShift, changeShift } from './volunteering.changes.service.ts'
import { mayVolunteer } from './volunteering.policy.ts'
import { consentForWard, notePaperConsent, refuseForWard, wardsFor } from './volunteering.wards.service.ts'

export function changingRoutes(routes: Routes): void {
  routes.community(changing.changeShift, mayVolunteer, ({ db, actor, call }) =>
    changeShift(db, actor, call.params.shiftId, call.body),
  )
  routes.community(changing.cancelShift, mayVolunteer, ({ db, actor, call }) =>
    cancelShift(db, actor, call.params.shiftId, call.body.reason),
  )
  routes.community(changing.withdrawProposal, mayVolunteer, ({ db, actor, call }) =>
    withdrawProposal(db, actor, call.params.activityId),
  )
  routes.community(changing.calendar, mayVolunteer, ({ db, actor, call }) => calendarFor(db, actor, call.query))
  routes.community(changing.wards, mayVolunteer, ({ db, actor }) => wardsFor(db, actor))
  routes.community(changing.consent, mayVolunteer, ({ db, actor, call }) => consentForWard(db, actor, call.params))
  routes.community(changing.refuse, mayVolunteer, async ({ db, actor, call }) => {
    await refuseForWard(db, actor, call.params)
    return {}
  })
  routes.community(changing.notePaper, mayVolunteer, ({ db, actor, call }) => notePaperConsent(db, actor, call.params))
  routes.community(changing.appeal, mayVolunteer, ({ db, actor, call }) =>
    appeal(db, actor, call.params.shiftId, call.body.words),
  )
}
