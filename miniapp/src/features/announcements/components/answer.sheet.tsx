import type { Question } from '@liren/shared/announcements.questions'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { LongInput } from '../../../ui/text.input.tsx'
import { useAnswer } from '../hooks/use-questions.ts'
import { answerForm } from '../questions.draft.ts'
import { questionsTexts } from '../questions.texts.ts'

interface AnswerSheetProps {
  communityId: string
  question: Question
  onClose: () => void
}

/** Replies to a question, once. What was typed survives closing; it goes once it is sent. */
export function AnswerSheet({ communityId, question, onClose }: AnswerSheetProps) {
  const words = questionsTexts.use()
  const [text, setText, { done }] = useFormDraft(answerForm, `answer.${question.id}`, '')
  const answering = useAnswer(communityId, question.id)
  const send = () =>
    answering.mutate(text.trim(), {
      onSuccess: () => {
        done()
        onClose()
      },
    })
  return (
    <Sheet
      id="answer-sheet"
      title={words.answerTitle}
      onClose={onClose}
      footer={
        <Button id="answer-send" kind="primary" busy={answering.isPending} disabled={text.trim() === ''} onPress={send}>
          {words.sendAnswer}
        </Button>
      }
    >
      <Stack>
        <Box as="p">{question.text}</Box>
        <Field
          for="answer-text"
          label={words.answerLabel}
          hint={words.answerHint}
          fault={answering.error ? messageOf(answering.error) : undefined}
        >
          <LongInput
            id="answer-text"
            value={text}
            onInput={setText}
            rows={4}
            maxLength={1000}
            label={words.answerLabel}
            describedBy={noteOf('answer-text')}
          />
        </Field>
      </Stack>
    </Sheet>
  )
}
