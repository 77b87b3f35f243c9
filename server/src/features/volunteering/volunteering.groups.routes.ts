import { groups } from '@liren/shared/volunteering.groups'
import type { Routes } from '../../platform/http/routes.ts'
import { approveForGroup } from './volunteering.activities.service.ts'
import * as service from './volunteering.groups.service.ts'
import { mayApprove, mayVolunteer } from './volunteering.policy.ts'

export function volunteeringGroupRoutes(routes: Routes): void {
  routes.community(groups.list, mayVolunteer, ({ db, actor, call }) => service.groupsFor(db, actor, call.query))
  routes.community(groups.register, mayApprove, ({ db, actor, call }) => service.registerGroup(db, actor, call.body))
  routes.community(groups.appoint, mayApprove, ({ db, actor, call }) =>
    service.appointLeader(db, actor, call.params.groupId, call.body.residenceId),
  )
  routes.community(groups.close, mayApprove, ({ db, actor, call }) =>
    service.closeGroup(db, actor, call.params.groupId),
  )
  routes.community(groups.join, mayVolunteer, ({ db, actor, call }) =>
    service.joinGroup(db, actor, call.params.groupId),
  )
  routes.community(groups.leave, mayVolunteer, ({ db, actor, call }) =>
    service.leaveGroup(db, actor, call.params.groupId),
  )
  routes.community(groups.approve, mayVolunteer, ({ db, actor, call }) =>
    approveForGroup(db, actor, call.params.activityId),
  )
}
