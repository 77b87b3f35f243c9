import type { QueuedQuestion } from '@liren/shared/announcements.questions'
import { useState } from 'react'
import { usePageParams } from '../../../platform/page.params.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { More } from '../../../ui/more.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { QuestionSheets } from '../components/question.sheets.tsx'
import { QuestionSteps } from '../components/question.steps.tsx'
import { QuestionView } from '../components/question.view.tsx'
import type { Asking } from '../hooks/use-notice-questions.ts'
import { useQuestionQueue } from '../hooks/use-questions.ts'
import { questionsTexts } from '../questions.texts.ts'

/** Questions that wait for whoever publishes: to be looked at, or to be answered. */
export function QuestionsScreen() {
  return (
    <SignedIn title={questionsTexts.use().queueTitle}>
      <QuestionsPage />
    </SignedIn>
  )
}

function QuestionsPage() {
  const words = questionsTexts.use()
  const { community = '' } = usePageParams()
  const queue = useQuestionQueue(community)
  useRefresh(queue)
  const [asking, setAsking] = useState<Asking | null>(null)
  return (
    <Screen
      id="questions"
      title={words.queueTitle}
      sheets={asking && <QuestionSheets communityId={community} asking={asking} onClose={() => setAsking(null)} />}
    >
      <QueryView query={queue}>
        {({ pages }) => {
          const all = pages.flatMap((page) => page.items)
          if (all.length === 0)
            return (
              <EmptyState
                id="questions-empty"
                picture="letterbox"
                title={words.queueEmptyTitle}
                body={words.queueEmptyBody}
              />
            )
          return (
            <Stack>
              {all.map((question) => (
                <Queued key={question.id} communityId={community} question={question} onAsk={setAsking} />
              ))}
              <More
                hasMore={queue.hasNextPage}
                isLoading={queue.isFetchingNextPage}
                onMore={() => void queue.fetchNextPage()}
              />
            </Stack>
          )
        }}
      </QueryView>
    </Screen>
  )
}

interface QueuedProps {
  communityId: string
  question: QueuedQuestion
  onAsk: (asking: Asking) => void
}

function Queued({ communityId, question, onAsk }: QueuedProps) {
  const words = questionsTexts.use()
  return (
    <Card id={`queued-${question.id}`}>
      <Stack tight>
        <Box as="p">{words.under(question.announcementTitle)}</Box>
        {question.wasFlagged && <Banner tone="warn">{question.isAppeal ? words.appealed : words.flagged}</Banner>}
        <QuestionView question={question} />
        <QuestionSteps communityId={communityId} question={question} onAsk={onAsk} />
      </Stack>
    </Card>
  )
}
