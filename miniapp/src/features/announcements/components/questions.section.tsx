import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { More } from '../../../ui/more.tsx'
import { SwitchRow } from '../../../ui/switch.tsx'
import { useQuestions, useSetClosed } from '../hooks/use-questions.ts'
import type { NoticeQuestions } from '../hooks/use-notice-questions.ts'
import { questionsTexts } from '../questions.texts.ts'
import { QuestionSteps } from './question.steps.tsx'
import { QuestionView } from './question.view.tsx'

interface QuestionsSectionProps {
  communityId: string
  announcementId: string
  state: NoticeQuestions
}

/** What neighbours ask under a notice; nothing at all where a community has not let them. */
export function QuestionsSection({ communityId, announcementId, state }: QuestionsSectionProps) {
  const words = questionsTexts.use()
  const questions = useQuestions(communityId, announcementId)
  const closing = useSetClosed(communityId, announcementId)
  const first = questions.data?.pages[0]
  if (!first?.isOn) return null
  const all = questions.data?.pages.flatMap((page) => page.items) ?? []
  const { isClosed, abilities } = first
  return (
    <Section
      title={words.section}
      action={
        abilities.ask && (
          <Button id="ask" snug kind="quiet" icon="question" onPress={state.ask}>
            {words.ask}
          </Button>
        )
      }
    >
      <Stack>
        {state.hasAsked && (
          <Banner id="asked" tone="good">
            {words.sent}
          </Banner>
        )}
        {abilities.close && (
          <Card flush>
            <SwitchRow
              id="accept-questions"
              on={!isClosed}
              onChange={(isOpen) => closing.mutate(!isOpen)}
              title={words.accept}
              note={words.acceptNote}
            />
          </Card>
        )}
        {closing.error && <Banner tone="danger">{messageOf(closing.error)}</Banner>}
        {all.length === 0 && <Box as="p">{isClosed ? words.noneClosed : words.none}</Box>}
        {all.length > 0 && isClosed && <Box as="p">{words.closed}</Box>}
        {all.map((question) => (
          <Card key={question.id} id={`question-${question.id}`}>
            <Stack tight>
              <QuestionView question={question} />
              <QuestionSteps communityId={communityId} question={question} onAsk={state.setAsking} />
            </Stack>
          </Card>
        ))}
        {questions.hasNextPage && (
          <More hasMore isLoading={questions.isFetchingNextPage} onMore={() => void questions.fetchNextPage()} />
        )}
      </Stack>
    </Section>
  )
}
