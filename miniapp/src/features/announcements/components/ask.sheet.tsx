import { useFormDraft } from '../../../lib/form.draft.ts'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { SwitchRow } from '../../../ui/switch.tsx'
import { LongInput } from '../../../ui/text.input.tsx'
import { useAsk } from '../hooks/use-questions.ts'
import { askForm, emptyAsk } from '../questions.draft.ts'
import { questionsTexts } from '../questions.texts.ts'

interface AskSheetProps {
  communityId: string
  announcementId: string
  /** Until when a reply is promised, in words. */
  promise: string
  onAsked: () => void
  onClose: () => void
}

/** Asks under a notice. What was typed survives closing; it goes once it is sent. */
export function AskSheet({ communityId, announcementId, promise, onAsked, onClose }: AskSheetProps) {
  const words = questionsTexts.use()
  const [form, setForm, { done }] = useFormDraft(askForm, `ask.${announcementId}`, emptyAsk)
  const asking = useAsk(communityId, announcementId)
  const isBlank = form.text.trim() === ''
  const send = () =>
    asking.mutate(form, {
      onSuccess: () => {
        done()
        onAsked()
      },
    })
  return (
    <Sheet
      id="ask-sheet"
      title={words.askTitle}
      onClose={onClose}
      footer={
        <Button id="ask-send" kind="primary" busy={asking.isPending} disabled={isBlank} onPress={send}>
          {words.send}
        </Button>
      }
    >
      <Stack>
        <Box as="p">{words.askBody(promise)}</Box>
        <Field
          for="ask-text"
          label={words.askLabel}
          hint={words.askHint}
          fault={asking.error ? messageOf(asking.error) : undefined}
        >
          <LongInput
            id="ask-text"
            value={form.text}
            onInput={(text) => setForm({ ...form, text })}
            rows={4}
            maxLength={500}
            label={words.askLabel}
            describedBy={noteOf('ask-text')}
          />
        </Field>
        <SwitchRow
          id="ask-named"
          on={form.isNamed}
          onChange={(isNamed) => setForm({ ...form, isNamed })}
          title={words.named}
          note={words.namedNote}
        />
      </Stack>
    </Sheet>
  )
}
