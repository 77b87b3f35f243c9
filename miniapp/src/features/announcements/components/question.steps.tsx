import type { Question } from '@liren/shared/announcements.questions'
import { messageOf } from '../../../lib/messages.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button, Buttons } from '../../../ui/button.tsx'
import type { Asking } from '../hooks/use-notice-questions.ts'
import { useAppeal, useReview } from '../hooks/use-questions.ts'
import { questionsTexts } from '../questions.texts.ts'

interface QuestionStepsProps {
  communityId: string
  question: Question
  onAsk: (asking: Asking) => void
}

/** What this person may do with a question. */
export function QuestionSteps({ communityId, question, onAsk }: QuestionStepsProps) {
  const words = questionsTexts.use()
  const { id, abilities } = question
  const reviewing = useReview(communityId, id)
  const appealing = useAppeal(communityId, id)
  const error = reviewing.error ?? appealing.error
  if (!abilities.answer && !abilities.review && !abilities.withdraw) return null
  return (
    <>
      {error && <Banner tone="danger">{messageOf(error)}</Banner>}
      <Buttons>
        {abilities.review && (
          <>
            <Button
              id={`show-${id}`}
              snug
              icon="check"
              busy={reviewing.isPending}
              onPress={() => reviewing.mutate({ refusal: null })}
            >
              {words.show}
            </Button>
            <Button id={`refuse-${id}`} snug kind="quiet" onPress={() => onAsk({ sheet: 'refuse', question })}>
              {words.refuse}
            </Button>
          </>
        )}
        {abilities.answer && (
          <Button id={`answer-${id}`} snug icon="chat" onPress={() => onAsk({ sheet: 'answer', question })}>
            {words.answer}
          </Button>
        )}
        {abilities.appeal && (
          <Button
            id={`appeal-${id}`}
            snug
            icon="people"
            busy={appealing.isPending}
            onPress={() => appealing.mutate(null)}
          >
            {words.appeal}
          </Button>
        )}
        {abilities.withdraw && (
          <Button id={`take-back-${id}`} snug kind="quiet" onPress={() => onAsk({ sheet: 'take-back', question })}>
            {words.withdraw}
          </Button>
        )}
      </Buttons>
    </>
  )
}
