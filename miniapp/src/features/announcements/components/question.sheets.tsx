import { ReasonSheet } from '../../../ui/reason.sheet.tsx'
import type { Asking } from '../hooks/use-notice-questions.ts'
import { useReview } from '../hooks/use-questions.ts'
import { questionsTexts } from '../questions.texts.ts'
import { AnswerSheet } from './answer.sheet.tsx'
import { TakeBackSheet } from './take.back.sheet.tsx'

interface QuestionSheetsProps {
  communityId: string
  asking: Asking
  onClose: () => void
}

/** The sheet that is open over a question. */
export function QuestionSheets({ communityId, asking: { sheet, question }, onClose }: QuestionSheetsProps) {
  if (sheet === 'answer') return <AnswerSheet communityId={communityId} question={question} onClose={onClose} />
  if (sheet === 'refuse') return <RefuseSheet communityId={communityId} questionId={question.id} onClose={onClose} />
  return <TakeBackSheet communityId={communityId} questionId={question.id} onClose={onClose} />
}

interface RefuseSheetProps {
  communityId: string
  questionId: string
  onClose: () => void
}

function RefuseSheet({ communityId, questionId, onClose }: RefuseSheetProps) {
  const words = questionsTexts.use()
  const reviewing = useReview(communityId, questionId)
  return (
    <ReasonSheet
      id={`refuse-question-${questionId}`}
      title={words.refuseTitle}
      body={words.refuseBody}
      label={words.refuseLabel}
      action={words.refuse}
      kind="danger"
      busy={reviewing.isPending}
      error={reviewing.error}
      onConfirm={(reason) => reviewing.mutateAsync({ refusal: reason })}
      onClose={onClose}
    />
  )
}
