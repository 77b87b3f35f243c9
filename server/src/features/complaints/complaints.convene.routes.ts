import { complaintConvene } from '@liren/shared/complaints.convene'
import type { Routes } from '../../platform/http/routes.ts'
import { cancel, convene, hold } from './complaints.convene.service.ts'
import { meetingFor, meetingsFor } from './complaints.convene.view.service.ts'
import { mayLook, mayUse } from './complaints.policy.ts'

export function complaintsConveneRoutes(routes: Routes): void {
  routes.community(complaintConvene.convene, mayUse, ({ db, actor, call }) => convene(db, actor, call.body))
  routes.community(complaintConvene.meetings, mayLook, ({ db, actor, call }) => meetingsFor(db, actor, call.query))
  routes.community(complaintConvene.meeting, mayLook, ({ db, actor, call }) =>
    meetingFor(db, actor, call.params.meetingId),
  )
  routes.community(complaintConvene.hold, mayUse, ({ db, actor, call }) =>
    hold(db, actor, call.params.meetingId, call.body),
  )
  routes.community(complaintConvene.cancel, mayUse, ({ db, actor, call }) =>
    cancel(db, actor, call.params.meetingId, call.body.reason),
  )
}
