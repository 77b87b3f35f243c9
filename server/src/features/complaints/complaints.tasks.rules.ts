import type { TaskState, TaskStep } from '@liren/shared/complaints.tasks'

/** From where each step leads where. What is on the list is not declined. */
const taskStepRules: Record<TaskStep, { from: readonly TaskState[]; to: TaskState }> = {
  ACCEPT: { from: ['PUSHED'], to: 'ACCEPTED' },
  DECLINE: { from: ['PUSHED'], to: 'DECLINED' },
  FINISH: { from: ['ACCEPTED'], to: 'DONE' },
}

/** Where a step with a task leads; null when it may not be taken. */
export function taskAfter(step: TaskStep, task: { state: TaskState; isOffList: boolean }): TaskState | null {
  const { from, to } = taskStepRules[step]
  if (!from.includes(task.state) || (step === 'DECLINE' && !task.isOffList)) return null
  return to
}
