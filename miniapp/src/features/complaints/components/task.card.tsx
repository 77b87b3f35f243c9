import { useState } from 'react'
import type { CommunityTask, TaskStep } from '@liren/shared/complaints.tasks'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { deadlineText } from '../../../lib/time.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { Button, Buttons } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Mark } from '../../../ui/mark.tsx'
import { ReasonSheet } from '../../../ui/reason.sheet.tsx'
import { useAnswerTask } from '../hooks/use-tasks.ts'
import { tasksTexts } from '../tasks.texts.ts'
import styles from './history.module.css'

/** A task from above: what, by whom, until when, whether it is on the list, and what the committee says to it. */
export function TaskCard({ communityId, task }: { communityId: string; task: CommunityTask }) {
  const words = tasksTexts.use()
  const now = useNow()
  const locale = useLocale()
  const [asking, setAsking] = useState<TaskStep | null>(null)
  const when = deadlineText(task.dueAt, now, locale)
  return (
    <Card id={`task-${task.id}`}>
      <Stack tight>
        <Box as="h2" className={styles['name']}>
          {task.title}
        </Box>
        <Box>
          {task.item === null ? (
            <Mark icon="alert" tone="danger">
              {words.offList}
            </Mark>
          ) : (
            <Mark icon="check">{words.onList(task.item)}</Mark>
          )}
        </Box>
        <Txt>{task.text}</Txt>
        <Txt>{`${words.by(task.by)} · ${words.state[task.state]}`}</Txt>
        <Txt>{task.isOverdue ? words.overdue(when) : words.due(when)}</Txt>
        {task.note !== null && <Txt>{task.note}</Txt>}
        {task.abilities.steps.length > 0 && (
          <Buttons>
            {task.abilities.steps.map((step) => (
              <Button key={step} id={`task-${step}-${task.id}`} snug onPress={() => setAsking(step)}>
                {words.acts[step]}
              </Button>
            ))}
          </Buttons>
        )}
      </Stack>
      {asking !== null && (
        <Answer communityId={communityId} taskId={task.id} step={asking} onClose={() => setAsking(null)} />
      )}
    </Card>
  )
}

interface AnswerProps {
  communityId: string
  taskId: string
  step: TaskStep
  onClose: () => void
}

function Answer({ communityId, taskId, step, onClose }: AnswerProps) {
  const words = tasksTexts.use()
  const answering = useAnswerTask({ communityId, taskId })
  return (
    <ReasonSheet
      id="task-answer"
      title={words.acts[step]}
      body={words.actBody}
      label={words.note}
      action={words.acts[step]}
      longest={500}
      busy={answering.isPending}
      error={answering.error}
      onConfirm={(note) => answering.mutateAsync({ step, note })}
      onClose={onClose}
    />
  )
}
