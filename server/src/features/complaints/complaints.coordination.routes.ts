import { complaintCoordination } from '@liren/shared/complaints.coordination'
import type { Routes } from '../../platform/http/routes.ts'
import { settleTopic, topicFor, topicsFor } from './complaints.coordination.service.ts'
import { mayOversee, maySettle } from './complaints.policy.ts'

export function complaintsCoordinationRoutes(routes: Routes): void {
  routes.community(complaintCoordination.topics, mayOversee, ({ db, actor, call }) => topicsFor(db, actor, call.query))
  routes.community(complaintCoordination.topic, mayOversee, ({ db, actor, call }) =>
    topicFor(db, actor, call.params.topicId),
  )
  routes.community(complaintCoordination.settle, maySettle, ({ db, actor, call }) =>
    settleTopic(db, actor, call.params.topicId, call.body.note),
  )
}
