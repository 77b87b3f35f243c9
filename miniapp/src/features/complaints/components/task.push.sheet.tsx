import { useState } from 'react'
import { useNow } from '../../../lib/clock.ts'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { messageOf } from '../../../lib/messages.ts'
import { dayOf } from '../../../lib/time.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { SelectInput, WhenInput } from '../../../ui/choice.input.tsx'
import { Field } from '../../../ui/field.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { LongInput, TextInput } from '../../../ui/text.input.tsx'
import { usePushTask } from '../hooks/use-tasks.ts'
import { blankTask, taskForm, taskOf, type TaskFault } from '../tasks.draft.ts'
import { tasksTexts } from '../tasks.texts.ts'

interface TaskPushSheetProps {
  communityId: string
  items: readonly string[]
  onClose: () => void
}

const farthest = 365 * 24 * 3_600_000

/** Pushes a task to a community: what, under which item of its list, and by which day. */
export function TaskPushSheet({ communityId, items, onClose }: TaskPushSheetProps) {
  const words = tasksTexts.use()
  const now = useNow()
  const [form, setForm, { done }] = useFormDraft(taskForm, `task.${communityId}`, blankTask)
  const [fault, setFault] = useState<TaskFault | null>(null)
  const pushing = usePushTask(communityId)
  const change = (part: Partial<typeof form>) => {
    setFault(null)
    setForm((before) => ({ ...before, ...part }))
  }
  const confirm = () => {
    const body = taskOf(form)
    if (typeof body === 'string') return setFault(body)
    return pushing.mutate(body, {
      onSuccess: () => {
        done()
        onClose()
      },
    })
  }
  return (
    <Sheet
      id="task-push-sheet"
      title={words.push}
      onClose={onClose}
      footer={
        <Button id="task-push-confirm" kind="primary" busy={pushing.isPending} onPress={confirm}>
          {words.push}
        </Button>
      }
    >
      <Stack>
        <Box as="p">{words.pushBody}</Box>
        <Field for="task-title" label={words.title} fault={fault === 'title' ? words.titleFault : undefined}>
          <TextInput
            id="task-title"
            value={form.title}
            onInput={(title) => change({ title })}
            maxLength={60}
            label={words.title}
          />
        </Field>
        <Field for="task-text" label={words.text} fault={fault === 'text' ? words.textFault : undefined}>
          <LongInput
            id="task-text"
            value={form.text}
            onInput={(text) => change({ text })}
            rows={3}
            maxLength={1_000}
            label={words.text}
          />
        </Field>
        <Field for="task-item" label={words.item}>
          <SelectInput
            id="task-item"
            label={words.item}
            value={form.item}
            choices={[{ value: '', text: words.noItem }, ...items.map((one) => ({ value: one, text: one }))]}
            onChange={(item) => change({ item })}
          />
        </Field>
        <Field for="task-day" label={words.day} fault={fault === 'dueAt' ? words.dayFault : undefined}>
          <WhenInput
            id="task-day"
            kind="date"
            label={words.day}
            value={form.day}
            min={dayOf(now)}
            max={dayOf(now + farthest)}
            onChange={(day) => change({ day })}
          />
        </Field>
        {pushing.error && <Banner tone="danger">{messageOf(pushing.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}
