import { useState } from 'react'
import type { Decision, Remark } from '@liren/shared/votes.views'
import { Box, Txt } from '../../../platform/elements.tsx'
import { usePageParams } from '../../../platform/page.params.ts'
import { Button } from '../../../ui/button.tsx'
import { Section, Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { More } from '../../../ui/more.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { answersTexts } from '../answers.texts.ts'
import { AnswerRemarkSheet } from '../components/answer.sheet.tsx'
import { CommentSheet } from '../components/comment.sheet.tsx'
import { OneRemark } from '../components/remarks.tsx'
import { WaitingRemark } from '../components/waiting.remark.tsx'
import { useDecision } from '../hooks/use-decisions.ts'
import { useRemarks } from '../hooks/use-remarks.ts'
import type { InDecision } from '../votes.api.ts'
import styles from './decision.screen.module.css'

/** Comments of the review and objections, oldest first, each to be answered in writing once. */
export function AnswersScreen() {
  return (
    <SignedIn title={answersTexts.use().title}>
      <AnswersPage />
    </SignedIn>
  )
}

function AnswersPage() {
  const words = answersTexts.use()
  const { community = '', id = '' } = usePageParams()
  const at: InDecision = { communityId: community, decisionId: id }
  const decision = useDecision(community, id)
  const remarks = useRemarks(at)
  useRefresh(remarks)
  const [asking, setAsking] = useState<Remark | 'comment' | null>(null)
  const close = () => setAsking(null)
  const sheet = () => {
    if (asking === null) return null
    if (asking === 'comment') return <CommentSheet at={at} onClose={close} />
    return <AnswerRemarkSheet at={at} remark={asking} onClose={close} />
  }
  return (
    <Screen
      id="vote-answers"
      title={words.title}
      footer={
        decision.data?.abilities.comment && (
          <Button id="answers-comment" kind="primary" icon="edit" onPress={() => setAsking('comment')}>
            {words.comment}
          </Button>
        )
      }
      sheets={sheet()}
    >
      <QueryView query={decision}>
        {(data) => (
          <QueryView query={remarks}>
            {({ pages }) => (
              <Stack>
                <Txt className={styles['meta']}>{data.title}</Txt>
                <Lists decision={data} all={pages.flatMap((page) => page.items)} onAnswer={setAsking} />
                {remarks.hasNextPage && (
                  <More hasMore isLoading={remarks.isFetchingNextPage} onMore={() => void remarks.fetchNextPage()} />
                )}
              </Stack>
            )}
          </QueryView>
        )}
      </QueryView>
    </Screen>
  )
}

interface ListsProps {
  decision: Decision
  all: readonly Remark[]
  onAnswer: (remark: Remark) => void
}

function Lists({ decision, all, onAnswer }: ListsProps) {
  const words = answersTexts.use()
  if (all.length === 0)
    return <EmptyState id="answers-empty" picture="letterbox" title={words.emptyTitle} body={words.emptyBody} />
  const waiting = all.filter(({ answer }) => answer === null)
  const answered = all.filter(({ answer }) => answer !== null)
  return (
    <>
      <Section title={words.waiting}>
        {waiting.length === 0 ? (
          <Box as="p">{words.noneWaiting}</Box>
        ) : (
          <Stack>
            {waiting.map((remark) => (
              <WaitingRemark
                key={remark.id}
                remark={remark}
                answerDays={decision.policy.answerDays}
                onAnswer={decision.abilities.answer ? () => onAnswer(remark) : null}
              />
            ))}
          </Stack>
        )}
      </Section>
      {answered.length > 0 && (
        <Section title={words.answered}>
          <Stack>
            {answered.map((remark) => (
              <OneRemark key={remark.id} remark={remark} />
            ))}
          </Stack>
        </Section>
      )}
    </>
  )
}
