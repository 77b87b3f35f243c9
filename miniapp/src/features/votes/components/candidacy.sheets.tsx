import { z } from 'zod'
import type { Candidacy } from '@liren/shared/votes.candidacies'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { Box } from '../../../platform/elements.tsx'
import { ChoiceList } from '../../../ui/choice.list.tsx'
import { Card } from '../../../ui/card.tsx'
import { Field } from '../../../ui/field.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import { LongInput } from '../../../ui/text.input.tsx'
import {
  acceptCandidacy,
  answerCandidacy,
  objectToCandidacy,
  withdrawCandidacy,
  type CandidacyAnswer,
} from '../candidacies.api.ts'
import { candidaciesTexts } from '../candidacies.texts.ts'
import { useBoardAct } from '../hooks/use-candidacies.ts'
import type { InDecision } from '../votes.api.ts'
import { Paragraphs } from './motion.card.tsx'
import { StepSheet } from './step.sheet.tsx'

interface SheetProps {
  at: InDecision
  candidacy: Candidacy
  onClose: () => void
}

/** Takes a candidacy back, or a proposal; or declines one. */
export function LeaveSheet({ at, candidacy, onClose, declines }: SheetProps & { declines: boolean }) {
  const words = candidaciesTexts.use()
  const leaving = useBoardAct(at, (id: string) =>
    declines ? acceptCandidacy(at, id, { accepts: false }) : withdrawCandidacy(at, id),
  )
  const ofProposal = { title: words.takeBack, body: candidacy.statement }
  const ofCandidacy = { title: words.withdraw, body: words.withdrawBody }
  const ofMine = candidacy.status === 'proposed' ? ofProposal : ofCandidacy
  const { title, body } = declines ? { title: words.decline, body: words.declineBody } : ofMine
  return (
    <StepSheet
      id="leave-sheet"
      title={title}
      body={body}
      action={title}
      isSerious
      busy={leaving.isPending}
      error={leaving.error}
      onConfirm={() => leaving.mutate(candidacy.id, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}

/** Objects in writing: to a candidate, or to being barred. */
export function ObjectCandidateSheet({ at, candidacy, onClose }: SheetProps) {
  const words = candidaciesTexts.use()
  const [text, setText, { done }] = useFormDraft(z.string(), `vote.object.${candidacy.id}`, '')
  const objecting = useBoardAct(at, (said: string, submission) => objectToCandidacy(at, candidacy.id, said, submission))
  const send = () =>
    objecting.mutate(text.trim(), {
      onSuccess: () => {
        done()
        onClose()
      },
    })
  return (
    <StepSheet
      id="object-sheet"
      title={`${words.object} · ${candidacy.name ?? ''}`}
      body={words.objectBody}
      action={words.object}
      isReady={text.trim() !== ''}
      busy={objecting.isPending}
      error={objecting.error}
      onConfirm={send}
      onClose={onClose}
    >
      <Field for="object-text" label={words.objectLabel}>
        <LongInput
          id="object-text"
          value={text}
          rows={4}
          maxLength={1000}
          label={words.objectLabel}
          onInput={setText}
        />
      </Field>
    </StepSheet>
  )
}

const answerForm = z.object({ text: z.string(), verdict: z.enum(['upheld', 'refused']).nullable() })

/** The one written answer to an objection. */
export function AnswerCandidateSheet({ at, candidacy, onClose }: SheetProps) {
  const words = candidaciesTexts.use()
  const objection = candidacy.objections.find(({ answer }) => answer === null)
  const objectionId = objection?.id ?? ''
  const [{ text, verdict }, setForm, { done }] = useFormDraft(answerForm, `vote.answer.${objectionId}`, {
    text: '',
    verdict: null,
  })
  const answering = useBoardAct(at, (body: CandidacyAnswer) =>
    answerCandidacy(at, { candidacyId: candidacy.id, objectionId }, body),
  )
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
    <StepSheet
      id="candidate-answer"
      title={words.answer}
      body={words.answerBody}
      action={words.answerSend}
      isReady={objection !== undefined && text.trim() !== '' && verdict !== null}
      busy={answering.isPending}
      error={answering.error}
      onConfirm={send}
      onClose={onClose}
    >
      <Card tinted>
        <Box>{objection && <Paragraphs text={objection.text} />}</Box>
      </Card>
      <LongField label={words.decide}>
        <ChoiceList
          id="candidate-verdict"
          label={words.decide}
          options={[
            { value: 'upheld', title: words.upheld, note: words.upheldNote },
            { value: 'refused', title: words.notUpheld, note: words.notUpheldNote },
          ]}
          chosen={verdict}
          onChoose={(chosen) => setForm({ text, verdict: chosen })}
        />
      </LongField>
      <Field for="candidate-answer-text" label={words.answerLabel}>
        <LongInput
          id="candidate-answer-text"
          value={text}
          rows={4}
          maxLength={1000}
          label={words.answerLabel}
          onInput={(typed) => setForm({ text: typed, verdict })}
        />
      </Field>
    </StepSheet>
  )
}
