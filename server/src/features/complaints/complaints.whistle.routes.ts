import { complaintWhistle } from '@liren/shared/complaints.whistle'
import type { Routes } from '../../platform/http/routes.ts'
import { mayLook, mayUse } from './complaints.policy.ts'
import { mayOpenDesk } from './complaints.whistle.policy.ts'
import { callableFor, callTo, takeCallStep } from './complaints.whistle.service.ts'
import { calledToMe, callsFor } from './complaints.whistle.view.service.ts'

export function complaintsWhistleRoutes(routes: Routes): void {
  routes.community(complaintWhistle.calls, mayLook, ({ db, actor, call }) =>
    callsFor(db, actor, call.params.complaintId),
  )
  routes.community(complaintWhistle.callable, mayUse, ({ db, actor, call }) =>
    callableFor(db, actor, call.params.complaintId, call.query.to),
  )
  routes.community(complaintWhistle.call, mayUse, ({ db, actor, call }) =>
    callTo(db, actor, call.params.complaintId, call.body),
  )
  routes.community(complaintWhistle.takeCallStep, mayLook, ({ db, actor, call }) =>
    takeCallStep(db, actor, call.params, call.body),
  )
  routes.account(complaintWhistle.calledToMe, mayOpenDesk, ({ db, actor, call }) => calledToMe(db, actor, call.query))
}
