import type { TaskList } from '@liren/shared/complaints.tasks'
import { z } from 'zod'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Field } from '../../../ui/field.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { LongInput } from '../../../ui/text.input.tsx'
import { useSaveTaskList } from '../hooks/use-tasks.ts'
import { itemsIn } from '../tasks.draft.ts'
import { tasksTexts } from '../tasks.texts.ts'

interface TaskListSheetProps {
  communityId: string
  list: TaskList
  onClose: () => void
}

/** What may be asked of the community, one item a line. What was typed survives closing. */
export function TaskListSheet({ communityId, list, onClose }: TaskListSheetProps) {
  const words = tasksTexts.use()
  const [text, setText, { done }] = useFormDraft(z.string(), `task-list.${communityId}`, list.items.join('\n'))
  const saving = useSaveTaskList(communityId)
  const save = () =>
    saving.mutate(
      { version: list.version, items: itemsIn(text) },
      {
        onSuccess: () => {
          done()
          onClose()
        },
      },
    )
  return (
    <Sheet
      id="task-list-sheet"
      title={words.list}
      onClose={onClose}
      footer={
        <Button id="task-list-save" kind="primary" busy={saving.isPending} onPress={save}>
          {words.save}
        </Button>
      }
    >
      <Stack>
        <Box as="p">{words.listBody}</Box>
        <Field for="task-list-items" label={words.items}>
          <LongInput
            id="task-list-items"
            value={text}
            onInput={setText}
            rows={8}
            maxLength={12_000}
            label={words.items}
          />
        </Field>
        {saving.error && <Banner tone="danger">{messageOf(saving.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}
