import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { inCommunity } from './neighbourhood.ts'
import { pageOf, pageQuery } from './page.ts'
import { id, instant, line, paragraph, settledVersion } from './primitives.ts'

/** What a residents’ committee does with a task pushed from above; one that is not on its list it may decline. */
export const taskStates = ['PUSHED', 'ACCEPTED', 'DECLINED', 'DONE'] as const
export const taskState = z.enum(taskStates)
export type TaskState = z.infer<typeof taskState>

export const taskSteps = ['ACCEPT', 'DECLINE', 'FINISH'] as const
export const taskStep = z.enum(taskSteps)
export type TaskStep = z.infer<typeof taskStep>

/** Items of a list (社区准入清单). */
export const mostTaskItems = 200

export const taskDraft = z.strictObject({
  title: line(60),
  text: paragraph(1_000),
  item: line(60).nullable().default(null).meta({ description: 'Of its list; null where it is on none' }),
  dueAt: instant,
})
export type TaskDraft = z.output<typeof taskDraft>

export const communityTask = z
  .object({
    id,
    title: z.string(),
    text: z.string(),
    item: z.string().nullable().meta({ description: 'Under which item of the community’s list it falls' }),
    isOffList: z.boolean().meta({ description: 'It is on no list: the community need not take it (社区准入)' }),
    by: z.string().meta({ description: 'The office that pushed it' }),
    pushedAt: instant,
    dueAt: instant,
    isOverdue: z.boolean(),
    state: taskState,
    note: z.string().nullable(),
    answeredAt: instant.nullable(),
    abilities: z.object({ steps: z.array(taskStep) }),
  })
  .meta({ id: 'CommunityTask' })
export type CommunityTask = z.infer<typeof communityTask>

export const taskList = z
  .object({
    version: z.number().int(),
    items: z.array(z.string()),
    abilities: z.object({ edit: z.boolean(), push: z.boolean() }),
  })
  .meta({ id: 'TaskList' })
export type TaskList = z.infer<typeof taskList>

export const complaintTasks = {
  tasks: endpoint({
    id: 'complaints.tasks',
    method: 'GET',
    path: '/communities/:communityId/community-tasks',
    summary: 'Tasks pushed to the community from above, newest first (committee, street; a department its own)',
    access: 'account',
    params: inCommunity,
    query: pageQuery,
    reply: pageOf(communityTask),
  }),
  push: endpoint({
    id: 'complaints.pushTask',
    method: 'POST',
    path: '/communities/:communityId/community-tasks',
    summary: 'Pushes a task to a community; one that is not on its list is flagged and counted (street, department)',
    access: 'account',
    params: inCommunity,
    body: taskDraft,
    reply: communityTask,
    status: 201,
    errors: ['complaint_time_wrong', 'complaint_task_item_unknown'],
  }),
  answer: endpoint({
    id: 'complaints.answerTask',
    method: 'POST',
    path: '/communities/:communityId/community-tasks/:taskId/steps',
    summary: 'Takes a task on, declines one that is not on the list, or says that it is done (committee)',
    access: 'account',
    params: inCommunity.extend({ taskId: id }),
    body: z.strictObject({ step: taskStep, note: paragraph(500) }),
    reply: communityTask,
    errors: ['complaint_step_illegal'],
  }),
  list: endpoint({
    id: 'complaints.taskList',
    method: 'GET',
    path: '/communities/:communityId/community-task-list',
    summary: 'What may be asked of the community from above (committee, street, department)',
    access: 'account',
    params: inCommunity,
    reply: taskList,
  }),
  setList: endpoint({
    id: 'complaints.setTaskList',
    method: 'PUT',
    path: '/communities/:communityId/community-task-list',
    summary: 'Sets that list, as the street agreed to it (committee)',
    access: 'account',
    params: inCommunity,
    body: z.strictObject({
      version: settledVersion,
      items: z.array(line(60)).max(mostTaskItems),
    }),
    reply: taskList,
    errors: ['edited_elsewhere'],
  }),
}
