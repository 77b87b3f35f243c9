import { complaintStreet } from '@liren/shared/complaints.street'
import { complaintTasks } from '@liren/shared/complaints.tasks'
import type { Routes } from '../../platform/http/routes.ts'
import { maySettle } from './complaints.policy.ts'
import { maySupervise, streetFor } from './complaints.street.service.ts'
import { answerTask, listFor, mayPush, maySeeTasks, pushTask, setList, tasksFor } from './complaints.tasks.service.ts'

export function complaintsStreetRoutes(routes: Routes): void {
  routes.account(complaintStreet.street, maySupervise, ({ db, actor, call }) => streetFor(db, actor, call.query))
  routes.community(complaintTasks.tasks, maySeeTasks, ({ db, actor, call }) => tasksFor(db, actor, call.query))
  routes.community(complaintTasks.push, mayPush, ({ db, actor, call }) => pushTask(db, actor, call.body))
  routes.community(complaintTasks.answer, maySettle, ({ db, actor, call }) =>
    answerTask(db, actor, call.params.taskId, call.body),
  )
  routes.community(complaintTasks.list, maySeeTasks, ({ db, actor }) => listFor(db, actor))
  routes.community(complaintTasks.setList, maySettle, ({ db, actor, call }) => setList(db, actor, call.body))
}
