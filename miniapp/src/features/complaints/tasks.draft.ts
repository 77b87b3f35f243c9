import { taskDraft } from '@liren/shared/complaints.tasks'
import { z } from 'zod'
import { instantAt } from '../../lib/time.ts'
import type { TaskBody } from './tasks.api.ts'

/** A task while it is written. */
export const taskForm = z.object({ title: z.string(), text: z.string(), item: z.string(), day: z.string() })
export type TaskForm = z.infer<typeof taskForm>
export const blankTask: TaskForm = { title: '', text: '', item: '', day: '' }

export type TaskFault = 'title' | 'text' | 'dueAt'

/** The task as it is sent, or what is missing. */
export function taskOf({ title, text, item, day }: TaskForm): TaskBody | TaskFault {
  const body = { title, text, item: item === '' ? null : item, dueAt: instantAt(day, '18:00') ?? '' }
  const read = taskDraft.safeParse(body)
  if (read.success) return body
  const [at] = read.error.issues[0]?.path ?? []
  return (['title', 'text', 'dueAt'] as const).find((one) => one === at) ?? 'title'
}

/** Items as lines, and lines as items: without what is empty or there twice. */
export const itemsIn = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((one) => one.trim().slice(0, 60))
      .filter((one) => one !== ''),
  ),
]
