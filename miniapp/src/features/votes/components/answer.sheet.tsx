import { z } from 'zod'
import type { Remark } from '@liren/shared/votes.views'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { ChoiceList } from '../../../ui/choice.list.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { LongInput } from '../../../ui/text.input.tsx'
import { answersTexts } from '../answers.texts.ts'
import { useAnswerRemark } from '../hooks/use-remarks.ts'
import type { InDecision } from '../votes.api.ts'
import { Paragraphs } from './motion.card.tsx'

const form = z.object({ text: z.string(), verdict: z.enum(['upheld', 'refused']).nullable() })

interface AnswerProps {
  at: InDecision
  remark: Remark
  onClose: () => void
}

/** The one written answer to a comment or an objection: what was found, and whether it is agreed with. */
export function AnswerRemarkSheet({ at, remark, onClose }: AnswerProps) {
  const words = answersTexts.use()
  const [{ text, verdict }, setForm, { done }] = useFormDraft(form, `vote.answer.${remark.id}`, {
    text: '',
    verdict: null,
  })
  const answering = useAnswerRemark(at, remark)
  const send = () =>
    answering.mutate(
      { text: text.trim(), isUpheld: verdict === 'upheld' },
      {
        onSuccess: () => {
          done()
          onClose()
        },
      },
    )
  return (
    <Sheet
      id="vote-answer"
      title={words.answer}
      onClose={onClose}
      footer={
        <Button
          id="vote-answer-send"
          kind="primary"
          busy={answering.isPending}
          disabled={text.trim() === '' || verdict === null}
          onPress={send}
        >
          {words.send}
        </Button>
      }
    >
      <Stack>
        <Card tinted>
          <Paragraphs text={remark.text} />
        </Card>
        <LongField label={words.decide}>
          <ChoiceList
            id="vote-answer"
            label={words.decide}
            options={[
              { value: 'upheld', title: words.upheld, note: words.upheldNote[remark.kind] },
              { value: 'refused', title: words.refused, note: words.refusedNote },
            ]}
            chosen={verdict}
            onChoose={(chosen) => setForm({ text, verdict: chosen })}
          />
        </LongField>
        <Field for="vote-answer-text" label={words.label} hint={words.hint}>
          <LongInput
            id="vote-answer-text"
            value={text}
            rows={4}
            maxLength={1000}
            label={words.label}
            describedBy={noteOf('vote-answer-text')}
            onInput={(typed) => setForm({ text: typed, verdict })}
          />
        </Field>
        <Box as="p">{words.body}</Box>
        {answering.error && <Banner tone="danger">{messageOf(answering.error)}</Banner>}
      </Stack>
    </Sheet>
  )
}
