import { ReasonSheet } from '../../../ui/reason.sheet.tsx'
import { answersTexts } from '../answers.texts.ts'
import { useObject } from '../hooks/use-remarks.ts'
import type { InDecision } from '../votes.api.ts'

/** A comment of the residents' committee on a draft in review, to be answered in writing. */
export function CommentSheet({ at, onClose }: { at: InDecision; onClose: () => void }) {
  const words = answersTexts.use()
  const commenting = useObject(at, 'review')
  return (
    <ReasonSheet
      id={`review-${at.decisionId}`}
      title={words.comment}
      body={words.commentBody}
      label={words.commentLabel}
      hint={words.commentHint}
      action={words.commentSend}
      longest={1000}
      busy={commenting.isPending}
      error={commenting.error}
      onConfirm={commenting.mutateAsync}
      onClose={onClose}
    />
  )
}
